"""Days of the Hijri calendar: by the Umm al-Qura table where it has them, else as reckoned.

The table of `hijridate` holds 1343 to 1500. Before it the tabular calendar with leap years 2, 5,
7, 10, 13, 16, 18, 21, 24, 26 and 29 of thirty is a day or two from what was seen. A 30th day that
the table has not, where the moon was seen a day later, is the day after the 29th. Three months of
the table, which hijridate 2.6.0 gives 31 days, keep them, so that every day can be read back.
"""

from __future__ import annotations

import datetime
from typing import NamedTuple

from hijridate import Hijri

YEARS = range(1240, 1501)  # in which something was printed: the first paper in Arabic is of 1243
TABLE = range(1343, 1501)
LONGEST_MONTH = 30
_DAYS_BEFORE = 1721425 + 385 - 1948440  # from Julian day numbers to the ordinals of dates


class HijriDay(NamedTuple):
    """A day of the Gregorian calendar. `certain`: the table says so."""

    day: datetime.date
    certain: bool


def gregorian_day(year: int, month: int, day: int) -> HijriDay | None:
    """The day in the other calendar, None for what is no day of this one."""
    if year not in YEARS or not 1 <= month <= 12:
        return None
    length = Hijri(year, month, 1).month_length() if year in TABLE else LONGEST_MONTH
    if not 1 <= day <= max(length, LONGEST_MONTH):
        return None
    if year not in TABLE:
        return HijriDay(_reckoned(year, month, day), certain=False)
    found = Hijri(year, month, min(day, length)).to_gregorian()
    whole = datetime.date(found.year, found.month, found.day)
    return HijriDay(whole + datetime.timedelta(max(0, day - length)), certain=day <= length)


def first_day(year: int, month: int = 1) -> datetime.date:
    """Of a month or a year. Raises ValueError for a year in which nothing was printed."""
    found = gregorian_day(year, month, 1)
    if found is None:
        raise ValueError(year)
    return found.day


def last_day(year: int, month: int = 12) -> datetime.date:
    """Of a month or a year. Raises ValueError."""
    if (year, month) == (YEARS[-1], 12):
        length = Hijri(year, month, 1).month_length()
        return first_day(year, month) + datetime.timedelta(length - 1)
    following = first_day(year + month // 12, month % 12 + 1)
    return following - datetime.timedelta(1)


def _reckoned(year: int, month: int, day: int) -> datetime.date:
    days = (11 * year + 3) // 30 + 354 * year + 30 * month - (month - 1) // 2 + day
    return datetime.date.fromordinal(days - _DAYS_BEFORE)
