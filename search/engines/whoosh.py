"""Haystack's engine on Whoosh: our chain, a lean schema, our ranking, generations of the index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from itertools import chain
from pathlib import Path
from typing import Any

from haystack.backends import BaseEngine
from haystack.backends.whoosh_backend import WhooshSearchBackend, WhooshSearchQuery
from haystack.constants import ID
from haystack.exceptions import SkipDocument
from haystack.utils import get_identifier
from whoosh.filedb.filestore import FileStorage
from whoosh.qparser import QueryParser

from search.engines import generations
from search.engines.whoosh_document import index_document
from search.engines.whoosh_readers import READERS, open_index
from search.engines.whoosh_schema import SCHEMA_VERSION, schema
from search.engines.whoosh_writer import GatheringWriter
from search.query_parser import Clauses, Term
from search.results import IndexUnavailable, Ranking


class WhooshBackend(WhooshSearchBackend):
    """Reads the generation in use, and never makes an index because it was asked a question."""

    def __init__(self, connection_alias: str, **connection_options: Any) -> None:
        super().__init__(connection_alias, **connection_options)
        self.root = Path(self.path)
        self.schema, self.content_field_name = schema(), "text"
        self.parser = QueryParser(self.content_field_name, schema=self.schema)

    def setup(self) -> None:
        """Open the generation in use. Raises IndexUnavailable when there is none."""
        self.index = open_index(generations.current(self.root))
        self.storage = self.index.storage
        self.setup_complete = True

    # What our own search asks

    def rank(self, clauses: Clauses, sort: str, offset: int, limit: int) -> Ranking:
        """The articles that answer, best first. Raises IndexUnavailable."""
        return READERS.scorer(self.root).rank(clauses, sort, offset, limit)

    def most_telling(self, terms: Iterable[Term], count: int) -> list[Term]:
        """The terms that set a text apart from the archive: frequent in it, rare elsewhere."""
        return READERS.scorer(self.root).most_telling(terms, count)

    # What the one writer asks

    def writing(self, *, wait: bool = True) -> AbstractContextManager[bool]:
        """The lock of the one writer; `apply` and `rebuild` are called with it held."""
        return generations.writer_lock(self.root, wait=wait)

    def is_current(self) -> bool:
        """Whether the generation in use was built by this chain and schema."""
        folder = generations.current(self.root)
        return folder is not None and generations.manifest(folder).get("schema") == SCHEMA_VERSION

    def apply(self, index: Any, articles: Iterable[Any], gone: Iterable[int]) -> None:
        """Write changed articles and take out those that are gone, in one commit."""
        self.setup()
        writer = GatheringWriter(self.index)
        try:
            for key in gone:
                writer.delete_by_term(ID, f"archive.article.{key}")
            for document in _documents(index, articles):
                writer.update_document(**document)
        except BaseException:
            writer.cancel()
            raise
        writer.commit()

    def rebuild(self, index: Any, batches: Iterable[Iterable[Any]]) -> int:
        """Build a generation beside the one in use and publish it; the number of articles."""
        folder = generations.fresh(self.root)
        writer = GatheringWriter(FileStorage(str(folder)).create_index(schema()))
        for document in _documents(index, chain.from_iterable(batches)):
            writer.add_document(**document)
        count = writer.doc_count()
        writer.commit()
        if open_index(folder).doc_count() != count:
            raise IndexUnavailable(f"{folder} does not hold the {count} articles written to it")
        generations.publish(folder, {"schema": SCHEMA_VERSION, "articles": count})
        return count

    # Haystack's public face

    def update(self, index: Any, iterable: Iterable[Any], commit: bool = True) -> None:
        with self.writing():
            if generations.current(self.root) is None:
                self.rebuild(index, [])
            self.apply(index, iterable, [])

    def remove(self, obj_or_string: Any, commit: bool = True) -> None:
        with self.writing():
            self.apply(None, [], [get_identifier(obj_or_string).rpartition(".")[2]])

    def clear(self, models: Any = None, commit: bool = True) -> None:
        with self.writing():
            self.rebuild(None, [])

    def search(self, query_string: str, **options: Any) -> dict[str, Any]:
        if not query_string.strip():
            return {"results": [], "hits": 0}
        self.setup()
        return super().search(query_string, **options)


class WhooshEngine(BaseEngine):
    backend = WhooshBackend
    query = WhooshSearchQuery


def _documents(index: Any, articles: Iterable[Any]) -> Iterator[dict[str, Any]]:
    for article in articles:
        try:
            yield index_document(index.full_prepare(article))
        except SkipDocument:
            continue
