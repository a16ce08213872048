"""The scores of one word of a query, as they are kept between questions."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.engines.whoosh.arrays import Doubles, Flags, Floats, Ints

Scored = tuple[Ints, Doubles]  # (n,) document numbers, ascending, and (n,) the score of each

MATCHED = 2.0**24  # more than the scores of any query; a sum with it is exact to 1e-6


class TermScores(NamedTuple):
    """Of the documents that hold the word, then of its same-root matches, which hold only
    another word of its root.

    `ids`: (n,) document numbers, ascending in both parts; `scores`: (n,), aligned with `ids`;
    the first `matching` hold the word; `lift` is the highest score of the others. They are kept in half the room that they are worked
    with in: they are widened when they are asked for, at a fourth of the cost of adding them
    up (measured).
    """

    ids: NDArray[np.int32]
    scores: Floats
    matching: int
    lift: float

    @classmethod
    def of(cls, matches: Ints, root_matches: Ints, total: Doubles) -> TermScores:
        """From both parts, ascending, and the score of every document of the index."""
        ids = np.concatenate([matches, root_matches])
        scores = total[ids].astype(np.float32)
        lift = float(scores[len(matches) :].max(initial=0.0))
        return cls(ids.astype(np.int32), scores, len(matches), lift)

    @property
    def matches(self) -> Scored:
        """With MATCHED added to each score, so that a sum over words tells how many matched."""
        scores = np.add(self.scores[: self.matching], MATCHED, dtype=np.float64)
        return self.ids[: self.matching].astype(np.int64), scores

    @property
    def root_matches(self) -> Scored:
        rest = slice(self.matching, None)
        return self.ids[rest].astype(np.int64), self.scores[rest].astype(np.float64)

    def lifts(self, documents: Ints) -> Doubles:
        """(n,) what these documents, ascending, get as same-root matches: mostly 0."""
        ids = self.ids[self.matching :]
        if not len(ids):
            return np.zeros(len(documents))
        places = np.minimum(ids.searchsorted(documents), len(ids) - 1)
        return np.where(ids[places] == documents, self.scores[self.matching :][places], 0.0)

    def holding(self, ids: Ints) -> Flags:
        """(n,) of each of these documents whether it holds the word."""
        matching = self.ids[: self.matching]
        places = np.searchsorted(matching, ids)
        within = places < len(matching)
        holding: Flags = within.copy()
        holding[within] = matching[places[within]] == ids[within]
        return holding


NOWHERE = np.empty(0, np.int64)
NO_SCORES = TermScores.of(NOWHERE, NOWHERE, np.empty(0))
