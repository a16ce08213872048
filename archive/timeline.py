"""The years of an archive: as rows, with what lies between them, and as the bars of a drawing. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

DECADE = 10
MOST_YEARS = 20  # in one list; more are put together by decades
WIDTH, GAP, HEIGHT = 10, 1, 40  # of the room of a bar, in the units of the drawing
LOWEST = 2  # of a bar, so that one article is seen beside thousands

Years = Sequence[tuple[int, int]]  # (year, number of articles), newest first, those with any


class Row(NamedTuple):
    """A year; or years in a row without an article, when `total` is 0."""

    first: int
    last: int
    total: int


class Decade(NamedTuple):
    """`start` is its first year, 0 where the years are not put together."""

    start: int
    total: int
    rows: tuple[Row, ...]


class Bar(NamedTuple):
    """`x` and `height` in units of the drawing."""

    year: int
    total: int
    x: int
    height: int


class Timeline(NamedTuple):
    """`bars` of the years with articles, the earliest first, which take `width` units."""

    bars: tuple[Bar, ...]
    width: int


def rows(years: Years) -> list[Row]:
    """Newest first; years without articles between others are one row."""
    found = list[Row]()
    for year, count in years:
        if found and found[-1].first - year > 1:
            found.append(Row(year + 1, found[-1].first - 1, 0))
        found.append(Row(year, year, count))
    return found


def decades(years: Years) -> list[Decade]:
    """The rows by decades where there are many; a gap stands below the year before which it is."""
    every = rows(years)
    if len(years) <= MOST_YEARS:
        return [_decade(0, every)] if every else []
    return [_decade(start, some) for start, some in groupby(every, _start)]


def _start(row: Row) -> int:
    year = row.last if row.total else row.last + 1
    return year // DECADE * DECADE


def timeline(years: Years) -> Timeline | None:
    """None of one year, which tells nothing."""
    if len(years) < 2:
        return None
    first, last, most = years[-1][0], years[0][0], max(count for _, count in years)
    bars = (
        Bar(year, count, (year - first) * WIDTH + GAP, max(round(HEIGHT * count / most), LOWEST))
        for year, count in reversed(years)
    )
    return Timeline(tuple(bars), (last - first + 1) * WIDTH)


def _decade(start: int, some: Iterable[Row]) -> Decade:
    kept = tuple(some)
    return Decade(start, sum(row.total for row in kept), kept)
