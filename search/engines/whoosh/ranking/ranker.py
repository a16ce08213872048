"""Term at a time: the sum of the scores of a query's words for each document, by NumPy."""

from __future__ import annotations

import math
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.clauses import Clauses, Term, surface
from search.engines.whoosh.arrays import Doubles, Flags, Ints
from search.engines.whoosh.ranking.clause_scores import ClauseScorer
from search.engines.whoosh.ranking.filters import Filtering, Passing, through_all
from search.engines.whoosh.ranking.scores import TermScorer
from search.engines.whoosh.ranking.term_scores import MATCHED, NO_SCORES, Scored, TermScores
from search.engines.whoosh.ranking.top import best, bound
from search.engines.whoosh.reading.postings import PostingsReader
from search.request import Budget, Page, Request
from search.results import FacetCounts, Ranked, Ranking

FEW = 5  # hits; if there are fewer, articles with words of the same root are looked for
MOST_ROOT_MATCHES = 5
ALL_WORDS = 1.2  # times as much counts what holds every word (bench/RESULTS.md)
EVERY = sys.maxsize
EXACT = 1e-5  # scores are exact to less, and no word that matches brings less
Named = tuple[str, TermScores]  # a word as it was typed
# After every date that a column can hold, and after that what does not hold every word.
NO_DATE, LATER = 1 << 60, 1 << 61


class Matches(NamedTuple):
    """`ids`: (n,) document numbers that answer; `sums`: (n,) float64, aligned with `ids`: the
    score, and MATCHED for each word that matched.

    From `complete` on, a sum tells that every word matched. `total` counts all that answer, and
    `total_all_words` those that match every word: `ids` may be only those that can lead.
    """

    ids: Ints
    sums: Doubles
    complete: float
    total: int
    total_all_words: int

    @classmethod
    def of(cls, ids: Ints, sums: Doubles, complete: float) -> Matches:
        """All that answer."""
        return cls(ids, sums, complete, len(ids), int(np.count_nonzero(sums >= complete)))

    @property
    def all_terms_matched(self) -> NDArray[np.bool_]:
        return self.sums >= self.complete

    @property
    def scores(self) -> Doubles:
        """(n,) of each document, ALL_WORDS included."""
        return scores_of(self.sums) * np.where(self.all_terms_matched, ALL_WORDS, 1.0)

    def at(self, places: Ints) -> Matches:
        """Only these of the documents."""
        return Matches.of(self.ids[places], self.sums[places], self.complete)


