"""The days of a month, of either calendar, as weeks with numbers of articles. Pure.

A week begins on Saturday, as CLDR has it for Arabic (weekData: `ar` is of Egypt where nothing else
is said, and so it is in fifteen countries from Algeria to Oman).
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import NamedTuple

SATURDAY = 5  # as `datetime.date.weekday` counts
WEEK = 7
WEEKDAYS = tuple((SATURDAY + number) % WEEK for number in range(WEEK))
LEVELS = 3  # of shading, by the number of articles


class Cell(NamedTuple):
    """A day by its number in the month; 0 is a place before the first or after the last.

    `level`: 0 where there are no articles, to LEVELS where there are most.
    """

    number: int
    day: datetime.date | None
    total: int
    level: int


NOTHING = Cell(0, None, 0, 0)


def weeks(
    first: datetime.date, last: datetime.date, counts: Mapping[datetime.date, int]
) -> list[Sequence[Cell]]:
    """The month from its first to its last day, in rows of seven."""
    most = max(counts.values(), default=0)
    cells = [NOTHING] * ((first.weekday() - SATURDAY) % WEEK)
    for number in range(1, (last - first).days + 2):
        day = first + datetime.timedelta(number - 1)
        count = counts.get(day, 0)
        cells.append(Cell(number, day, count, level_of(count, most)))
    cells += [NOTHING] * (-len(cells) % WEEK)
    return [cells[start : start + WEEK] for start in range(0, len(cells), WEEK)]


def level_of(count: int, most: int) -> int:
    """In equal parts of the largest number; the largest is always of the highest."""
    return -(-LEVELS * count // most) if count else 0
