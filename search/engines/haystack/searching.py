"""What Haystack asks of an engine: search, more like this, and results in its own classes.

The index stores no text: the fields of a result are what the search index prepares of the
article as the database has it now, read once for all results that are asked for.
"""

from __future__ import annotations

import html
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

import numpy as np
from haystack import connections
from haystack.backends import log_query
from haystack.constants import DJANGO_CT, DJANGO_ID, ID
from haystack.exceptions import SearchBackendError, SkipDocument
from haystack.models import SearchResult

from archive.models import Article, IndexChange
from search.analysis import analyze, is_stop_word
from search.engine import IndexUnavailable
from search.engines.haystack.facets import Facets
from search.engines.haystack.fields import IDENTIFIER
from search.engines.haystack.matching import SORTS, Question, matching, words_sought
from search.engines.haystack.query import EVERYTHING, hide
from search.engines.whoosh.engine import WhooshEngine
from search.engines.whoosh.ranking.ranker import Ranker
from search.facets import NAMED
from search.matcher import Matcher
from search.parsing import Clauses, Term
from search.results import Snippet
from search.snippets import snippet

TELLING = 12  # words by which a text is likened to others
OF_THE_ENGINE = {DJANGO_CT, DJANGO_ID, *(facet.column for facet in NAMED)}
NOT_OF_THE_ARTICLE = {ID, DJANGO_CT, DJANGO_ID, "pk", "score"}

T = TypeVar("T")
log = logging.getLogger("haystack")


class Page(NamedTuple):
    """The results asked for: (primary key, score), best first; and counts of all matches."""

    hits: int
    ranked: tuple[tuple[int, float], ...]
    facets: dict[str, dict[str, Any]]


class SearchFace:
    """Mixed into the engine, which says how the open index is asked."""

    connection_alias: str
    silently_fail: bool
    engine: WhooshEngine
    ask: Callable[[Callable[[Ranker], Any]], Any]

    @log_query
    def search(
        self,
        query_string: str,
        sort_by: Sequence[str] | None = None,
        start_offset: int = 0,
        end_offset: int | None = None,
        fields: Iterable[str] = (),
        highlight: Any = False,
        facets: Mapping[str, Any] | None = None,
        date_facets: Mapping[str, Any] | None = None,
        query_facets: Iterable[tuple[str, str]] | None = None,
        narrow_queries: Iterable[str] | None = None,
        models: Iterable[type] | None = None,
        result_class: Any = None,
        **options: Any,
    ) -> dict[str, Any]:
        """Raises SearchBackendError for what this engine cannot do, and for a missing index
        unless the connection is set to fail silently, as it is by default."""
        _refuse_places(options)
        asked = Facets.asked(facets, date_facets, query_facets)
        narrowed = frozenset(map(str, narrow_queries or ()))
        question = Question(str(query_string), narrowed, _gone(), _sort(sort_by))
        if not question.query.strip() or (models and Article not in models):
            return {"results": [], "hits": 0}
        part = slice(start_offset or 0, end_offset)
        try:
            page = self.ask(lambda ranker: _page(ranker, question, part, asked))
        except IndexUnavailable as error:
            return self._failed(error)
        words = words_sought(question.query) if highlight else ""
        return {
            "results": self._results(page, set(fields), result_class or SearchResult, words),
            "hits": page.hits,
            "facets": asked.read(page.facets) if asked else {},
            "spelling_suggestion": None,
        }

    def more_like_this(
        self, model_instance: Any, additional_query_string: str | None = None, **options: Any
    ) -> dict[str, Any]:
        """Articles that share the words that tell this one apart, among those of the query."""
        try:
            telling = self.engine.most_telling(_terms(model_instance), TELLING)
        except IndexUnavailable as error:
            return self._failed(error)
        narrowed = {additional_query_string or EVERYTHING, f"NOT pk:{model_instance.pk}"}
        options["narrow_queries"] = narrowed.union(options.get("narrow_queries") or ())
        return self.search(" OR ".join(hide(term.surface) for term in telling), **options)

    def _results(self, page: Page, fields: set[str], result_class: Any, words: str) -> list[Any]:
        told = {} if fields and fields <= NOT_OF_THE_ARTICLE else self._articles(page)
        matcher = Matcher(Clauses(tuple(_sought(words)))) if words else None
        results = []
        for key, score in page.ranked:
            article = told.get(key)
            values = {ID: f"{IDENTIFIER}.{key}"} | (self._prepared(article) if article else {})
            if matcher and article:
                values["highlighted"] = {"text": [_marked_up(snippet(article.body, matcher))]}
            if fields:
                values = {name: value for name, value in values.items() if name in fields}
            result = result_class(*IDENTIFIER.split("."), str(key), score, **values)
            if article and isinstance(result, SearchResult):
                result.object = article
            results.append(result)
        return results

    def _articles(self, page: Page) -> dict[int, Any]:
        keys = [key for key, _ in page.ranked]
        return self._index().read_queryset(using=self.connection_alias).in_bulk(keys)

    def _prepared(self, article: Any) -> dict[str, Any]:
        try:
            prepared = self._index().full_prepare(article)
        except SkipDocument:
            return {}
        return {name: prepared[name] for name in prepared.keys() - OF_THE_ENGINE}

    def _index(self) -> Any:
        return connections[self.connection_alias].get_unified_index().get_index(Article)

    def _failed(self, error: IndexUnavailable) -> dict[str, Any]:
        if not self.silently_fail:
            raise SearchBackendError(str(error)) from error
        log.error("the index cannot be searched: %s", error)
        return {"results": [], "hits": 0}


