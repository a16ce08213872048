"""Term at a time: the sum of the weighted BM25 scores of all fields, by NumPy.

BM25 as Whoosh computes it (Robertson, Walker et al., Okapi at TREC-3, 1994), so that the
scores of one field can be compared with Whoosh's own.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from search.engines.whoosh_postings import DOCUMENT, Floats, Ints, PostingsReader
from search.query_parser import Clauses, Phrase, Term
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


class Scorer:
    def __init__(self, postings: PostingsReader) -> None:
        self.postings = postings

    def rank(self, clauses: Clauses, sort: str, offset: int, limit: int) -> Ranking:
        """Hits with every word first, then by score or date, then the newest article."""
        score = np.zeros(self.postings.count, np.float32)
        words = np.zeros(self.postings.count, np.int32)
        for term in clauses.terms:
            words[self._add(term, score)] += 1
        allowed = self.postings.alive.copy()
        for phrase in clauses.phrases:
            allowed &= self._phrase(phrase, score)
        matched = np.flatnonzero(allowed & (words > 0) if not clauses.phrases else allowed)
        holds_all = words[matched] == len(clauses.terms)
        ordered = self._sorted(matched, holds_all, score[matched], sort)[offset : offset + limit]
        numbers = matched[ordered]
        keys = self.postings.column("pk")[numbers]
        hits = zip(keys.tolist(), score[numbers].tolist(), holds_all[ordered].tolist(), strict=True)
        return Ranking(len(matched), int(holds_all.sum()), tuple(Ranked(*hit) for hit in hits))

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
        ids, weights = self.postings.postings(field, term)
        if not len(ids):
            return ids, weights
        length = self.postings.lengths(field)[ids]
        average = self._average_length(field)
        idf = math.log(self.postings.count / (len(ids) + 1)) + 1
        scores = idf * (weights * (K1 + 1)) / (weights + K1 * ((1 - B) + B * length / average))
        return ids, scores.astype(np.float32)

    def _add(self, term: Term, score: Floats) -> Ints:
        """Add what the term brings to `score`; the documents that hold it in their text."""
        holding: list[Ints] = []
        for field, form, weight in FIELDS:
            ids, scores = self.impact(field, getattr(term, form))
            score[ids] += np.float32(weight) * scores
            if field in MATCHING:
                holding.append(ids)
        return np.unique(np.concatenate(holding))

    def _phrase(self, phrase: Phrase, score: Floats) -> NDArray[np.bool_]:
        for term in phrase.terms:
            self._add(term, score)
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
            starts = np.intersect1d(starts, nexts, assume_unique=False)
        return starts >> DOCUMENT

    def _sorted(
        self, matched: Ints, holds_all: NDArray[np.bool_], score: Floats, sort: str
    ) -> Ints:
        days = self.postings.column("published_at")[matched]
        keys = self.postings.column("pk")[matched]
        if sort == "oldest":
            return np.lexsort((keys, days, days == 0, ~holds_all))
        if sort == "newest":
            return np.lexsort((-keys, -days, ~holds_all))
        return np.lexsort((-keys, -days, -score, ~holds_all))

    def _average_length(self, field: str) -> float:
        total = sum(leaf.field_length(field) for leaf, _ in self.postings.leaves)
        return (total / self.postings.count) or 1.0
