"""What was published on this day of the month in former years."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.db import connection

from archive import days
from archive.dependencies import note
from archive.derivation import DAYS

MOST = 5  # years, the latest first


class FormerDay(NamedTuple):
    """The key of the last article of it that was added, and how many it has."""

    day: datetime.date
    article_id: int
    total: int


def former_days(today: datetime.date, years: Iterable[int]) -> list[FormerDay]:
    """The days with articles, of those years that are past; read from one index."""
    note(days.KEY)
    wanted = [*map(days.number_of, _same_days(today, years))]
    if not wanted:
        return []
    statement = (
        "SELECT named_id, MAX(article_id), COUNT(*) FROM archive_listedarticle"  # noqa: S608
        f" WHERE relation = '{DAYS}' AND named_id IN ({', '.join(['%s'] * len(wanted))})"
        " GROUP BY named_id ORDER BY named_id DESC LIMIT %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [*wanted, MOST])
        return [FormerDay(days.day_of(day), key, total) for day, key, total in cursor.fetchall()]


def _same_days(today: datetime.date, years: Iterable[int]) -> Iterator[datetime.date]:
    """29 February is in leap years alone."""
    for year in years:
        if year < today.year:
            try:
                yield today.replace(year=year)
            except ValueError:
                continue
