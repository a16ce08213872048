"""The published articles of days: their lists, and how many each day has.

Only articles whose day is known are in them. Triggers keep a list and a count of each day
(`DAYS` of `archive.derivation`), so a span of days, in whatever calendar, is a range of one index.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import cached_property

from django.db import connection

from archive.dependencies import Key, note
from archive.derivation import DAYS
from archive.listings import Listing

KEY: Key = (DAYS, 0)  # of any of them
Span = tuple[datetime.date, datetime.date]  # the first day and the last

_OF_DAYS = f"relation = '{DAYS}' AND named_id"
_IS_DAY = "named_id %% 100 > 0"  # and not what is left of a month or a year
_COUNTS = (
    f"SELECT named_id, articles FROM archive_periodcount"  # noqa: S608
    f" WHERE {_OF_DAYS} BETWEEN %s AND %s AND articles > 0 AND {_IS_DAY} ORDER BY named_id"
)
_LATEST = (
    f"SELECT article_id FROM archive_listedarticle"  # noqa: S608
    f" WHERE {_OF_DAYS} BETWEEN %s AND %s AND {_IS_DAY}"
    " ORDER BY named_id DESC, day DESC, article_id DESC LIMIT %s OFFSET %s"
)
_NEAREST = (
    "SELECT named_id FROM archive_periodcount"  # noqa: S608
    f" WHERE {_OF_DAYS} {{side}} %s AND articles > 0 AND {_IS_DAY}"
    " ORDER BY named_id {order} LIMIT 1"
)
_BESIDE = (
    f"SELECT ({_NEAREST.format(side='<', order='DESC')}),"
    f" ({_NEAREST.format(side='>', order='ASC')})"
)
_SUMS = (
    "WITH spans (place, first_day, last_day) AS (VALUES {rows})"  # noqa: S608
    " SELECT place, (SELECT COALESCE(SUM(articles), 0) FROM archive_periodcount"
    f" WHERE {_OF_DAYS} BETWEEN first_day AND last_day AND articles > 0 AND {_IS_DAY}) FROM spans"
    " ORDER BY place"
)


def number_of(day: datetime.date) -> int:
    """20110217."""
    return day.year * 10_000 + day.month * 100 + day.day


def day_of(number: int) -> datetime.date:
    return datetime.date(number // 10_000, number // 100 % 100, number % 100)


def of_day(day: datetime.date) -> Listing:
    return Listing(DAYS, number_of(day))


def of_month_alone(year: int, month: int) -> Listing:
    """The articles of a month of which no day is known."""
    return Listing(DAYS, year * 10_000 + month * 100)


def of_year_alone(year: int) -> Listing:
    """The articles of a year of which no month is known."""
    return Listing(DAYS, year * 10_000)


class Days:
    """The articles of the days from `first` to `last`: a sequence of keys, latest first."""

    def __init__(self, first: datetime.date, last: datetime.date) -> None:
        self.first, self.last = first, last

    @cached_property
    def counts(self) -> dict[datetime.date, int]:
        """The number of articles of each day that has any, in order."""
        note(KEY)
        with connection.cursor() as cursor:
            cursor.execute(_COUNTS, self._bounds())
            return {day_of(number): count for number, count in cursor.fetchall()}

    def __len__(self) -> int:
        return sum(self.counts.values())

    def __getitem__(self, part: slice) -> list[int]:
        note(KEY)
        start, stop = part.start or 0, len(self) if part.stop is None else part.stop
        if stop <= start:
            return []
        with connection.cursor() as cursor:
            cursor.execute(_LATEST, [*self._bounds(), stop - start, start])
            return [key for (key,) in cursor.fetchall()]

    def beside(self) -> tuple[datetime.date | None, datetime.date | None]:
        """The nearest days before and after these that have articles."""
        note(KEY)
        with connection.cursor() as cursor:
            cursor.execute(_BESIDE, self._bounds())
            before, after = cursor.fetchone()
        return before and day_of(before), after and day_of(after)

    def _bounds(self) -> list[int]:
        return [number_of(self.first), number_of(self.last)]


def sums(spans: Sequence[Span]) -> list[int]:
    """The number of articles in each of the spans: one query, of as many days as they have."""
    note(KEY)
    if not spans:
        return []
    rows = ", ".join(
        f"({place}, {number_of(first)}, {number_of(last)})"
        for place, (first, last) in enumerate(spans)
    )
    with connection.cursor() as cursor:
        cursor.execute(_SUMS.format(rows=rows), [])
        return [count for _, count in cursor.fetchall()]
