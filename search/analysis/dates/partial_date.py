"""A date as far as it is known."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the day, the month or the year; unknown parts hold 1."""

    date: datetime.date
    precision: str  # "day", "month" or "year"
