"""Term at a time: the sum of what the words of a query bring to each document, by NumPy."""

from __future__ import annotations

import math
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.engines.whoosh.ranking.filters import Filtering, Passing, through_all
from search.engines.whoosh.ranking.phrases import side_by_side
from search.engines.whoosh.ranking.scores import Impacts
from search.engines.whoosh.ranking.top import best
from search.engines.whoosh.ranking.word import HELD, Doubles, Given, Word
from search.engines.whoosh.reading.postings import DOCUMENT, Ints, PostingsReader
from search.parsing import Clauses, Phrase, Term
from search.request import Budget, Page, Request
from search.results import Counted, Ranked, Ranking

FEW = 50  # hits; if there are fewer, articles with words of the same root come after them
EVERY = sys.maxsize
# After every date that a column can hold, and after that what does not hold every word.
NO_DATE, LATER = 1 << 60, 1 << 61


class Found(NamedTuple):
    """Documents that answer, and for each the sum of its score and HELD for each word it holds.

    From `whole` on, a sum tells that every word is held. `total` counts all that answer: when
    those that hold every word are enough, `ids` are these alone. `kin`: the last hold only a
    kin of a word.
    """

    ids: Ints
    sums: Doubles
    whole: float
    total: int
    kin: bool = False

    @property
    def holds_all(self) -> NDArray[np.bool_]:
        return self.sums >= self.whole

    def at(self, places: Ints) -> Found:
        """Only these of the documents."""
        sums = self.sums[places]
        kin = self.kin and bool((sums < HELD).any())
        return Found(self.ids[places], sums, self.whole, len(places), kin)


