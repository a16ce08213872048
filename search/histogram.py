"""When the hits were published, as bars: by month within one year, by year, or by decade."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from search.periods import days
from search.query import Query
from search.results import FacetBuckets

WIDTH, GAP, HEIGHT = 10, 1, 40  # of the room of a bar, in the units of the drawing
LOWEST = 2  # of a bar, so that one hit is seen beside thousands
MOST_BARS = 60  # of years; more are drawn as decades
REMEMBERED = 1 << 10
DECADE, FEW_YEARS = 10, 5
MOST_DECADES = 6  # among the presets


class Span(NamedTuple):
    """From a year or a month to another, as they stand in addresses."""

    since: str
    until: str

    @property
    def days(self) -> tuple[datetime.date, datetime.date]:
        return _days(self.since)[0], _days(self.until)[1]


class Bar(NamedTuple):
    """`x` and `height` in units of the drawing; `is_within` the dates that hits are filtered by."""

    span: Span
    total: int
    x: int
    height: int
    is_within: bool


class Histogram(NamedTuple):
    """`unit` is "month", "year" or "decade"; `bars` of those with hits, the earliest first, which
    take `width` units of the drawing; `ends` are the first and the last that have room."""

    unit: str
    bars: tuple[Bar, ...]
    width: int
    ends: tuple[Span, Span]


class Preset(NamedTuple):
    """A span to choose at once. `kind`: "last" (the last year with hits), "years" (the last five),
    "decade"."""

    kind: str
    span: Span
    total: int


def histogram(facet: FacetBuckets, query: Query) -> Histogram | None:
    """Of the facet of dates; None when it tells nothing, as of one year of which no months are
    counted."""
    if facet.months:
        year = facet.months[0].value[:4]
        return _drawn("month", {one.value: one.count for one in facet.months}, _months(year), query)
    counts = years(facet)
    if len(counts) < 2:
        return None
    if max(counts) - min(counts) < MOST_BARS:
        places = [Span(f"{year:04}", f"{year:04}") for year in range(min(counts), max(counts) + 1)]
        return _drawn("year", {f"{year:04}": n for year, n in counts.items()}, places, query)
    first, last = _decade(min(counts)), _decade(max(counts))
    starts = range(int(first.until) - DECADE + 1, int(last.until), DECADE)
    places = [_decade(max(start, 1)) for start in starts]
    decades = {place.since: _sum(counts, place) for place in places}
    return _drawn("decade", decades, places, query)


def years(facet: FacetBuckets) -> dict[int, int]:
    """Year -> hits, of those with any."""
    return {int(one.value): one.count for one in facet.buckets if one.count}


def presets(counts: Mapping[int, int]) -> Iterator[Preset]:
    """What is worth a link of its own, the latest first; of an archive time ends with its last hit."""
    if len(counts) < 2:
        return
    first, last = min(counts), max(counts)
    wanted = [("last", _years(last, last))]
    if last - first >= FEW_YEARS:
        wanted.append(("years", _years(last - FEW_YEARS + 1, last)))
    if last - first >= DECADE:
        decades = {_decade(year): None for year in sorted(counts, reverse=True)}
        wanted += [("decade", one) for one in list(decades)[:MOST_DECADES]]
    for kind, span in wanted:
        yield Preset(kind, span, _sum(counts, span))


_days = lru_cache(REMEMBERED)(days)  # those of an archive recur on each of its pages


def _drawn(
    unit: str, counts: Mapping[str, int], places: list[Span], query: Query
) -> Histogram | None:
    most = max(counts.values())
    bars = tuple(
        Bar(span, count, number * WIDTH + GAP, _height(count, most), _is_within(span, query))
        for number, span in enumerate(places)
        if (count := counts.get(span.since, 0))
    )
    return Histogram(unit, bars, len(places) * WIDTH, (places[0], places[-1]))


def _height(count: int, most: int) -> int:
    return max(round(HEIGHT * count / most), LOWEST)


def _is_within(span: Span, query: Query) -> bool:
    first, last = span.days
    return not (query.since and first < query.since) and not (query.until and last > query.until)


def _months(year: str) -> list[Span]:
    return [Span(month, month) for month in (f"{year}-{number:02}" for number in range(1, 13))]


def _decade(year: int) -> Span:
    start = year // DECADE * DECADE
    return _years(max(start, 1), start + DECADE - 1)


def _years(first: int, last: int) -> Span:
    return Span(f"{first:04}", f"{last:04}")


def _sum(counts: Mapping[int, int], span: Span) -> int:
    return sum(n for year, n in counts.items() if int(span.since) <= year <= int(span.until))