def _page(ranker: Ranker, question: Question, part: slice, facets: Facets) -> Page:
    matches = matching(ranker)
    ids, scores = matches.order(question)
    keys = matches.postings.column("pk")[ids[part]]
    counts = {}
    if facets:
        found = np.zeros(matches.postings.count, bool)
        found[ids] = True
        counts = facets.count(matches, found)
    return Page(len(ids), tuple(zip(keys.tolist(), scores[part].tolist(), strict=True)), counts)


def _gone() -> frozenset[int]:
    """Articles that are withdrawn or deleted and still in the index until it catches up."""
    published = Article.objects.published().values("pk")
    waiting = IndexChange.objects.exclude(article_id__in=published)
    return frozenset(waiting.values_list("article_id", flat=True))


def _sort(asked: Sequence[str] | None) -> tuple[str, ...]:
    for name in asked or ():
        if name.removeprefix("-") not in SORTS:
            raise SearchBackendError(
                f"cannot order by {name!r}, only by {', '.join(sorted(SORTS))}"
            )
    return tuple(asked or ())


def _refuse_places(options: Mapping[str, Any]) -> None:
    if any(options.get(name) for name in ("within", "dwithin", "distance_point")):
        raise SearchBackendError("the index holds no places to measure distances by")


def _terms(article: Article) -> Iterable[Term]:
    text = f"{article.title}\n{article.title}\n{article.body}"
    return (
        Term(token.surface, token.folded, token.stem)
        for token in analyze(text)
        if token.kind == "word" and not token.overlay and not is_stop_word(token.folded)
    )


def _sought(words: str) -> Iterable[Term]:
    return (Term(token.surface, token.folded, token.stem) for token in analyze(words))


def _marked_up(shown: Snippet) -> str:
    """The text as HTML, escaped, its spans in <em>; not marked as safe."""
    pieces, end = [], 0
    for start, stop in shown.spans:
        pieces += [
            html.escape(shown.text[end:start]),
            "<em>",
            html.escape(shown.text[start:stop]),
            "</em>",
        ]
        end = stop
    return "".join([*pieces, html.escape(shown.text[end:])])
