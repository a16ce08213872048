"""Haystack's engine on Whoosh: our chain, a lean schema, our ranking, generations of the index."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypeVar

from haystack.backends import BaseEngine
from haystack.backends.whoosh_backend import WhooshSearchBackend
from haystack.constants import DJANGO_ID, ID
from haystack.exceptions import SkipDocument
from haystack.utils import get_identifier
from whoosh.qparser import QueryParser

from search.engines.haystack.query import WhooshQuery
from search.engines.haystack.searching import SearchFace
from search.engines.whoosh.ranking.ranker import MOST_EXPANSIONS, Scorer
from search.engines.whoosh.schema import schema
from search.engines.whoosh.store import generations
from search.engines.whoosh.store.commit import commit_new, writer_in
from search.engines.whoosh.store.open_indexes import READERS
from search.engines.whoosh.writing.document import index_document
from search.engines.whoosh.writing.segments import write_segments
from search.engines.whoosh.writing.workers import usable_processes, write_side_by_side
from search.filters import NO_FILTERS, Filters
from search.parsing import Clauses, Term
from search.results import IndexUnavailable, Ranking

FEW = 2_000  # articles that a single process indexes as soon as several would

T = TypeVar("T")


class WhooshBackend(SearchFace, WhooshSearchBackend):
    """Reads the generation in use, and never makes an index because it was asked a question."""

    def __init__(self, connection_alias: str, **connection_options: Any) -> None:
        super().__init__(connection_alias, **connection_options)
        self.root = Path(self.path)
        self.schema, self.content_field_name = schema(), "text"
        self.parser = QueryParser(self.content_field_name, schema=self.schema)

    def setup(self) -> None:
        """Open the generation in use. Raises IndexUnavailable when it cannot be read."""
        self.index = READERS.index(self.root)
        self.storage = self.index.storage
        self.setup_complete = True

    def ask(self, question: Callable[[Scorer], T]) -> T:
        """The answer of the open index, of the generation before if need be."""
        return READERS.ask(self.root, question)[0]

    # What our own search asks

    def rank(
        self,
        clauses: Clauses,
        sort: str,
        offset: int,
        limit: int,
        expansions: int = MOST_EXPANSIONS,
        seconds: float = math.inf,
        filters: Filters = NO_FILTERS,
        buckets: int = 0,
    ) -> Ranking:
        """The articles that answer, best first. Raises IndexUnavailable.

        A pattern stands for at most `expansions` words; after `seconds` the answer is partial;
        with `buckets`, so many values of each facet are counted.
        """
        ranking, stale = READERS.ask(
            self.root,
            lambda scorer: scorer.rank(
                clauses, sort, offset, limit, expansions, seconds, filters, buckets
            ),
        )
        return replace(ranking, notices=(*ranking.notices, "stale")) if stale else ranking

    def most_telling(self, terms: Iterable[Term], count: int) -> list[Term]:
        """The terms that set a text apart from the archive: frequent in it, rare elsewhere."""
        terms = list(terms)
        return READERS.ask(self.root, lambda scorer: scorer.most_telling(terms, count))[0]

    # What the one writer asks

    def writing(self, *, wait: bool = True) -> AbstractContextManager[bool]:
        """The lock of the one writer, held for `apply` and `publish`."""
        return generations.lock(self.root, wait=wait)

    def rebuilding(self, *, wait: bool = True) -> AbstractContextManager[bool]:
        """The lock of those who rebuild, held for `build`; taken before the writer's."""
        return generations.lock(self.root, generations.REBUILDER, wait=wait)

    def check(self) -> None:
        """Raises IndexUnavailable, whose `state` says why, if the index needs to be rebuilt."""
        READERS.checked(self.root)

    def content_hashes(self, folder: Path | None = None) -> list[tuple[int, str]]:
        """(article, hash of its index document) of all in a generation, or in the one in use.

        Raises IndexUnavailable.
        """
        reader = (READERS.index_in(folder) if folder else READERS.index(self.root)).reader()
        documents = [stored for _, stored in reader.iter_docs()]
        reader.close()
        return [(int(stored[DJANGO_ID]), stored["content_hash"]) for stored in documents]

    def apply(self, index: Any, articles: Iterable[Any], gone: Iterable[int]) -> None:
        """Write changed articles and take out those that are gone, in one commit."""
        writer = writer_in(*READERS.checked(self.root))
        with _cancelled_on_failure(writer):
            documents = list(_documents(index, articles))
            writer.remove([document[ID] for document in documents])
            writer.remove(f"archive.article.{key}" for key in gone)
            for document in documents:
                writer.add_document(**document)
            writer.commit()

    def build(self, index: Any, batches: Iterable[Iterable[Any]]) -> Path:
        """A new generation beside the one in use, read back and found whole.

        Called with the rebuilders' lock held; the writer's is free meanwhile.
        """
        generations.prune(self.root, READERS.is_sound)
        folder = generations.fresh(self.root)
        segments = _segments(folder, _documents(index, chain.from_iterable(batches)))
        count = sum(segment.doc_count() for segment in segments)
        commit_new(folder, segments)
        told = READERS.prove(folder)
        if told.articles != count:
            raise IndexUnavailable(f"{folder} does not hold the {count} articles written to it")
        generations.sweep(folder, told.files)
        return folder

    def publish(self, folder: Path) -> int:
        """Have the generation used; the number of articles in it. Called with both locks held."""
        generations.publish(folder, READERS.is_sound)
        return READERS.checked(self.root)[1].articles

    # Haystack's public face

    def update(self, index: Any, iterable: Iterable[Any], commit: bool = True) -> None:
        try:
            with self.writing():
                self.apply(index, iterable, [])
        except IndexUnavailable:
            self._rebuild(index, [index.index_queryset().iterator(chunk_size=500)])

    def remove(self, obj_or_string: Any, commit: bool = True) -> None:
        with self.writing():
            self.apply(None, [], [get_identifier(obj_or_string).rpartition(".")[2]])

    def clear(self, models: Any = None, commit: bool = True) -> None:
        self._rebuild(None, [])

    def _rebuild(self, index: Any, batches: Iterable[Iterable[Any]]) -> None:
        with self.rebuilding():
            folder = self.build(index, batches)
            with self.writing():
                self.publish(folder)


class WhooshEngine(BaseEngine):
    backend = WhooshBackend
    query = WhooshQuery


def _documents(index: Any, articles: Iterable[Any]) -> Iterator[dict[str, Any]]:
    for article in articles:
        try:
            yield index_document(index.full_prepare(article))
        except SkipDocument:
            continue


def _segments(folder: Path, documents: Iterator[dict[str, Any]]) -> list[Any]:
    few, processes = list(islice(documents, FEW)), usable_processes()
    every = chain(few, documents)
    if processes == 1 or len(few) < FEW:
        return write_segments(folder, every)
    return write_side_by_side(folder, every, processes)


@contextmanager
def _cancelled_on_failure(writer: Any) -> Iterator[None]:
    """Whoosh's writer gives its lock back only when it is told to."""
    try:
        yield
    except BaseException:
        with suppress(Exception):
            writer.cancel()
        raise
