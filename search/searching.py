"""search(query) -> Results: the one entry point of page, API and bench."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from archive import dependencies
from archive.cards import Card, read
from archive.models import Article
from search import editors_words, fallback, kept_words, rescue
from search.clauses import Clauses
from search.engine import IndexUnavailable
from search.engines.haystack.connection import engine
from search.facet_values import MOST_BUCKETS, buckets, counted, selection
from search.filters import NO_FILTERS, Filters
from search.hits import hits
from search.limits import limits
from search.matcher import Matcher, RootMatcher
from search.other_names import with_other_names
from search.outbox import INDEX
from search.parsing import parse
from search.plain_words import parted
from search.query import Query
from search.refusal import no_such
from search.request import Budget, Page, Request
from search.rescue import Outcome
from search.results import Hit, Ranking, Results, Shortened, Suggestion
from search.shorter import shorter
from search.word_forms import WordForms

# Answers of which it is not known what there would be; or nothing was asked for.
UNSURE = {"blank", "only_excluded", "cut", "partial", "database"}

COLLECTED = (50_000, 20, 50)  # objects that are new, then collections, before one of each age
PASSING = {"partial", "database", "stale"}  # notices of what may be otherwise in a moment

MOST_SHORTENED = 3

log = logging.getLogger(__name__)


def search(query: Query, *, facets: bool = False) -> Results:
    """Any text is answered; what could not be done is told in `notices`.

    With `facets`, the values that the hits have most often are counted. When hits are few, other
    texts are suggested; when there are none, the first of these is searched for.
    """
    with editors_words.using(kept_words.kept.current()):
        return _answer(query, facets)


def keys(query: Query) -> tuple[int, ...]:
    """The articles that a query finds, as it was typed, without what a page shows of them.

    Raises Refused for a filter with a name that is not there.
    """
    with editors_words.using(kept_words.kept.current()):
        clauses = _clauses(query.text)
        selected = selection(query)
        for facet in selected.unknown:
            raise no_such(facet)
        if not clauses:
            return ()
        ranking = _ranking(_request(selected.query, clauses, selected.filters))
        return tuple(hit.id for hit in ranking.ranked)


def hits_of(text: str) -> int | None:
    """How many articles hold every word of a text, by the words of editors as they are at this
    moment, within a transaction, too; None while there is no index."""
    with editors_words.using(kept_words.read()):
        try:
            return engine().rank(Request(_clauses(text), page=Page(0, 1))).total_all_words
        except IndexUnavailable:
            return None


def _answer(query: Query, facets: bool) -> Results:
    results, filters = _search(query, facets)
    suggestions = _suggestions(results, filters)
    if not suggestions or not _is_rescued(results, suggestions[0]):
        shortened = _shortened(results, filters)
        return replace(
            results, suggestions=() if query.offset else suggestions, shortened=shortened
        )
    rescued, _ = _search(results.query.searching_for(suggestions[0].text), facets)
    return replace(rescued, suggestions=suggestions, typed=query.text)


def _is_rescued(results: Results, first: Suggestion) -> bool:
    """Whether what was typed finds nothing, but for other words of the same roots."""
    is_found = results.total_all_words if first.is_whole else results.total
    return not is_found and not results.query.as_typed


def _search(query: Query, facets: bool) -> tuple[Results, Filters]:
    """With the filters, as the engine was given them."""
    clauses = _clauses(query.text)
    if not clauses:
        return _nothing(query, clauses), NO_FILTERS
    selected = selection(query)
    query, filters = selected.query, selected.filters
    ranking = _ranking(_request(query, clauses, filters, MOST_BUCKETS if facets else 0))
    cards, names = read(
        (hit.id for hit in (*ranking.ranked, *ranking.root_matches)), counted(ranking.facets)
    )
    matcher = Matcher(clauses)
    forms = WordForms(clauses, matcher)
    results = Results(
        query,
        hits=hits(ranking.ranked, cards, matcher, forms),
        total=ranking.total,
        total_all_words=ranking.total_all_words,
        notices=(
            *(facet.notice for facet in selected.unknown),
            *_notices(query, clauses, ranking),
        ),
        words=clauses.words,
        forms=forms.noted(),
        applied=selected.applied,
        facets=buckets(ranking.facets, filters, names),
        root_matches=_root_matches(ranking, cards, clauses),
        parts=clauses.parts,
        misread=clauses.misread,
    )
    return results, filters


def _clauses(text: str) -> Clauses:
    """As many of them as a reader may ask for."""
    return with_other_names(parse(text, limits().characters, limits().terms))


def _nothing(query: Query, clauses: Clauses) -> Results:
    """What is answered when there is nothing to look for."""
    notice = "only_excluded" if clauses.excluded else "blank"
    return Results(query, notices=(notice,), parts=clauses.parts, misread=clauses.misread)


def _request(query: Query, clauses: Clauses, filters: Filters, facets: int = 0) -> Request:
    allowed = limits()
    page, budget = Page(query.offset, query.limit), Budget(allowed.expansions, allowed.seconds)
    return Request(clauses, filters, query.sort, page, budget, facets)


def _suggestions(results: Results, filters: Filters) -> tuple[Suggestion, ...]:
    """Other texts, where what was typed finds little under the filters that it has."""
    query = results.query
    is_sure = UNSURE.isdisjoint(results.notices)
    if results.total_all_words >= rescue.ENOUGH or not is_sure:
        return ()
    typed_text = parted(query.text)

    def find(words: str) -> Outcome:
        text = typed_text.with_words(words)
        first = replace(query, text=text, offset=0, limit=rescue.READ, sort="relevance")
        ranking = engine().rank(_request(first, _clauses(text), filters))
        keys = [hit.id for hit in ranking.ranked]
        return Outcome(ranking.total, ranking.total_all_words, lambda: _texts(keys))

    typed = Outcome(results.total, results.total_all_words, tuple)
    try:
        found = rescue.suggestions(typed_text.words, engine(), typed, find)
    except IndexUnavailable:
        return ()
    return tuple(replace(one, text=typed_text.with_words(one.text)) for one in found)


def _shortened(results: Results, filters: Filters) -> tuple[Shortened, ...]:
    """Where no article holds every word: what is found without one of them, the most first."""
    query = results.query
    if results.total_all_words or query.offset or UNSURE & set(results.notices):
        return ()
    first = replace(query, offset=0, limit=1)
    try:
        totals = [
            Shortened(
                *one, engine().rank(_request(first, _clauses(one.text), filters)).total_all_words
            )
            for one in shorter(query.text)
        ]
    except IndexUnavailable:
        return ()
    found = sorted((one for one in totals if one.total), key=lambda one: -one.total)
    return tuple(found[:MOST_SHORTENED])


def _texts(keys: Sequence[int]) -> list[str]:
    rows = Article.objects.filter(pk__in=keys).order_by().values_list("title", "body")
    return [f"{title}\n{body}" for title, body in rows]


def _root_matches(ranking: Ranking, cards: Mapping[int, Card], clauses: Clauses) -> tuple[Hit, ...]:
    if not ranking.root_matches:
        return ()
    matcher = RootMatcher(clauses)
    return hits(ranking.root_matches, cards, matcher, WordForms(clauses, matcher))


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
    look through it takes a tenth of a second, in the middle of an answer. Pages leave hardly
    any circles behind, and what is remembered of words is no garbage: to look for some every 700
    objects, as Python does, took a twentieth of a page.
    """
    clauses = parse("كلمة")
    gc.freeze()
    gc.set_threshold(*COLLECTED)
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
