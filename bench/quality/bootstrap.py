"""Paired bootstrap: how far a mean difference could lie elsewhere with other queries."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SHARE = 0.95
CHUNK = 1_000  # resamplings in memory at once
DIGITS = 12  # beyond them, a mean of equal differences is not quite that difference


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean difference and the bounds of its interval of 95 %."""

    mean: float
    low: float
    high: float

    @property
    def is_certain(self) -> bool:
        """Whether 0 lies outside."""
        return self.low > 0 or self.high < 0


def intervals(differences: NDArray[np.float64], samples: int, seed: int) -> list[Interval]:
    """One for each column of `differences`: (queries, columns) float64.

    Percentiles of the means of `samples` resamplings of the rows, the same for the same seed.
    The columns share their resamplings.
    """
    rows = len(differences)
    chance = np.random.default_rng(seed)
    means = np.concatenate(
        [
            chance.multinomial(rows, np.full(rows, 1 / rows), min(CHUNK, samples - start))
            @ differences
            / rows
            for start in range(0, samples, CHUNK)
        ]
    )
    edge = 100 * (1 - SHARE) / 2
    bounds = [differences.mean(axis=0), *np.percentile(means, [edge, 100 - edge], axis=0)]
    rounded = np.round(np.array(bounds), DIGITS) + 0.0  # no minus before a zero
    return [Interval(*map(float, column)) for column in rounded.T]
