"""A day, a month or a year as readers write it, in the Gregorian or the Hijri calendar.

A year that no newspaper was printed in, 1390, is one of the Hijri calendar.
"""

from __future__ import annotations

import calendar
import datetime
import re
from functools import cache
from typing import NamedTuple

from search.analysis.dates import months
from search.analysis.dates.bare_text import bare
from search.analysis.dates.days import ABOUT, ERA, FROM_HIJRI, YEAR_WORD, find_dates, whole_date
from search.analysis.dates.hijri_days import YEARS, first_day, last_day

LONGEST = 60  # characters
HIJRI_YEARS = range(1300, 1501)  # in which nothing was printed in years of our era
_NUMBERS = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
_MONTH_FIRST = re.compile(r"(\d{1,2})[-/.](\d{4})")


class Period(NamedTuple):
    """The first and the last day. `is_hijri`: they were named by the other calendar."""

    first: datetime.date
    last: datetime.date
    is_hijri: bool = False


def period(text: str) -> Period:
    """What all of a text names. Raises ValueError."""
    value = bare(text[: 2 * LONGEST]).text.strip()
    if len(value) > LONGEST:
        raise ValueError(text[:LONGEST])
    return _numbered(value) or _hijri(value) or _named(value)


def _numbered(value: str) -> Period | None:
    """2015, 2015-07, 2015-07-09, 7/2015; 1442, 1442-02."""
    day = None
    if found := _NUMBERS.fullmatch(value):
        year, month, day = found.groups()
    elif found := _MONTH_FIRST.fullmatch(value):
        month, year = found.groups()
    else:
        return None
    if int(year) in HIJRI_YEARS:
        return None if day else _of_hijri(int(year), int(month or 0))
    if day:
        whole = datetime.date(int(year), int(month), int(day))
        return Period(whole, whole)
    return _of_gregorian(int(year), int(month or 0))


def _hijri(value: str) -> Period | None:
    """«صفر 1442», «عام 1442», «1442هـ»."""
    found = _hijri_month().fullmatch(value)
    if found is None or int(found["year"]) not in YEARS:
        return None
    name = found["month"]
    return _of_hijri(int(found["year"]), months.hijri()[months.month_key(name)] if name else 0)


def _named(value: str) -> Period:
    """A day of either calendar, or a month of the Gregorian one: «9 تموز 2015», «شباط 2011»."""
    date = whole_date(value)
    if date is None:
        raise ValueError(value)
    if date.precision == "day":
        is_hijri = any({FROM_HIJRI, ABOUT} & {*span.notes} for span in find_dates(value))
        return Period(date.date, date.date, is_hijri)
    return _of_gregorian(date.date.year, date.date.month if date.precision == "month" else 0)


def _of_gregorian(year: int, month: int) -> Period:
    """Raises ValueError."""
    first, last = datetime.date(year, month or 1, 1), month or 12
    return Period(first, first.replace(month=last, day=calendar.monthrange(year, last)[1]))


def _of_hijri(year: int, month: int) -> Period:
    """Raises ValueError."""
    return Period(first_day(year, month or 1), last_day(year, month or 12), is_hijri=True)


@cache
def _hijri_month() -> re.Pattern[str]:
    month = (
        rf"(?:(?:شهر\s+)?(?P<month>{months.hijri_names()})(?:\s+(?:{months.honours()}))?[\s,،/-]+)?"
    )
    return re.compile(rf"{month}{YEAR_WORD}(?P<year>\d{{4}}){ERA}")
