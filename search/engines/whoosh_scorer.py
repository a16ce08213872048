"""Term at a time: the sum of the weighted BM25 scores of all fields, by NumPy.

BM25 as Whoosh computes it (Robertson, Walker et al., Okapi at TREC-3, 1994), so that the
scores of one field can be compared with Whoosh's own.
"""

from __future__ import annotations

import math
import time
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from search.engines.whoosh_postings import DOCUMENT, Floats, Ints, Postings, PostingsReader
from search.engines.whoosh_top import best
from search.query_parser import Clauses, Pattern, Phrase, Term
from search.results import Ranked, Ranking

K1 = 1.2
B = 0.75
# (field, form of the term, weight). `text` holds the title too: a title counts twice and more.
FIELDS = [
    ("text", "stem", 1.0),
    ("text_folded", "folded", 0.5),
    ("title", "stem", 1.0),
    ("title_folded", "folded", 0.5),
]
MATCHING = ("text", "text_folded")
PATTERN_FIELDS = [("text_folded", 1.5), ("title_folded", 1.5)]
MOST_EXPANSIONS = 64
SCANNED = 5_000  # terms of the list looked at for one pattern

Mask = NDArray[np.bool_]


class Scorer:
    """Ranks over one open index; it holds no state of a question."""

    def __init__(self, postings: PostingsReader) -> None:
        self.postings = postings

    def rank(
        self,
        clauses: Clauses,
        sort: str,
        offset: int,
        limit: int,
        expansions: int = MOST_EXPANSIONS,
        seconds: float = math.inf,
    ) -> Ranking:
        """Hits with every word first, then by score or date, then the newest article.

        After `seconds` no further term is looked up: the notice "partial" says so.
        """
        deadline = time.monotonic() + seconds
        score = np.zeros(self.postings.count, np.float32)
        words = np.zeros(self.postings.count, np.int32)
        allowed, asked, partial = self.postings.alive, 0, False
        for phrase in clauses.phrases:
            allowed = allowed & self._phrase(phrase, score)
        for word in (*clauses.terms, *clauses.patterns):
            if asked and time.monotonic() > deadline:
                partial = True
                break
            words += (
                self._term(word, score)
                if isinstance(word, Term)
                else self._pattern(word, expansions, score)
            )
            asked += 1
        matched = np.flatnonzero(allowed if clauses.phrases else allowed & (words > 0))
        holds_all = words[matched] == asked
        ordered = best(self._keys(matched, holds_all, score, sort), offset, limit)
        numbers, pks = matched[ordered], self.postings.column("pk")
        hits = zip(
            pks[numbers].tolist(), score[numbers].tolist(), holds_all[ordered].tolist(), strict=True
        )
        return Ranking(
            len(matched),
            int(holds_all.sum()),
            tuple(Ranked(*hit) for hit in hits),
            ("partial",) * partial,
        )

    def most_telling(self, terms: Iterable[Term], count: int) -> list[Term]:
        """The terms with the highest frequency among `terms` times rarity in the archive."""
        frequencies = Counter(terms)
        weight = {term: n * self._rarity(term.stem) for term, n in frequencies.items()}
        return sorted(weight, key=lambda term: (-weight[term], term.folded))[:count]

    def _rarity(self, stem: str) -> float:
        holding = len(self.postings.postings("text", stem).ids)
        return math.log(self.postings.count / holding) if holding > 1 else 0.0

    def impact(self, field: str, term: str) -> tuple[Ints, Floats]:
        """The documents that hold the term in the field, and the BM25 score of each."""
        return self.postings.kept(
            (field, term, "bm25"), lambda: self._bm25(field, self.postings.postings(field, term))
        )

    def group_impact(self, field: str, terms: Sequence[str]) -> tuple[Ints, Floats]:
        """As `impact`, for several terms that count as one: one frequency, one rarity."""
        found = [self.postings.postings(field, term) for term in terms]
        if not found:
            return self._bm25(field, Postings(np.empty(0, np.int64), np.empty(0, np.float32)))
        ids, places = np.unique(np.concatenate([one.ids for one in found]), return_inverse=True)
        weights = np.bincount(places, np.concatenate([one.weights for one in found]), len(ids))
        return self._bm25(field, Postings(ids, weights.astype(np.float32)))

    def _bm25(self, field: str, postings: Postings) -> tuple[Ints, Floats]:
        ids, weights = postings
        if not len(ids):
            return ids, weights
        length = self.postings.lengths(field)[ids]
        average = self._average_length(field)
        idf = math.log(self.postings.count / (len(ids) + 1)) + 1
        scores = idf * (weights * (K1 + 1)) / (weights + K1 * ((1 - B) + B * length / average))
        return ids, scores.astype(np.float32)

    def _term(self, term: Term, score: Floats) -> Mask:
        """Add what the term brings to `score`; the documents that hold it in their text."""
        holding = np.zeros(self.postings.count, bool)
        for field, form, weight in FIELDS:
            ids, scores = self.impact(field, getattr(term, form))
            score[ids] += np.float32(weight) * scores
            if field in MATCHING:
                holding[ids] = True
        return holding

    def _pattern(self, pattern: Pattern, expansions: int, score: Floats) -> Mask:
        """As `_term`, for the most frequent words that the pattern stands for."""
        holding = np.zeros(self.postings.count, bool)
        words = self._expanded(pattern, expansions)
        for field, weight in PATTERN_FIELDS:
            ids, scores = self.group_impact(field, words)
            score[ids] += np.float32(weight) * scores
            holding[ids] = True
        return holding

    def _expanded(self, pattern: Pattern, expansions: int) -> list[str]:
        matches = pattern.expression.fullmatch
        listed = self.postings.terms_from("text_folded", pattern.prefix, SCANNED)
        words = [word for word in listed if matches(word)]
        if len(words) <= expansions:
            return words
        return sorted(words, key=lambda word: -self.postings.frequency("text_folded", word))[
            :expansions
        ]

    def _phrase(self, phrase: Phrase, score: Floats) -> Mask:
        for term in phrase.terms:
            self._term(term, score)
        found = np.zeros(self.postings.count, bool)
        places = [("text", phrase.terms[0].stem)]
        places += [("text_folded", term.folded) for term in phrase.terms[1:]]
        found[self._side_by_side(places)] = True
        return found

    def _side_by_side(self, places: Sequence[tuple[str, str]]) -> Ints:
        """The documents in which the terms stand one after another."""
        starts = self.postings.occurrences(*places[0])
        for distance, place in enumerate(places[1:], 1):
            nexts = self.postings.occurrences(*place) - distance
            starts = np.intersect1d(starts, nexts)
        return starts >> DOCUMENT

    def _keys(
        self, matched: Ints, holds_all: Mask, score: Floats, sort: str
    ) -> list[NDArray[np.generic]]:
        """What orders the hits, the last key first; all of them ascending."""
        days = self.postings.column("published_at")[matched]
        pks = self.postings.column("pk")[matched]
        if sort == "oldest":
            return [pks, np.where(days == 0, np.iinfo(np.int64).max, days), ~holds_all]
        if sort == "newest":
            return [-pks, -days, ~holds_all]
        return [-pks, -days, -score[matched], ~holds_all]

    def _average_length(self, field: str) -> float:
        total = sum(leaf.field_length(field) for leaf, _ in self.postings.leaves)
        return (total / self.postings.count) or 1.0
