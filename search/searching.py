"""search(query) -> Results: the one entry point of page, API and bench."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterable, Sequence
from contextlib import suppress

from archive import reading
from archive.addresses import AddressOf, addresses
from archive.cards import Card, Name, published_cards
from search import fallback
from search.engine import IndexUnavailable
from search.engines.haystack.connection import engine
from search.facet_values import MOST_BUCKETS, buckets, selection
from search.limits import limits
from search.matcher import Matcher
from search.parsing import Clauses, parse
from search.query import Query
from search.request import Budget, Page, Request
from search.results import Hit, Label, Ranked, Ranking, Results
from search.snippets import marked, snippet

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
    return Results(
        query,
        hits=_hits(ranking.ranked, clauses),
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
        return engine().rank(request)
    except IndexUnavailable as error:
        log.warning("the database is searched in place of the index: %s", error)
        return fallback.rank(request)


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


def _hits(ranked: Sequence[Ranked], clauses: Clauses) -> tuple[Hit, ...]:
    """What the database still shows of the ranking: a withdrawn article is no hit."""
    cards = published_cards(hit.id for hit in ranked)
    matcher, address_of = Matcher(clauses), addresses()
    return tuple(_hit(cards[hit.id], hit, matcher, address_of) for hit in ranked if hit.id in cards)


def _hit(card: Card, ranked: Ranked, matcher: Matcher, address_of: AddressOf) -> Hit:
    def label(route: str, named: Name) -> Label:
        return Label(named.name, address_of(route, named.slug))

    return Hit(
        id=card.pk,
        external_id=card.external_id,
        url=address_of("article", card.pk, card.slug),
        score=ranked.score,
        all_terms_matched=ranked.all_terms_matched,
        title=marked(card.title, matcher),
        snippet=snippet(card.body, matcher),
        published_at=card.published_at,
        published_precision=card.published_precision,
        reading_minutes=reading.minutes(card.body),
        language=card.language,
        source=label("source", card.source) if card.source else None,
        authors=tuple(label("author", author) for author in card.authors),
        places=tuple(label("place", place) for place in card.places),
        tags=tuple(label("tag", tag) for tag in card.tags),
    )
