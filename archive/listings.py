"""The lists of published articles, latest first: of all, and of each source, author, tag …

Read from tables that triggers keep (`archive.derived`), so that a page costs the same however
many articles there are. A list is a range of one index; what is counted of it is a few rows.
"""

from __future__ import annotations

import datetime
from collections import Counter
from functools import cached_property
from typing import NamedTuple

from django.db import connection

from archive.dependencies import Key, note
from archive.derivation import ALL, NO_DATE
from archive.models import Named, Source
from archive.querysets import month_bounds, year_bounds
from archive.relations import RELATIONS

_PERIODS = (
    "SELECT year, month, articles FROM archive_periodcount"
    " WHERE relation = %s AND named_id = %s AND articles > 0 ORDER BY year, month"
)
_LATEST = (
    "SELECT article_id FROM archive_listedarticle"
    " WHERE relation = %s AND named_id = %s AND day BETWEEN %s AND %s AND month >= %s"
    " ORDER BY day DESC, article_id DESC LIMIT %s OFFSET %s"
)
_OLDER = (
    "SELECT article_id FROM archive_listedarticle"
    " WHERE relation = %s AND named_id = %s AND (day, article_id) < (%s, %s)"
    " AND day > %s"
    " ORDER BY day DESC, article_id DESC LIMIT 1"
)
_NEWER = (
    "SELECT article_id FROM archive_listedarticle"
    " WHERE relation = %s AND named_id = %s AND (day, article_id) > (%s, %s)"
    " ORDER BY day, article_id LIMIT 1"
)
_BESIDE = f"SELECT ({_OLDER}), ({_NEWER})"


HEAD = 1_000  # articles of a list that are looked at to say what it is about


class Period(NamedTuple):
    """A year, or a month of it from 1 to 12; 0 is what is not known."""

    year: int
    month: int


UNKNOWN = Period(0, 0)  # of articles without a date


class Listing:
    """The published articles of a source, an author …, or all of them; with `period`, of that time.

    A sequence of primary keys, latest first; `len` and slices take a query each, at most.
    """

    def __init__(
        self, relation: str = ALL, named_id: int = 0, period: Period | None = None
    ) -> None:
        self.relation, self.named_id, self.period = relation, named_id, period

    def __len__(self) -> int:
        if self.period is None:
            return sum(self.periods.values())
        year, month = self.period
        return sum(
            count
            for one, count in self.periods.items()
            if one.year == year and month in (0, one.month)
        )

    @property
    def key(self) -> Key:
        return self.relation, self.named_id

    def __getitem__(self, part: slice) -> list[int]:
        note(self.key)
        start, stop = part.start or 0, len(self) if part.stop is None else part.stop
        if "head" in self.__dict__ and stop <= HEAD:
            return self.head[start:stop]
        return self._read(start, stop) if stop > start else []

    def _read(self, start: int, stop: int) -> list[int]:
        first, last, month = self._bounds()
        range_: list[str | int] = [self.relation, self.named_id, first, last, month]
        with connection.cursor() as cursor:
            cursor.execute(_LATEST, [*range_, stop - start, start])
            return [key for (key,) in cursor.fetchall()]

    @cached_property
    def head(self) -> list[int]:
        """The latest of them, at most HEAD: slices within are cut from it once it is read."""
        note(self.key)
        return self._read(0, HEAD)

    @cached_property
    def periods(self) -> dict[Period, int]:
        """The number of articles of each month of the whole list."""
        note(self.key)
        with connection.cursor() as cursor:
            cursor.execute(_PERIODS, [self.relation, self.named_id])
            return {Period(year, month): count for year, month, count in cursor.fetchall()}

    def years(self) -> list[tuple[int, int]]:
        """(year, number of articles), newest first."""
        years: Counter[int] = Counter()
        for period, count in self.periods.items():
            years[period.year] += count
        return sorted(((year, count) for year, count in years.items() if year), reverse=True)

    @property
    def undated(self) -> int:
        return self.periods.get(UNKNOWN, 0)

    def within(self, year: int, month: int = 0) -> Listing:
        """The articles of a year, or those of a month of it."""
        part = Listing(self.relation, self.named_id, Period(year, month))
        part.periods = self.periods
        return part

    def months_of(self, year: int) -> list[tuple[int, int]]:
        """(month from 1 to 12, number of articles) of those with any, in order."""
        return [
            (period.month, count)
            for period, count in self.periods.items()
            if period.year == year and period.month
        ]

    def years_beside(self, year: int) -> tuple[int | None, int | None]:
        """The nearest years before and after it with articles."""
        years = [one for one, _ in self.years()]
        return (
            next((one for one in years if one < year), None),
            next((one for one in reversed(years) if one > year), None),
        )

    def months_beside(self, year: int, month: int) -> tuple[Period | None, Period | None]:
        """The nearest months before and after it with articles."""
        here = Period(year, month)
        months = [period for period in self.periods if period.month]
        return (
            next((one for one in reversed(months) if one < here), None),
            next((one for one in months if one > here), None),
        )

    def beside(self, article_id: int, day: datetime.date | None) -> tuple[int | None, int | None]:
        """The keys of the next older and the next newer article with a date; of one without a date
        there are none.

        A change of these is noted as one of the article, whatever else its list has.
        """
        note(("article", article_id))
        if day is None:
            return None, None
        here: list[str | int] = [self.relation, self.named_id, str(day), article_id]
        with connection.cursor() as cursor:
            cursor.execute(_BESIDE, [*here, NO_DATE, *here])
            older, newer = cursor.fetchone()
        return older, newer

    def _bounds(self) -> tuple[str, str, int]:
        """The first day, the last one, and the least month: 1 where it must be known."""
        if self.period is None:
            return NO_DATE, str(datetime.date.max), 0
        if self.period == UNKNOWN:
            return NO_DATE, NO_DATE, 0
        year, month = self.period
        first, last = month_bounds(year, month) if month else year_bounds(year)
        return str(first), str(last), min(month, 1)


def listing_of(named: Named) -> Listing:
    return Listing(RELATIONS[type(named)].field, named.pk)


def listing_of_source(source_id: int | None) -> Listing:
    """The articles of a source; of those without one, all articles."""
    return Listing(RELATIONS[Source].field, source_id) if source_id else Listing()
