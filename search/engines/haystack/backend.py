"""Haystack's engine over the embedded one: `SearchQuerySet` and the commands of Haystack."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings
from haystack.backends import BaseEngine
from haystack.backends.whoosh_backend import WhooshSearchBackend
from haystack.utils import get_identifier
from whoosh.qparser import QueryParser

from search.engine import IndexUnavailable
from search.engines.haystack.query import WhooshQuery
from search.engines.haystack.searching import SearchFace
from search.engines.whoosh import engine as embedded
from search.engines.whoosh.ranking.ranker import Ranker
from search.engines.whoosh.schema import schema
from search.index_document import IndexDocument
from search.search_indexes import index_documents

MOST_PROCESSES = 8  # more help little

T = TypeVar("T")


@cache
def engine_in(root: Path) -> embedded.WhooshEngine:
    """One in a process for each folder: its threads share what is open."""
    return embedded.WhooshEngine(root, cache_bytes, processes)


def cache_bytes(articles: int) -> int:
    """How much of an index of so many articles a process keeps decoded."""
    chosen: int = settings.SEARCH_CACHE_MEGABYTES * 1_000_000
    return chosen or embedded.default_cache_bytes(articles)


def processes() -> int:
    """INDEXER_PROCESSES, or as many as there are cores."""
    chosen: int = settings.INDEXER_PROCESSES
    return chosen or min(MOST_PROCESSES, len(os.sched_getaffinity(0)))


class WhooshBackend(SearchFace, WhooshSearchBackend):
    """Reads the generation in use, and never makes an index because it was asked a question."""

    def __init__(self, connection_alias: str, **connection_options: Any) -> None:
        super().__init__(connection_alias, **connection_options)
        self.engine = engine_in(Path(self.path))
        self.schema, self.content_field_name = schema(), "text"
        self.parser = QueryParser(self.content_field_name, schema=self.schema)

    def setup(self) -> None:
        """Open the generation in use. Raises IndexUnavailable when it cannot be read."""
        self.index = self.engine.indexes.index()
        self.storage = self.index.storage
        self.setup_complete = True

    def ask(self, question: Callable[[Ranker], T]) -> T:
        """The answer of the open index, of the generation before if need be."""
        return self.engine.ask(question)

    def update(self, index: Any, iterable: Iterable[Any], commit: bool = True) -> None:
        try:
            with self.engine.writing():
                self.engine.apply(index_documents(index, iterable), [])
        except IndexUnavailable:
            articles = index.index_queryset().iterator(chunk_size=500)
            self._rebuild(index_documents(index, articles))

    def remove(self, obj_or_string: Any, commit: bool = True) -> None:
        with self.engine.writing():
            self.engine.apply([], [int(get_identifier(obj_or_string).rpartition(".")[2])])

    def clear(self, models: Any = None, commit: bool = True) -> None:
        self._rebuild([])

    def _rebuild(self, documents: Iterable[IndexDocument]) -> None:
        with self.engine.rebuilding():
            generation = self.engine.build(documents)
            with self.engine.writing():
                self.engine.publish(generation)


class WhooshEngine(BaseEngine):
    backend = WhooshBackend
    query = WhooshQuery
