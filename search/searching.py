"""search(query) -> Results: the one entry point of page, API and bench."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterable
from contextlib import suppress

from archive import dependencies
from archive.cards import published_cards
from search import fallback
from search.engine import IndexUnavailable
from search.engines.haystack.connection import engine
from search.facet_values import MOST_BUCKETS, buckets, selection
from search.hits import hits
from search.limits import limits
from search.outbox import INDEX
from search.parsing import Clauses, parse
from search.query import Query
from search.request import Budget, Page, Request
from search.results import Ranking, Results

PASSING = {"partial", "database", "stale"}  # notices of what may be otherwise in a moment

log = logging.getLogger(__name__)


def search(query: Query, *, facets: bool = False) -> Results:
    """Any text is answered; what could not be done is told in `notices`.

    With `facets`, the values that the hits have most often are counted.
    """
    allowed = limits()
    clauses = parse(query.text, allowed.characters, allowed.terms)
    if not clauses:
        return Results(query, notices=("blank",))
    selected = selection(query)
    query, filters = selected.query, selected.filters
    ranking = _ranking(
        Request(
            clauses,
            filters,
            query.sort,
            Page(query.offset, query.limit),
            Budget(allowed.expansions, allowed.seconds),
            MOST_BUCKETS if facets else 0,
        )
    )
    cards = published_cards(hit.id for hit in ranking.ranked)
    return Results(
        query,
        hits=hits(ranking.ranked, cards, clauses),
        total=ranking.total,
        total_all_words=ranking.total_all_words,
        notices=(
            *(facet.notice for facet in selected.unknown),
            *_notices(query, clauses, ranking),
        ),
        words=clauses.words,
        applied=selected.applied,
        facets=buckets(ranking.facets, filters),
    )


def _ranking(request: Request) -> Ranking:
    """What the index answers, or the database while there is none that can be read."""
    try:
        ranking = engine().rank(request)
    except IndexUnavailable as error:
        log.warning("the database is searched in place of the index: %s", error)
        ranking = fallback.rank(request)
    dependencies.note(INDEX)
    if ranking.is_behind or not PASSING.isdisjoint(ranking.notices):
        dependencies.uncacheable()
    return ranking


def make_ready() -> None:
    """Open the index and load the word lists, as a web worker does before it takes a request.

    All but the index stays for good, so the garbage collector is told to leave it alone: to
    look through it takes a tenth of a second, in the middle of an answer.
    """
    clauses = parse("كلمة")
    gc.freeze()
    with suppress(IndexUnavailable):
        engine().rank(Request(clauses, page=Page(0, 1)))


def _notices(query: Query, clauses: Clauses, ranking: Ranking) -> Iterable[str]:
    yield from ranking.notices
    if clauses.cut:
        yield "cut"
    if ranking.total and not ranking.total_all_words and len(clauses.words) > 1:
        yield "some_words"
    if ranking.total and query.offset >= ranking.total:
        yield "deep"