class Ranker:
    """Ranks over one open index; it holds no state of a question."""

    def __init__(self, postings: PostingsReader) -> None:
        self.postings = postings
        self.impacts = Impacts(postings)
        self.filtering = Filtering(postings)

    def rank(self, request: Request) -> Ranking:
        """As the contract of engines says; the notice "partial" tells that time was up."""
        clauses, filters, page = request.clauses, request.filters, request.page
        asked = len(clauses.terms) + len(clauses.patterns)
        words = list(self._words(clauses, request.budget))
        leading = request.sort == "relevance" and not filters and not request.facets
        found = self._found(clauses.phrases, words, page.end if leading else EVERY)
        passing = self.filtering.passing(found.ids, filters)
        facets = self._facets(found, passing, request)
        if passing:
            found = found.at(np.flatnonzero(through_all(passing)))
        return Ranking(
            found.total,
            int(np.count_nonzero(found.holds_all)),
            self._ranked(found.at(self._best(found, request.sort, page))),
            ("partial",) * (len(words) < asked) + ("kin",) * found.kin,
            facets,
        )

    def _facets(self, found: Found, passing: Passing, request: Request) -> tuple[Counted, ...]:
        if not request.facets:
            return ()
        return tuple(self.filtering.count(found.ids, passing, request.filters, request.facets))

    def most_telling(self, terms: Iterable[Term], count: int) -> list[Term]:
        """The terms with the highest frequency among `terms` times rarity in the archive."""
        frequencies = Counter(terms)
        weight = {term: n * self._rarity(term.stem) for term, n in frequencies.items()}
        return sorted(weight, key=lambda term: (-weight[term], term.folded))[:count]

    def _rarity(self, stem: str) -> float:
        holding = len(self.postings.postings("text", stem).ids)
        return math.log(self.postings.count / holding) if holding > 1 else 0.0

    def _words(self, clauses: Clauses, budget: Budget) -> Iterator[Word]:
        """What each word brings; at least that of the first, whatever the time."""
        deadline = time.monotonic() + budget.seconds
        for number, word in enumerate((*clauses.terms, *clauses.patterns)):
            if number and time.monotonic() > deadline:
                return
            if isinstance(word, Term):
                yield self.impacts.word(word)
            else:
                yield self.impacts.pattern(word, budget.expansions)

    def _found(self, phrases: Sequence[Phrase], words: Sequence[Word], wanted: int) -> Found:
        """Hits hold every phrase, unless none of them holds the other words as well."""
        if not phrases:
            return self._by_words(words, wanted)
        quoted = [self.impacts.word(term) for phrase in phrases for term in phrase.terms]
        ids, whole = np.flatnonzero(self._holding(phrases)), len(words) * HELD
        sums = self._summed(parts(words))[ids]
        if words and not (sums >= whole).any():
            return self._by_words([*words, *quoted], EVERY)._replace(whole=math.inf)
        others = scores_of(self._summed(parts(quoted))[ids])
        return Found(ids, sums + others, whole, len(ids))

    def _by_words(self, words: Sequence[Word], wanted: int) -> Found:
        """Hits hold any of the words, and, when they are few, at least a kin of one."""
        if len(words) == 1:
            (ids, sums), holding = words[0].held, words[0].holding
            found = Found(ids, sums, HELD, holding)
            return found if holding >= FEW else _with_kin(found, *words[0].kin)
        sums, whole = self._summed(word.held for word in words), len(words) * HELD
        (ids,) = (sums >= whole).nonzero()
        total = int(np.count_nonzero(sums >= HELD))
        if len(ids) >= max(wanted, FEW):
            return Found(ids, sums[ids], whole, total)
        sums += self._summed(word.kin for word in words)
        (ids,) = (sums >= HELD).nonzero()
        found = Found(ids, sums[ids], whole, total)
        if total >= FEW:
            return found
        (ids,) = ((sums > 0) & (sums < HELD)).nonzero()
        return _with_kin(found, ids, sums[ids])

    def _summed(self, given: Iterable[Given]) -> Doubles:
        """What all documents are given together."""
        sums = np.zeros(self.postings.count)
        for ids, scores in given:
            np.add.at(sums, ids, scores)
        return sums

    def _holding(self, phrases: Sequence[Phrase]) -> NDArray[np.bool_]:
        """Of each document whether it holds all the phrases."""
        held = self.postings.alive.copy()
        for phrase in phrases:
            found = np.zeros(self.postings.count, bool)
            found[self._side_by_side(phrase)] = True
            held &= found
        return held

    def _side_by_side(self, phrase: Phrase) -> Ints:
        """The documents in which the words stand one after another; the first with any clitic."""
        first, *others = phrase.terms
        places = [("text", first.stem), *(("text_folded", term.folded) for term in others)]
        return side_by_side(self.postings, places) >> DOCUMENT

    def _best(self, found: Found, sort: str, page: Page) -> Ints:
        """Places among those found, those of the page, in order."""
        days, pks = self.postings.column("published_at"), self.postings.column("pk")

        def ties(places: Ints) -> list[Ints]:
            ids = found.ids[places]
            return [pks[ids]] if sort == "oldest" else [-pks[ids], -days[ids]]

        return best(SORTS[sort](found, days), ties, *page)

    def _ranked(self, found: Found) -> tuple[Ranked, ...]:
        """In the order of `found`."""
        pks = self.postings.column("pk")[found.ids].tolist()
        return tuple(map(Ranked, pks, scores_of(found.sums).tolist(), found.holds_all.tolist()))


def parts(words: Iterable[Word]) -> Iterator[Given]:
    """All that the words bring: to those that hold them, and to their kin."""
    return (part for word in words for part in (word.held, word.kin))


def scores_of(sums: Doubles) -> Doubles:
    """The sums without what they tell of words held."""
    return sums - HELD * np.floor(sums / HELD)


def _by_relevance(found: Found, days: Ints) -> Doubles:
    partly = ~found.holds_all
    return -(np.where(partly, scores_of(found.sums), found.sums) if partly.any() else found.sums)


def _newest(found: Found, days: Ints) -> Ints:
    return LATER * ~found.holds_all - days[found.ids]


def _oldest(found: Found, days: Ints) -> Ints:
    told = days[found.ids]
    return LATER * ~found.holds_all + np.where(told, told, NO_DATE)


# What hits are ordered by, the lowest first.
SORTS: dict[str, Callable[[Found, Ints], NDArray[Any]]] = {
    "relevance": _by_relevance,
    "newest": _newest,
    "oldest": _oldest,
}


def _with_kin(found: Found, ids: Ints, scores: Doubles) -> Found:
    """So many of the documents with a kin of a word, the best, that the hits are no longer few."""
    room = FEW - len(found.ids)
    if len(ids) > room:
        best = np.argpartition(-scores, room)[:room]
        ids, scores = ids[best], scores[best]
    ids, sums = np.concatenate([found.ids, ids]), np.concatenate([found.sums, scores])
    return Found(ids, sums, found.whole, len(ids), len(ids) > len(found.ids))
