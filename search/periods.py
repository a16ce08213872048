"""Dates as precise as they are written: 2015, 2015-07, 2015-07-09."""

from __future__ import annotations

import calendar
import datetime
import re

from search.analysis.dates.partial_date import ISO_LENGTHS

WRITTEN = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")

Days = tuple[datetime.date, datetime.date]


def days(text: str) -> Days:
    """The first and the last day of what is written, in digits of any kind. Raises ValueError."""
    written = WRITTEN.fullmatch(text.strip())
    if written is None:
        raise ValueError(text)
    parts = [int(part) for part in written.groups() if part]
    first = datetime.date(*parts, *[1] * (len(ISO_LENGTHS) - len(parts)))
    if len(parts) == len(ISO_LENGTHS):
        return first, first
    return first, _last(first.year, first.month if len(parts) > 1 else 12)


def precision(first: datetime.date) -> str:
    """The longest of year, month and day that begins with this day."""
    return _precision(first.day == 1, first.month == 1)


def precision_of_end(last: datetime.date) -> str:
    """The longest of year, month and day that ends with this day."""
    return _precision(last == _last(last.year, last.month), last.month == 12)


def written(first: datetime.date) -> str:
    """The shortest text whose first day this is."""
    return first.isoformat()[: ISO_LENGTHS[precision(first)]]


def written_end(last: datetime.date) -> str:
    """The shortest text whose last day this is."""
    return last.isoformat()[: ISO_LENGTHS[precision_of_end(last)]]


def precision_of_span(first: datetime.date, last: datetime.date) -> str | None:
    """Whether these are the bounds of one year, one month or one day; None for another span."""
    spans = ((name, days(first.isoformat()[:length])) for name, length in ISO_LENGTHS.items())
    return next((name for name, span in spans if span == (first, last)), None)


def _precision(at_edge_of_month: bool, in_edge_month: bool) -> str:
    if not at_edge_of_month:
        return "day"
    return "year" if in_edge_month else "month"


def _last(year: int, month: int) -> datetime.date:
    return datetime.date(year, month, calendar.monthrange(year, month)[1])
