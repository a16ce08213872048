"""Haystack's backend over the engine of the archive; it keeps articles, and articles alone."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db.models import Model, QuerySet
from haystack import connections
from haystack.backends import BaseEngine, BaseSearchBackend, log_query
from haystack.exceptions import SearchBackendError
from haystack.models import SearchResult

from archive.models import Article, IndexChange
from search.database_pairing import DatabasePairing, on_another_database
from search.engine import IndexUnavailable
from search.engines.haystack.connection import OTHER_MODELS, require_article_index, require_articles
from search.engines.haystack.facets import Facets
from search.engines.haystack.fields import IDENTIFIER
from search.engines.haystack.matching import SORTS, Selection
from search.engines.haystack.query import EVERYTHING, NO_SUGGESTIONS, HaystackQuery, hide
from search.engines.haystack.results import Presentation, page
from search.engines.whoosh.engine import WhooshEngine, default_cache_bytes
from search.outbox import BATCH, mark_changed, note_commit
from search.pairing import DEFAULT_INDEX
from search.parsing import content_terms
from search.search_indexes import index_documents

MOST_PROCESSES = 8  # more help little
MOST_TELLING = 12  # words by which a text is likened to others

NO_UNCOMMITTED = "nothing is written without being committed: readers see each change as a whole"
NO_COORDINATES = "articles have no coordinates to measure distances by"
REFUSED = {  # parameters of a search -> why
    "within": NO_COORDINATES,
    "dwithin": NO_COORDINATES,
    "distance_point": NO_COORDINATES,
    "spelling_query": NO_SUGGESTIONS,
}

log = logging.getLogger("haystack")


def engine_in(root: Path, using: str = DEFAULT_INDEX) -> WhooshEngine:
    """One in a process for each folder: its threads share what is open. The database notes the
    commits of the index under the name of its connection."""
    return _engine(root, using)


@cache
def _engine(root: Path, using: str) -> WhooshEngine:
    engine = WhooshEngine(root, cache_bytes, processes, DatabasePairing(using))
    on_another_database(engine.indexes.forget_pairing)
    return engine


def cache_bytes(articles: int) -> int:
    """How much of an index of so many articles a process keeps decoded."""
    chosen: int = settings.SEARCH_CACHE_MEGABYTES * 1_000_000
    return chosen or default_cache_bytes(articles)


def processes() -> int:
    """INDEXER_PROCESSES, or as many as there are cores."""
    chosen: int = settings.INDEXER_PROCESSES
    return chosen or min(MOST_PROCESSES, len(os.sched_getaffinity(0)))


class HaystackBackend(BaseSearchBackend):
    """Reads the generation in use, and never makes an index because it was asked a question.

    What this engine cannot do, and every question about another model than Article, ends in a
    SearchBackendError that says why; nothing is touched then.
    """

    def __init__(self, connection_alias: str, **options: Any) -> None:
        super().__init__(connection_alias, **options)
        if not options.get("PATH"):
            raise ImproperlyConfigured(f"connection {connection_alias!r} needs a PATH: a folder")
        if self.include_spelling:
            raise ImproperlyConfigured(f"INCLUDE_SPELLING: {NO_SUGGESTIONS}")
        if options.get("STORAGE", "file") != "file":
            raise ImproperlyConfigured("STORAGE: the index lies in files, in the folder PATH")
        self.engine = engine_in(Path(options["PATH"]), connection_alias)

    def update(self, index: Any, iterable: Iterable[Article], commit: bool = True) -> None:
        """As the database has them: those that are not published are taken out.

        An index that cannot be read is built of all articles.
        """
        require_article_index(index)
        _require_commit(commit)
        keys = _keys(iterable)
        try:
            for start in range(0, len(keys), BATCH):
                self._update(index, keys[start : start + BATCH])
        except IndexUnavailable:
            self.rebuild()

    def remove(self, obj_or_string: Model | str, commit: bool = True) -> None:
        """A published article waits to be indexed again: the index follows the database."""
        key = _article_key(obj_or_string)
        _require_commit(commit)
        try:
            with self.engine.writing():
                mark_changed(article.pk for article in self._published([key]))
                self.engine.apply([], [key])
                note_commit(self.connection_alias)
        except IndexUnavailable as error:
            self._failed(error)

    def clear(self, models: Iterable[type[Model]] | None = None, commit: bool = True) -> None:
        """Of all with None. What was taken out waits to be indexed again."""
        models = models if models is None else list(models)
        require_articles(models or ())
        _require_commit(commit)
        if models is None or models:
            with self.engine.rebuilding(), self.engine.writing():
                generation = self.engine.build([])
                mark_changed(self._index().index_queryset().values_list("pk", flat=True))
                self.engine.publish(generation)
                note_commit(self.connection_alias)

    def rebuild(self) -> None:
        """Build the index of all articles beside the one in use; other writers wait meanwhile."""
        index = self._index()
        with self.engine.rebuilding(), self.engine.writing():
            articles = index.index_queryset().iterator(chunk_size=BATCH)
            self.engine.publish(self.engine.build(index_documents(index, articles)))
            note_commit(self.connection_alias)

    @log_query
    def search(self, query_string: str, **parameters: Any) -> dict[str, Any]:
        """Parameters as Haystack names them. A missing index has no hits where the connection
        is set to fail silently, as it is by default; else SearchBackendError is raised."""
        _require_possible(parameters)
        facets = Facets.requested(*map(parameters.get, ("facets", "date_facets", "query_facets")))
        selection = _selection(str(query_string), parameters)
        if not selection.query.strip():
            return {"results": [], "hits": 0}
        part = slice(parameters.get("start_offset") or 0, parameters.get("end_offset"))
        try:
            hits = self.engine.ask(lambda ranker: page(ranker, selection, part, facets))
        except IndexUnavailable as error:
            return self._failed(error)
        return {
            "results": self._presentation(selection.query, parameters).results(hits),
            "hits": hits.hits,
            "facets": facets.with_names(hits.facets) if facets else {},
            "spelling_suggestion": None,
        }

    def more_like_this(
        self, model_instance: Any, additional_query_string: str | None = None, **parameters: Any
    ) -> dict[str, Any]:
        """Articles that share the words that tell this one apart, among those of the query."""
        require_articles([type(model_instance)])
        try:
            terms = content_terms(model_instance.title, model_instance.body)
            telling = self.engine.most_telling(terms, MOST_TELLING)
        except IndexUnavailable as error:
            return self._failed(error)
        narrowed = {additional_query_string or EVERYTHING, f"NOT pk:{model_instance.pk}"}
        parameters["narrow_queries"] = narrowed.union(parameters.get("narrow_queries") or ())
        query = " OR ".join(hide(term.surface) for term in telling)
        results: dict[str, Any] = self.search(query, **parameters)
        return results

    def _presentation(self, query: str, parameters: Mapping[str, Any]) -> Presentation:
        index = self._index()
        return Presentation(
            index,
            index.read_queryset(using=self.connection_alias),
            frozenset(parameters.get("fields") or ()),
            parameters.get("result_class") or SearchResult,
            query if parameters.get("highlight") else "",
        )

    def _index(self) -> Any:
        return connections[self.connection_alias].get_unified_index().get_index(Article)

    def _update(self, index: Any, keys: Sequence[int]) -> None:
        """The articles are read while the indexer waits, or a newer text might be lost."""
        with self.engine.writing():
            articles = self._published(keys)
            withdrawn = set(keys) - {article.pk for article in articles}
            self.engine.apply(index_documents(index, articles), withdrawn)
            note_commit(self.connection_alias)

    def _published(self, keys: Iterable[int]) -> list[Article]:
        return list(self._index().index_queryset().filter(pk__in=keys))

    def _failed(self, error: IndexUnavailable) -> dict[str, Any]:
        if not self.silently_fail:
            raise SearchBackendError(str(error)) from error
        log.error("the index cannot be read: %s", error)
        return {"results": [], "hits": 0}


class HaystackEngine(BaseEngine):
    backend = HaystackBackend
    query = HaystackQuery


def _keys(articles: Iterable[Article]) -> list[int]:
    if isinstance(articles, QuerySet):
        return list(articles.values_list("pk", flat=True))
    return [article.pk for article in articles]


def _article_key(obj_or_string: Model | str) -> int:
    """Of an article, or of Haystack's identifier of one."""
    if isinstance(obj_or_string, Model):
        require_articles([type(obj_or_string)])
        label, key = IDENTIFIER, str(obj_or_string.pk)
    else:
        label, _, key = obj_or_string.rpartition(".")
    if label != IDENTIFIER or not key.isdecimal():
        raise SearchBackendError(OTHER_MODELS.format(repr(obj_or_string)))
    return int(key)


def _require_commit(commit: bool) -> None:
    if not commit:
        raise SearchBackendError(NO_UNCOMMITTED)


def _require_possible(parameters: Mapping[str, Any]) -> None:
    for name, reason in REFUSED.items():
        if parameters.get(name):
            raise SearchBackendError(reason)
    require_articles(parameters.get("models") or ())


def _selection(query: str, parameters: Mapping[str, Any]) -> Selection:
    sort = tuple(parameters.get("sort_by") or ())
    for name in sort:
        if name.removeprefix("-") not in SORTS:
            sorts = ", ".join(sorted(SORTS))
            raise SearchBackendError(f"cannot order by {name!r}, only by {sorts}")
    narrowed = frozenset(map(str, parameters.get("narrow_queries") or ()))
    return Selection(query, narrowed, _hidden(), sort)


def _hidden() -> frozenset[int]:
    """Articles that are withdrawn or deleted and still in the index until it catches up."""
    published = Article.objects.published().values("pk")
    waiting = IndexChange.objects.exclude(article_id__in=published)
    return frozenset(waiting.values_list("article_id", flat=True))
