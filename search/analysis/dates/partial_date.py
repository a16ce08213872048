"""A date as far as it is known."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

# Precision -> how much of an ISO date is known, the least first.
ISO_LENGTHS = {"year": 4, "month": 7, "day": 10}


def known_iso(date: datetime.date | None, precision: str) -> str:
    """As much of the ISO date as is known: 2015-03-21, 2015-03, 2015; "" of what is not."""
    return date.isoformat()[: ISO_LENGTHS.get(precision, 0)] if date else ""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the day, the month or the year; unknown parts hold 1.

    A month or a year of the Hijri calendar is the day that it began. `notes`: what is doubtful
    about it; the date is the same without them.
    """

    date: datetime.date
    precision: str  # "day", "month" or "year"
    notes: tuple[str, ...] = field(default=(), compare=False)

    @property
    def iso(self) -> str:
        return known_iso(self.date, self.precision)