class Ranker:
    """Ranks over one open index; it holds no state of a question."""

    def __init__(self, postings: PostingsReader) -> None:
        self.postings = postings
        self.terms = TermScorer(postings)
        self.clauses = ClauseScorer(postings, self.terms)
        self.filtering = Filtering(postings)

    def rank(self, request: Request) -> Ranking:
        """As the contract of engines says; the notice "partial" tells that time was up."""
        clauses, filters, page = request.clauses, request.filters, request.page
        words = list(self._words(clauses, request.budget))
        is_whole = len(words) == len(clauses.counted)
        some = filters or request.facets or clauses.is_strict or request.sort != "relevance"
        matches = self._matches(clauses, words, EVERY if some else page.end)
        passing = self.filtering.passing(matches.ids, filters)
        facets = self._facets(matches, passing, request)
        if passing:
            matches = matches.at(np.flatnonzero(through_all(passing)))
        return Ranking(
            matches.total,
            matches.total_all_words,
            self._ranked(
                matches.at(self._best(matches, request.sort, page)), self._named(clauses, words)
            ),
            () if is_whole else ("partial",),
            facets,
            root_matches=self._root_matches(words, request)
            if matches.total < FEW and is_whole
            else (),
        )

    def _root_matches(self, words: Sequence[TermScores], request: Request) -> tuple[Ranked, ...]:
        """The best of the articles that hold of every word only others of its root."""
        if request.page.offset or not request.clauses.has_roots:
            return ()
        ids, scores = _in_all([word.root_matches for word in words])
        clauses = request.clauses
        (allowed,) = self.clauses.excluding(clauses.excluded, clauses.filters)[ids].nonzero()
        matches = Matches.of(ids, scores, math.inf).at(allowed)
        passing = self.filtering.passing(ids, request.filters)
        if passing:
            matches = matches.at(np.flatnonzero(through_all(passing)))
        page = Page(0, MOST_ROOT_MATCHES)
        return self._ranked(matches.at(self._best(matches, "relevance", page)))

    def _facets(
        self, matches: Matches, passing: Passing, request: Request
    ) -> tuple[FacetCounts, ...]:
        if not request.facets:
            return ()
        return tuple(self.filtering.count(matches.ids, passing, request.filters, request.facets))

    def most_telling(self, terms: Iterable[Term], count: int) -> list[Term]:
        """The terms with the highest frequency among `terms` times idf."""
        frequencies = Counter(terms)
        weight = {term: n * self._idf(term.stem) for term, n in frequencies.items()}
        return sorted(weight, key=lambda term: (-weight[term], term.folded))[:count]

    def frequency(self, term: Term) -> int:
        """In how many documents a form of the word stands: of those that were just ranked by it,
        it is known."""
        return self.terms.word(term).matching

    def _idf(self, stem: str) -> float:
        frequency = self.postings.frequency("text", stem)
        return math.log(self.postings.count / frequency) if frequency > 1 else 0.0

    def _words(self, clauses: Clauses, budget: Budget) -> Iterator[TermScores]:
        """The scores of each word; at least those of the first, whatever the time."""
        deadline = time.monotonic() + budget.seconds
        for number, word in enumerate(clauses.counted):
            if number and time.monotonic() > deadline:
                return
            yield self.clauses.scores(word, budget.expansions)

    def _matches(self, clauses: Clauses, words: Sequence[TermScores], wanted: int) -> Matches:
        """Hits hold all that is required, and every phrase, unless none of them holds the other
        words as well."""
        if not clauses.is_strict:
            return self._by_words(words, wanted)
        held = (*clauses.required, *clauses.filters)
        allowed = self.clauses.excluding(clauses.excluded, held)
        required = [self.clauses.scores(clause) for clause in clauses.required]
        quoted = [self.terms.word(term) for phrase in clauses.phrases for term in phrase.terms]
        if clauses.phrases or required or not words:
            holding = [self.clauses.side_by_side(phrase) for phrase in clauses.phrases]
            (ids,) = np.logical_and.reduce([allowed, *holding]).nonzero()
            matches = self._holding(ids, words, [*quoted, *required])
            if not (words and clauses.phrases) or matches.total_all_words:
                return matches
            found = self._by_words([*words, *quoted], EVERY)._replace(complete=math.inf)
        else:
            found = self._by_words(words, EVERY)
        (places,) = allowed[found.ids].nonzero()
        return found.at(places)

    def _holding(
        self, ids: Ints, words: Sequence[TermScores], others: Sequence[TermScores]
    ) -> Matches:
        """These documents, be it with the words or without; `others` only lift them."""
        sums = self._summed(parts(words))[ids] + scores_of(self._summed(parts(others))[ids])
        return Matches.of(ids, sums, len(words) * MATCHED)

    def _by_words(self, words: Sequence[TermScores], wanted: int) -> Matches:
        """Hits match any of the words; other words of the roots lift them, and make none."""
        if len(words) < 2:
            (only,) = words or [NO_SCORES]
            return Matches.of(*only.matches, MATCHED)
        sums, complete = self._summed(word.matches for word in words), len(words) * MATCHED
        (whole,) = (sums >= complete).nonzero()
        if len(whole) < wanted:
            sums += self._summed(word.root_matches for word in words)
            (ids,) = (sums >= MATCHED).nonzero()
            return Matches.of(ids, sums[ids], complete)
        least, ids = -bound(-sums[whole], wanted) - complete, whole
        # Of two words the lengths tell how many hold one of them at least.
        both = sum(word.matching for word in words) - len(whole)
        total = both if len(words) == 2 else int(np.count_nonzero(sums >= MATCHED))
        if least * ALL_WORDS - EXACT < _most_without_one(words):
            sums += self._summed(word.root_matches for word in words)
            ids = _reaching(sums, least, len(words))
        return Matches(ids, sums[ids], complete, total, len(whole))

    def _summed(self, scored: Iterable[Scored]) -> Doubles:
        """(count,) the sum of the scores of every document of the index."""
        sums = np.zeros(self.postings.count)
        for ids, scores in scored:
            np.add.at(sums, ids, scores)
        return sums

    def _best(self, matches: Matches, sort: str, page: Page) -> Ints:
        """Places among the matches, those of the page, in order."""
        days, pks = self.postings.column("published_at"), self.postings.column("pk")

        def ties(places: Ints) -> list[Ints]:
            ids = matches.ids[places]
            return [pks[ids]] if sort == "oldest" else [-pks[ids], -days[ids]]

        return best(SORT_KEYS[sort](matches, days), ties, *page)

    def _named(self, clauses: Clauses, words: Sequence[TermScores]) -> Iterator[Named]:
        """Each word as it was typed, those of phrases at last, with its scores."""
        yield from zip(map(surface, clauses.counted), words, strict=False)
        for phrase in clauses.phrases:
            yield from ((term.surface, self.terms.word(term)) for term in phrase.terms)

    def _ranked(self, matches: Matches, words: Iterable[Named] = ()) -> tuple[Ranked, ...]:
        """In the order of `matches`, with those of the words that each does not hold."""
        pks = self.postings.column("pk")[matches.ids].tolist()
        whole = matches.all_terms_matched
        missing = _missing(matches.ids, ~whole, [] if whole.all() else words)
        return tuple(map(Ranked, pks, matches.scores.tolist(), whole.tolist(), missing))


