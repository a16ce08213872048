"""A whole row of years, those without articles in their places. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

LONGEST_GAP = 10  # years without articles that are shown one by one
GAP = (0, 0)  # stands for more


def whole(years: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """(year, articles) of every year from the newest to the oldest."""
    row = list(years[:1])
    for (newer, _), (year, count) in pairwise(years):
        between = [(one, 0) for one in range(newer - 1, year, -1)]
        row += between if len(between) <= LONGEST_GAP else [GAP]
        row.append((year, count))
    return row
