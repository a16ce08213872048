"""The hits asked for, in Haystack's classes.

The index stores no text: the fields of a result are what the search index prepares of the
article as the database has it now, read once for all hits of a page.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np
from haystack.constants import DJANGO_CT, DJANGO_ID, ID
from haystack.exceptions import SkipDocument
from haystack.models import SearchResult

from archive.models import Article
from search.analysis import analyze
from search.engines.haystack.facets import Facets
from search.engines.haystack.fields import IDENTIFIER
from search.engines.haystack.matching import Selection, matching, words_of
from search.engines.haystack.query import CONTENT
from search.engines.whoosh.ranking.ranker import Ranker
from search.facets import NAMED
from search.folded_text import fold_in_place
from search.matcher import Matcher
from search.parsing import Clauses, Term
from search.results import Snippet
from search.snippets import snippet

OF_THE_ENGINE = {DJANGO_CT, DJANGO_ID, *(facet.column for facet in NAMED)}
NOT_OF_THE_ARTICLE = {ID, DJANGO_CT, DJANGO_ID, "pk", "score"}


class Page(NamedTuple):
    """The hits asked for: (primary key, score), best first; `hits` and `facets` count all."""

    hits: int
    ranked: tuple[tuple[int, float], ...]
    facets: dict[str, dict[str, Any]]


class Presentation(NamedTuple):
    """How hits are shown: `index` prepares their fields, and `queryset` reads the articles;
    only `fields` are given, or all; the words of `query` are marked where there is one."""

    index: Any
    queryset: Any
    fields: frozenset[str] = frozenset()
    result_class: Callable[..., Any] = SearchResult
    query: str = ""

    def results(self, page: Page) -> list[Any]:
        """A hit that the database does not show any more has no fields."""
        wanted = not self.fields or self.fields - NOT_OF_THE_ARTICLE
        articles = self.queryset.in_bulk([key for key, _ in page.ranked]) if wanted else {}
        terms = tuple(_terms(words_of(self.query))) if self.query else ()
        matcher = Matcher(Clauses(terms)) if terms else None
        return [self._result(key, score, articles.get(key), matcher) for key, score in page.ranked]

    def _result(
        self, key: int, score: float, article: Article | None, matcher: Matcher | None
    ) -> Any:
        values: dict[str, Any] = {ID: f"{IDENTIFIER}.{key}"}
        if article:
            values |= self._prepared(article)
        if article and matcher:
            values["highlighted"] = {
                CONTENT: [_marked_up(snippet(fold_in_place(article.body), matcher))]
            }
        if self.fields:
            values = {name: value for name, value in values.items() if name in self.fields}
        result = self.result_class(*IDENTIFIER.split("."), str(key), score, **values)
        if article and isinstance(result, SearchResult):
            result.object = article
        return result

    def _prepared(self, article: Article) -> dict[str, Any]:
        try:
            prepared = self.index.full_prepare(article)
        except SkipDocument:
            return {}
        return {name: prepared[name] for name in prepared.keys() - OF_THE_ENGINE}


def page(ranker: Ranker, selection: Selection, part: slice, facets: Facets) -> Page:
    matches = matching(ranker)
    ids, scores = matches.order(selection)
    keys = matches.postings.column("pk")[ids[part]]
    counts = {}
    if facets:
        mask = np.zeros(matches.postings.count, bool)
        mask[ids] = True
        counts = facets.counts(matches, mask)
    return Page(len(ids), tuple(zip(keys.tolist(), scores[part].tolist(), strict=True)), counts)


def _terms(words: str) -> Iterator[Term]:
    return (Term(token.surface, token.folded, token.stem) for token in analyze(words))


def _marked_up(text: Snippet) -> str:
    """The text as HTML, escaped, its spans in <em>; not marked as safe."""
    pieces, end = [], 0
    for start, stop in text.spans:
        pieces += [
            html.escape(text.text[end:start]),
            "<em>",
            html.escape(text.text[start:stop]),
            "</em>",
        ]
        end = stop
    return "".join([*pieces, html.escape(text.text[end:])])
