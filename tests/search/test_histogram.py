"""Bars of the time when hits were published: what is drawn, and how high."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from itertools import pairwise

import pytest

from search.histogram import (
    HEIGHT,
    LOWEST,
    MOST_BARS,
    Histogram,
    Preset,
    Span,
    histogram,
    presets,
)
from search.query import Query
from search.results import Bucket, FacetBuckets

Day = datetime.date


def facet(counts: Mapping[int, int], months: Mapping[str, int] | None = None) -> FacetBuckets:
    return FacetBuckets(
        "year",
        sum(counts.values()),
        tuple(Bucket(f"{year:04}", str(year), n) for year, n in sorted(counts.items())[::-1]),
        tuple(Bucket(month, month, n) for month, n in (months or {}).items()),
    )


def drawn(counts: Mapping[int, int], query: Query | None = None, **months: object) -> Histogram:
    found = histogram(facet(counts), query or Query())
    assert found
    return found


def counted(found: Histogram) -> list[tuple[str, int]]:
    return [(bar.span.since, bar.total) for bar in found.bars]


@pytest.mark.parametrize("counts", [{}, {2015: 7}, {2015: 7, 2016: 0}])
def test_one_year_tells_nothing(counts: dict[int, int]) -> None:
    assert histogram(facet(counts), Query()) is None


def test_each_year_between_the_first_and_the_last_has_room() -> None:
    found = drawn({2011: 40, 2014: 10, 2015: 20})
    assert (found.unit, found.width, found.ends) == (
        "year",
        50,
        (Span("2011", "2011"), Span("2015", "2015")),
    )
    assert [(bar.span.since, bar.total, bar.x, bar.height) for bar in found.bars] == [
        ("2011", 40, 1, 40),
        ("2014", 10, 31, 10),
        ("2015", 20, 41, 20),
    ]


def test_one_hit_is_seen_beside_thousands() -> None:
    assert [bar.height for bar in drawn({2014: 1, 2015: 9_000}).bars] == [LOWEST, HEIGHT]


def test_many_years_are_drawn_as_decades() -> None:
    assert drawn({1956: 1, 2015: 2}).unit == "year"
    found = drawn({1955: 1, 1956: 2, 2015: 4})
    assert (found.unit, counted(found)) == ("decade", [("1950", 3), ("2010", 4)])
    assert found.ends == (Span("1950", "1959"), Span("2010", "2019"))


@pytest.mark.parametrize(("first", "last"), [(1, 9999), (9, 70), (1900, 1999), (1999, 9990)])
def test_decades_cover_all_years_once(first: int, last: int) -> None:
    counts = {first: 1, (first + last) // 2: 2, last: 4}
    found = drawn(counts)
    assert sum(bar.total for bar in found.bars) == 7
    assert found.ends[0].days[0].year <= first and found.ends[1].days[1].year >= last
    for one, following in pairwise(found.bars):
        assert one.span.until < following.span.since and one.x < following.x
    assert last - first >= MOST_BARS


def test_within_one_year_months_are_drawn() -> None:
    found = histogram(facet({2014: 9, 2015: 3}, {"2015-02": 2, "2015-12": 1}), Query())
    assert found
    assert (found.unit, found.width) == ("month", 120)
    assert found.ends == (Span("2015-01", "2015-01"), Span("2015-12", "2015-12"))
    assert [(*bar[:2], bar.x) for bar in found.bars] == [
        (Span("2015-02", "2015-02"), 2, 11),
        (Span("2015-12", "2015-12"), 1, 111),
    ]


@pytest.mark.parametrize(
    ("since", "until", "within"),
    [
        (None, None, ["2013", "2014", "2015"]),
        (Day(2014, 1, 1), None, ["2014", "2015"]),
        (None, Day(2014, 12, 31), ["2013", "2014"]),
        (Day(2014, 1, 2), Day(2015, 12, 31), ["2015"]),
    ],
)
def test_bars_within_the_dates_asked_for_are_known(
    since: Day | None, until: Day | None, within: list[str]
) -> None:
    found = drawn({2013: 1, 2014: 1, 2015: 1}, Query(since=since, until=until))
    assert [bar.span.since for bar in found.bars if bar.is_within] == within


# Presets.


def years(first: int, last: int) -> Span:
    return Span(str(first), str(last))


@pytest.mark.parametrize(
    ("counts", "offered"),
    [
        ({}, []),
        ({2015: 3}, []),
        ({2014: 1, 2015: 3}, [Preset("last", years(2015, 2015), 3)]),
        (
            {2010: 1, 2011: 2, 2015: 3},
            [Preset("last", years(2015, 2015), 3), Preset("years", years(2011, 2015), 5)],
        ),
        (
            {1999: 1, 2000: 5, 2015: 3},
            [
                Preset("last", years(2015, 2015), 3),
                Preset("years", years(2011, 2015), 3),
                Preset("decade", years(2010, 2019), 3),
                Preset("decade", years(2000, 2009), 5),
                Preset("decade", years(1990, 1999), 1),
            ],
        ),
    ],
)
def test_presets_end_with_the_last_hit(counts: dict[int, int], offered: list[Preset]) -> None:
    assert list(presets(counts)) == offered
