"""Dates in paths, as folders of newspapers have them. Pure."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from search.analysis.dates.partial_date import PartialDate

EARLIEST, LATEST = 1800, 2100

# In a path: a day or a month in one part (2015-03-21, 2015_03, 20150321), or in parts of their
# own (2015/03/21). Digits beside them would make them another number.
_DAY = re.compile(r"(?<!\d)(\d{4})([-_./]?)(\d{1,2})\2(\d{1,2})(?!\d)")
_MONTH = re.compile(r"(?<!\d)(\d{4})[-_./](\d{1,2})(?!\d)")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")


def date_of_path(path: str) -> PartialDate | None:
    """The most exact date in a path, of those the last; None without one.

    Digits may be Arabic. A year alone must be a part of the path, not of a name: «أزمة 1929.txt»
    is no date.
    """
    for dates in (_days(path), _months(path), _years(path)):
        found = [date for date in dates if EARLIEST <= date.date.year <= LATEST]
        if found:
            return found[-1]
    return None


def _days(path: str) -> Iterator[PartialDate]:
    for match in _DAY.finditer(path):
        yield from _date("day", match[1], match[3], match[4])


def _months(path: str) -> Iterator[PartialDate]:
    for match in _MONTH.finditer(path):
        yield from _date("month", match[1], match[2])


def _years(path: str) -> Iterator[PartialDate]:
    for part in path.split("/")[:-1]:
        if _YEAR.fullmatch(part):
            yield from _date("year", part)


def _date(precision: str, year: str, month: str = "1", day: str = "1") -> Iterator[PartialDate]:
    try:
        yield PartialDate(datetime.date(int(year), int(month), int(day)), precision)
    except ValueError:  # digits that are no date
        return
