"""tantivy from Python: one field with the Snowball stemmer for Arabic, plain BM25."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import tantivy

from bench.speed.baselines import TOP, Baseline
from bench.speed.corpus import read
from bench.speed.queries import Query

HEAP = 200_000_000  # bytes for the writer


class Tantivy(Baseline):
    parses = True

    def index(self) -> Path:
        return self.folder / "tantivy"

    def build(self) -> int:
        self.index().mkdir()
        opened = tantivy.Index(_schema(), str(self.index()))
        writer = opened.writer(HEAP, 1)
        for number, article in enumerate(read(self.articles), 1):
            document = tantivy.Document()
            document.add_unsigned("id", number)
            document.add_text("text", f"{article.title}\n{article.text}")
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        opened.reload()
        return int(opened.searcher().num_docs)

    def open(self) -> None:
        self.opened = tantivy.Index.open(str(self.index()))
        self.searcher = self.opened.searcher()

    def prepare(self, query: Query) -> tantivy.Query:
        """A prefix is one of stems, by tantivy's regular expressions."""
        if query.kind == "prefix":
            return tantivy.Query.regex_query(self.opened.schema, "text", f"{query.words[0]}.*")
        text = " ".join(query.words)
        return self.opened.parse_query(f'"{text}"' if query.kind == "phrase" else text, ["text"])

    def rank(self, prepared: tantivy.Query) -> list[int]:
        """Counts all hits too, as ours does; the ids come from a column, not from stored text."""
        hits = self.searcher.search(prepared, TOP, count=True).hits
        ids = self.searcher.fast_field_values("id", [address for _, address in hits])
        return cast("list[int]", list(ids))


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", fast=True)
    builder.add_text_field("text", tokenizer_name="ar_stem")
    return builder.build()


ENGINE = Tantivy
