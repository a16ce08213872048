"""Years and months of the Hijri calendar as spans of days, by Umm al-Qura. Pure.

The table of `hijridate` holds 1343 to 1500 AH, August 1924 to November 2077; outside of it a month
is known only about, so that there are no pages of it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from hijridate import Gregorian

from search.analysis.dates.hijri_days import TABLE, first_day, last_day

YEARS = TABLE
FIRST, LAST = first_day(YEARS[0]), last_day(YEARS[-1])


class HijriMonth(NamedTuple):
    year: int
    month: int


class HijriDay(NamedTuple):
    year: int
    month: int
    day: int


def hijri(day: datetime.date) -> HijriDay | None:
    """None for a day outside of the table."""
    if not FIRST <= day <= LAST:
        return None
    return HijriDay(*Gregorian.fromdate(day).to_hijri().datetuple())


def bounds(year: int, month: int = 0) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of a month, or of a year. `year` is one of the table."""
    return first_day(year, month or 1), last_day(year, month or 12)


def months_within(first: datetime.date, last: datetime.date) -> Iterator[HijriMonth]:
    """The months of the table that have days of this span, in order."""
    if last < FIRST or first > LAST:
        return
    start, end = hijri(max(first, FIRST)), hijri(min(last, LAST))
    assert start and end
    for number in range(start.year * 12 + start.month - 1, end.year * 12 + end.month):
        yield HijriMonth(number // 12, number % 12 + 1)
