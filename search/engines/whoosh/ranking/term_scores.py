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
    the first `matching` hold the word; `highest` is the highest score among them, `lift` that of
    the others. They are kept in half the room that they are worked with in: they are widened when
    they are asked for, at a fourth of the cost of adding them up (measured).
    """

    ids: NDArray[np.int32]
    scores: Floats
    matching: int
    highest: float
    lift: float

    @classmethod
    def of(cls, matches: Ints, root_matches: Ints, total: Doubles) -> TermScores:
        """From both parts, ascending, and the score of every document of the index."""
        ids = np.concatenate([matches, root_matches])
        scores = total[ids].astype(np.float32)
        parts = scores[: len(matches)], scores[len(matches) :]
        highest, lift = (float(part.max(initial=0.0)) for part in parts)
        return cls(ids.astype(np.int32), scores, len(matches), highest, lift)

    @property
    def matches(self) -> Scored:
        """With MATCHED added to each score, so that a sum over words tells how many matched."""
        scores = np.add(self.scores[: self.matching], MATCHED, dtype=np.float64)
        return self.ids[: self.matching].astype(np.int64), scores

    @property
    def root_matches(self) -> Scored:
        rest = slice(self.matching, None)
        return self.ids[rest].astype(np.int64), self.scores[rest].astype(np.float64)

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
