"""A date as far as it is known."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the day, the month or the year; unknown parts hold 1.

    A month or a year of the Hijri calendar is the day that it began. `notes`: what is doubtful
    about it; the date is the same without them.
    """

    date: datetime.date
    precision: str  # "day", "month" or "year"
    notes: tuple[str, ...] = field(default=(), compare=False)
