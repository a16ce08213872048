"""Dates behind a field of the query language, and those that stand for themselves.

«تاريخ:شباط 2011», «قبل:2015», «تاريخ:[2015 إلى 2016]», «2015..2016», «2019/5».
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import NamedTuple

from search.analysis.dates.periods import Period, period
from search.clauses import Dated

MOST_WORDS = 6  # of one date: «الثلاثاء 25 من ذي القعدة 1436 هـ» is cut
_IN_BRACKETS = re.compile(r"\[([^\[\]]*)\]|[\"«“”″]([^\"«»“”″]*)[\"»“”″]")
_WORDS = re.compile(rf"[^\s()|\"«»“”„″\[\]]+(?:\s+[^\s()|\"«»“”„″\[\]]+){{0,{MOST_WORDS - 1}}}")
# A dash with nothing behind it is the sign before what is excluded.
_ENDS = re.compile(r"\s*\.\.\s*|\s+(?:إلى|الى|حتى|to|TO)(?:\s+|\Z)|\s+[-–]\s+(?=\S)")
_SEASON = re.compile(r"(\d\d)(\d\d)-(\d\d)")
ONE_DAY = datetime.timedelta(1)


class DateValue(NamedTuple):
    """`text[start:end]` is what was read; `is_hijri`: by the Hijri calendar."""

    first: datetime.date | None
    last: datetime.date | None
    start: int
    end: int
    is_hijri: bool = False


def value_at(text: str, start: int) -> DateValue | None:
    """The longest date or span of dates that begins there, in brackets or quotes or in words."""
    if found := _IN_BRACKETS.match(text, start):
        inside = found[1] if found[1] is not None else found[2]
        return _span(inside, start, found.end())
    words = _WORDS.match(text, start)
    ends = [match.end() for match in re.finditer(r"\S+", words[0])] if words else []
    values = (_span(text[start : start + end], start, start + end) for end in reversed(ends))
    return next(filter(None, values), None)


def alone(word: str) -> DateValue | None:
    """A span of dates or a month in one word; a season, 2010-11, is none."""
    season = _SEASON.fullmatch(word)
    if season and int(season[3]) == (int(season[2]) + 1) % 100:
        return None
    return _span(word, 0, len(word))


def _span(value: str, start: int, end: int) -> DateValue | None:
    parts = [part.strip() for part in _ENDS.split(f"{value.strip()} ", maxsplit=1)]
    read = [_period(part) for part in parts]
    if not any(read) or any(part and not one for part, one in zip(parts, read, strict=True)):
        return None
    first, last = read[0], read[-1]
    if first and last and first.first > last.last:
        first, last = last, first
    is_hijri = any(one.is_hijri for one in read if one)
    return DateValue(first and first.first, last and last.last, start, end, is_hijri)


def _period(text: str) -> Period | None:
    try:
        return period(text)
    except ValueError:
        return None


def _before(value: DateValue) -> Dated:
    """Before the first day of it."""
    first = value.first or value.last
    return Dated(None, first and _moved(first, -1))


def _after(value: DateValue) -> Dated:
    last = value.last or value.first
    return Dated(last and _moved(last, 1), None)


def _moved(day: datetime.date, days: int) -> datetime.date:
    return datetime.date.fromordinal(
        min(max(day.toordinal() + days, 1), datetime.date.max.toordinal())
    )


# Field -> what it makes of a date.
DATED: dict[str, Callable[[DateValue], Dated]] = {
    "before": _before,
    "after": _after,
    "date": lambda value: Dated(value.first, value.last),
}
