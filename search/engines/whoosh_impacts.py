"""What a word brings to each document: the weighted BM25 scores of its fields, as arrays.

BM25 as Whoosh computes it (Robertson, Walker et al., Okapi at TREC-3, 1994), so that the
scores of one field can be compared with Whoosh's own.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.engines.whoosh_postings import Floats, Ints, Postings, PostingsReader
from search.query_parser import Pattern, Term

K1 = 1.2
B = 0.75
# (field, form of the term, weight). `text` holds the title too: a title counts twice and more.
FIELDS = [
    ("text", "stem", 1.0),
    ("text_folded", "folded", 0.5),
    ("title", "stem", 1.0),
    ("title_folded", "folded", 0.5),
]
PATTERN_FIELDS = [("text_folded", 1.5), ("title_folded", 1.5)]
SCANNED = 5_000  # terms of the list looked at for one pattern


class Impact(NamedTuple):
    """Document numbers, ascending, and what each is given."""

    ids: Ints
    scores: Floats


class Impacts:
    """Made from the postings of one open index, and kept as long as there is room."""

    def __init__(self, postings: PostingsReader) -> None:
        self.postings = postings

    def word(self, term: Term) -> Impact:
        """The documents that hold the word, and the sum of its fields' weighted scores."""
        return self.postings.kept(
            (term.stem, term.folded, "word"),
            lambda: self._summed(
                (self.field(field, getattr(term, form)), weight) for field, form, weight in FIELDS
            ),
        )

    def pattern(self, pattern: Pattern, expansions: int) -> Impact:
        """As `word`, for the most frequent words that the pattern stands for."""
        words = self._expanded(pattern, expansions)
        return self._summed((self.group(field, words), weight) for field, weight in PATTERN_FIELDS)

    def field(self, field: str, term: str) -> Impact:
        """The documents that hold the term in the field, and the BM25 score of each."""
        return self._bm25(field, self.postings.postings(field, term))

    def group(self, field: str, terms: Sequence[str]) -> Impact:
        """As `field`, for several terms that count as one: one frequency, one rarity."""
        found = [self.postings.postings(field, term) for term in terms]
        if len(found) == 1:
            return self._bm25(field, found[0])
        ids, weights = _added(found, self.postings.count)
        return self._bm25(field, Postings(ids, weights.astype(np.float32)))

    def _summed(self, parts: Iterable[tuple[Impact, float]]) -> Impact:
        weighted = [Impact(ids, scores * np.float32(weight)) for (ids, scores), weight in parts]
        return self._alive(Impact(*_added(weighted, self.postings.count)))

    def _alive(self, impact: Impact) -> Impact:
        if self.postings.is_whole:
            return impact
        alive = self.postings.alive[impact.ids]
        return Impact(impact.ids[alive], impact.scores[alive])

    def _bm25(self, field: str, postings: Postings) -> Impact:
        ids, weights = postings
        if not len(ids):
            return Impact(ids, weights)
        length = self.postings.lengths(field)[ids]
        idf = math.log(self.postings.count / (len(ids) + 1)) + 1
        norm = K1 * ((1 - B) + B * length / self.postings.average_length(field))
        return Impact(ids, (idf * (K1 + 1)) * weights / (weights + norm))

    def _expanded(self, pattern: Pattern, expansions: int) -> list[str]:
        matches = pattern.expression.fullmatch
        listed = self.postings.terms_from("text_folded", pattern.prefix, SCANNED)
        words = [word for word in listed if matches(word)]
        if len(words) <= expansions:
            return words
        return sorted(words, key=lambda word: -self.postings.frequency("text_folded", word))[
            :expansions
        ]


def _added(parts: Sequence[tuple[Ints, NDArray[np.floating]]], count: int) -> Impact:
    """The union of the documents, below `count`, and the sum of what each is given."""
    filled = [part for part in parts if len(part[0])]
    if len(filled) < 2:
        return Impact(*(filled or parts)[0])
    ids = np.concatenate([part[0] for part in filled])
    total = np.bincount(ids, np.concatenate([part[1] for part in filled]), count)
    present = np.zeros(count, bool)
    present[ids] = True
    union = np.flatnonzero(present)
    return Impact(union, total[union].astype(np.float32))
