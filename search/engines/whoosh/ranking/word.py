"""What one word of a query brings to the documents, as it is kept between questions."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.engines.whoosh.reading.postings import Floats, Ints

Doubles = NDArray[np.float64]
Given = tuple[Ints, Doubles]  # documents, and what each is given

HELD = 2.0**24  # more than the scores of any query; a sum with it is exact to 1e-6


class Word(NamedTuple):
    """What a word brings: to the documents that hold it, then to those that hold a kin of it.

    Both ascend. They are kept in half the room that they are worked with in: what a word
    brings is widened when it is asked for, at a fourth of the cost of adding it up (measured).
    """

    ids: NDArray[np.int32]
    scores: Floats
    holding: int

    @classmethod
    def of(cls, held: Ints, kin: Ints, total: Doubles) -> Word:
        """From the score of every document."""
        ids = np.concatenate([held, kin])
        return cls(ids.astype(np.int32), total[ids].astype(np.float32), len(held))

    @property
    def held(self) -> Given:
        """With HELD added to each score, so that a sum over words tells how many are held."""
        scores = np.add(self.scores[: self.holding], HELD, dtype=np.float64)
        return self.ids[: self.holding].astype(np.int64), scores

    @property
    def kin(self) -> Given:
        rest = slice(self.holding, None)
        return self.ids[rest].astype(np.int64), self.scores[rest].astype(np.float64)


NOWHERE = np.empty(0, np.int64)
NO_WORD = Word.of(NOWHERE, NOWHERE, np.empty(0))
