"""search(query) -> Results: the one door; page, API and bench all come through it."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

from haystack import connections

from archive import reading
from archive.models import Article
from search import database_search
from search.analysis import analyze, is_stop_word
from search.facets import BUCKETS, chosen, read
from search.filters import Filters
from search.limits import limits
from search.matcher import Matcher
from search.query import Query
from search.query_parser import Clauses, Term, parse
from search.results import Hit, IndexUnavailable, Label, Ranked, Ranking, Results
from search.snippets import marked, snippet

RELATED_TERMS = 12

log = logging.getLogger(__name__)


def search(query: Query, *, facets: bool = False) -> Results:
    """Any text is answered; what could not be done is told in `notices`.

    With `facets`, the values that the hits have most often are counted.
    """
    allowed = limits()
    clauses = parse(query.text, allowed.characters, allowed.terms)
    if not clauses:
        return Results(query, notices=("blank",))
    understood = chosen(query)
    query, filters = understood.query, understood.filters
    ranking = _ranking(query, clauses, filters, BUCKETS if facets else 0)
    return Results(
        query,
        hits=_hits(ranking.ranked, clauses),
        total=ranking.total,
        total_all=ranking.total_all,
        notices=(
            *(f"unknown_{facet}" for facet in understood.unknown),
            *_notices(query, clauses, ranking),
        ),
        words=clauses.words,
        applied=understood.applied,
        facets=read(ranking.facets, filters),
    )


def _ranking(query: Query, clauses: Clauses, filters: Filters, buckets: int) -> Ranking:
    """What the index answers, or the database while there is none that can be read."""
    allowed = limits()
    try:
        ranking: Ranking = _engine().rank(
            clauses,
            query.sort,
            query.offset,
            query.limit,
            allowed.expansions,
            allowed.seconds,
            filters,
            buckets,
        )
    except IndexUnavailable as error:
        log.warning("the database is searched in place of the index: %s", error)
        return database_search.rank(clauses, query.offset, query.limit, filters)
    return ranking


def related(article: Article, count: int = 4) -> list[Article]:
    """Published articles that share most with this one; none when there is no index."""
    terms = (
        Term(token.surface, token.folded, token.stem)
        for token in analyze(f"{article.title}\n{article.title}\n{article.body}")
        if token.kind == "word" and not token.extra and not is_stop_word(token.folded)
    )
    try:
        clauses = Clauses(tuple(_engine().most_telling(terms, RELATED_TERMS)))
        ranking = _engine().rank(clauses, "relevance", 0, count + 1)
    except IndexUnavailable:
        return []
    found = _articles(ranking.ranked)
    return [found[hit.id] for hit in ranking.ranked if hit.id in found and hit.id != article.pk][
        :count
    ]


def _notices(query: Query, clauses: Clauses, ranking: Ranking) -> Iterable[str]:
    yield from ranking.notices
    if clauses.cut:
        yield "cut"
    if ranking.total and not ranking.total_all and len(clauses.words) > 1:
        yield "some_words"
    if ranking.total and query.offset >= ranking.total:
        yield "deep"


def _hits(ranked: Iterable[Ranked], clauses: Clauses) -> tuple[Hit, ...]:
    """What the database still shows of the ranking: a withdrawn article is no hit."""
    ranked = list(ranked)
    articles, matcher = _articles(ranked), Matcher(clauses)
    return tuple(_hit(articles[hit.id], hit, matcher) for hit in ranked if hit.id in articles)


def _articles(ranked: Iterable[Ranked]) -> dict[int, Article]:
    return (
        Article.objects.for_cards()
        .prefetch_related("tags")
        .published_in_bulk(hit.id for hit in ranked)
    )


def _hit(article: Article, ranked: Ranked, matcher: Matcher) -> Hit:
    return Hit(
        id=article.pk,
        external_id=article.external_id,
        url=article.get_absolute_url(),
        score=ranked.score,
        holds_all=ranked.holds_all,
        title=marked(article.title, matcher),
        snippet=snippet(article.body, matcher),
        published_at=article.published_at,
        published_precision=article.published_precision,
        reading_minutes=reading.minutes(article.body),
        language=article.language,
        source=_label(article.source) if article.source else None,
        authors=tuple(_label(author) for author in article.authors.all()),
        tags=tuple(_label(tag) for tag in article.tags.all()),
    )


def _label(named: Any) -> Label:
    return Label(named.name, named.get_absolute_url())


def _engine() -> Any:
    return connections["default"].get_backend()