def parts(words: Iterable[TermScores]) -> Iterator[Scored]:
    """The matches of the words and their same-root matches."""
    return (part for word in words for part in (word.matches, word.root_matches))


def scores_of(sums: Doubles) -> Doubles:
    """The sums without what they tell of the number of words matched."""
    return sums - MATCHED * np.floor(sums / MATCHED)


def _most_without_one(words: Sequence[TermScores]) -> float:
    """What a document that lacks a word has at most, other words of the roots included."""
    least_loss = min(word.highest - word.lift for word in words)
    return sum(max(word.highest, word.lift) for word in words) - max(least_loss, 0.0)


def _reaching(sums: Doubles, least: float, words: int) -> Ints:
    """The documents that may come before one with every word and this score, and a few more."""
    if words == 2 or least <= EXACT:  # one comparison tells
        return (sums >= MATCHED + max(least * ALL_WORDS - EXACT, 0.0)).nonzero()[0]
    return (scores_of(sums) >= least - EXACT).nonzero()[0]


def _by_relevance(matches: Matches, days: Ints) -> Doubles:
    return -(matches.sums if matches.all_terms_matched.all() else matches.scores)


def _newest(matches: Matches, days: Ints) -> Ints:
    return LATER * ~matches.all_terms_matched - days[matches.ids]


def _oldest(matches: Matches, days: Ints) -> Ints:
    dates = days[matches.ids]
    return LATER * ~matches.all_terms_matched + np.where(dates, dates, NO_DATE)


# What hits are ordered by, the lowest first.
SORT_KEYS: dict[str, Callable[[Matches, Ints], NDArray[Any]]] = {
    "relevance": _by_relevance,
    "newest": _newest,
    "oldest": _oldest,
}


def _missing(ids: Ints, partly: Flags, words: Iterable[Named]) -> list[tuple[str, ...]]:
    missing: list[tuple[str, ...]] = [()] * len(ids)
    for typed, word in words:
        for place in np.flatnonzero(partly & ~word.holding(ids)).tolist():
            missing[place] += (typed,)
    return missing


def _in_all(scored: Sequence[Scored]) -> Scored:
    """The documents that are in all parts, ascending, and the sum of the scores of each."""
    found = np.concatenate([ids for ids, _ in scored])
    ids, places, counts = np.unique(found, return_inverse=True, return_counts=True)
    sums = np.bincount(places, np.concatenate([scores for _, scores in scored]), len(ids))
    in_all = counts == len(scored)
    return ids[in_all], sums[in_all]
