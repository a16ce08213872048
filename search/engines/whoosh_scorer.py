"""Term at a time: the sum of what the words of a query bring to each document, by NumPy."""

from __future__ import annotations

import math
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.engines.whoosh_filters import Filtering, through_all
from search.engines.whoosh_impacts import Impacts, Word
from search.engines.whoosh_phrases import side_by_side
from search.engines.whoosh_postings import DOCUMENT, Ints, PostingsReader
from search.engines.whoosh_top import best
from search.filters import NO_FILTERS, Filters
from search.query_parser import Clauses, Phrase, Term
from search.results import Ranked, Ranking

MOST_EXPANSIONS = 64
FEW = 50  # hits; if there are fewer, articles with words of the same root come after them
NO_DATE = np.iinfo(np.int64).max


class Found(NamedTuple):
    """Documents that answer; the score of each, whether it holds every word, or only kin."""

    ids: Ints
    scores: NDArray[np.floating]
    holds_all: NDArray[np.bool_]
    kin: NDArray[np.bool_]


class Scorer:
    """Ranks over one open index; it holds no state of a question."""

    def __init__(self, postings: PostingsReader) -> None:
        self.postings = postings
        self.impacts = Impacts(postings)
        self.filtering = Filtering(postings)

    def rank(
        self,
        clauses: Clauses,
        sort: str,
        offset: int,
        limit: int,
        expansions: int = MOST_EXPANSIONS,
        seconds: float = math.inf,
        filters: Filters = NO_FILTERS,
        buckets: int = 0,
    ) -> Ranking:
        """Hits with every word first, then by score or date, then the newest article.

        After `seconds` no further term is looked up: the notice "partial" says so. With
        `buckets`, so many values of each facet are counted.
        """
        asked = len(clauses.terms) + len(clauses.patterns)
        words = list(self._words(clauses, expansions, time.monotonic() + seconds))
        found = self._found(clauses.phrases, words)
        passing = self.filtering.passing(found.ids, filters)
        counted = self.filtering.count(found.ids, passing, filters, buckets) if buckets else ()
        facets = tuple(counted)
        if passing:
            kept = np.flatnonzero(through_all(passing))
            found = Found(*(part.take(kept) for part in found))
        ordered = self._best(found, sort, offset, limit)
        pks = self.postings.column("pk")[found.ids[ordered]]
        hits = zip(
            pks.tolist(),
            found.scores[ordered].tolist(),
            found.holds_all[ordered].tolist(),
            strict=True,
        )
        return Ranking(
            len(found.ids),
            int(np.count_nonzero(found.holds_all)),
            tuple(Ranked(*hit) for hit in hits),
            ("partial",) * (len(words) < asked) + ("kin",) * bool(found.kin.any()),
            facets,
        )

    def most_telling(self, terms: Iterable[Term], count: int) -> list[Term]:
        """The terms with the highest frequency among `terms` times rarity in the archive."""
        frequencies = Counter(terms)
        weight = {term: n * self._rarity(term.stem) for term, n in frequencies.items()}
        return sorted(weight, key=lambda term: (-weight[term], term.folded))[:count]

    def _rarity(self, stem: str) -> float:
        holding = len(self.postings.postings("text", stem).ids)
        return math.log(self.postings.count / holding) if holding > 1 else 0.0

    def _words(self, clauses: Clauses, expansions: int, deadline: float) -> Iterator[Word]:
        """What each word brings; at least that of the first, whatever the time."""
        for number, word in enumerate((*clauses.terms, *clauses.patterns)):
            if number and time.monotonic() > deadline:
                return
            if isinstance(word, Term):
                yield self.impacts.word(word)
            else:
                yield self.impacts.pattern(word, expansions)

    def _found(self, phrases: Sequence[Phrase], words: Sequence[Word]) -> Found:
        """Hits hold every phrase, unless none of them holds the other words as well."""
        if not phrases:
            return self._by_words(words)
        quoted = [self.impacts.word(term) for phrase in phrases for term in phrase.terms]
        ids = np.flatnonzero(self._holding(phrases))
        holds_all = _held(words, self.postings.count)[ids] == len(words)
        if words and not holds_all.any():
            found = self._by_words([*words, *quoted])
            return found._replace(holds_all=np.zeros(len(found.ids), bool))
        score = _scattered([*words, *quoted], self.postings.count)
        return Found(ids, score[ids], holds_all, np.zeros(len(ids), bool))

    def _by_words(self, words: Sequence[Word]) -> Found:
        """Hits hold any of the words, and, when they are few, at least a kin of one."""
        if len(words) == 1:
            ids, scores = words[0].held
            found = Found(ids, scores, np.ones(len(ids), bool), np.zeros(len(ids), bool))
            return found if len(ids) >= FEW else _with_kin(found, *words[0].kin)
        score, held = _scattered(words, self.postings.count), _held(words, self.postings.count)
        ids = np.flatnonzero(held)
        found = Found(ids, score[ids], held[ids] == len(words), np.zeros(len(ids), bool))
        if len(ids) >= FEW:
            return found
        kin = np.flatnonzero((score > 0) & (held == 0))
        return _with_kin(found, kin, score[kin])

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

    def _best(self, found: Found, sort: str, offset: int, limit: int) -> Ints:
        """Places among those found, from `offset` on, in order."""
        days, pks = self.postings.column("published_at"), self.postings.column("pk")

        def ties(places: Ints) -> list[Ints]:
            ids = found.ids[places]
            return [pks[ids]] if sort == "oldest" else [-pks[ids], -days[ids]]

        return best(~found.holds_all, SORTS[sort](found, days), ties, offset, limit)


SORTS: dict[str, Callable[[Found, Ints], NDArray[Any]]] = {
    "relevance": lambda found, days: -found.scores,
    "newest": lambda found, days: -days[found.ids],
    "oldest": lambda found, days: np.where(days[found.ids] == 0, NO_DATE, days[found.ids]),
}


def _with_kin(found: Found, ids: Ints, scores: NDArray[np.floating]) -> Found:
    """So many of the documents with a kin of a word, the best, that the hits are no longer few."""
    room = FEW - len(found.ids)
    if len(ids) > room:
        best = np.argpartition(-scores, room)[:room]
        ids, scores = ids[best], scores[best]
    no = np.zeros(len(ids), bool)
    return Found(*map(np.concatenate, zip(found, (ids, scores, no, ~no), strict=True)))


def _scattered(words: Sequence[Word], count: int) -> NDArray[np.float32]:
    """The sum of what each of `count` documents is given."""
    score = np.zeros(count, np.float32)
    for impact in (impact for word in words for impact in word):
        score[impact.ids] += impact.scores
    return score


def _held(words: Sequence[Word], count: int) -> NDArray[np.uint16]:
    """How many of the words each of `count` documents holds."""
    held = np.zeros(count, np.uint16)
    for word in words:
        held[word.held.ids] += np.uint16(1)
    return held
