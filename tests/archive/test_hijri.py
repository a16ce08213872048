"""Spans of days of Hijri years and months, as the table of Umm al-Qura has them."""

from __future__ import annotations

import datetime
from collections import Counter
from itertools import pairwise

import pytest

from archive import hijri
from archive.hijri import HijriDay, HijriMonth

Day = datetime.date
ONE = datetime.timedelta(1)


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (Day(2011, 2, 17), HijriDay(1432, 3, 14)),
        (Day(2015, 3, 21), HijriDay(1436, 6, 1)),
        (Day(1924, 8, 1), HijriDay(1343, 1, 1)),
        (Day(1924, 7, 31), None),
        (Day(2077, 11, 16), HijriDay(1500, 12, 30)),
        (Day(2077, 11, 17), None),
        (Day(1001, 1, 1), None),
        (Day(9999, 12, 31), None),
    ],
)
def test_a_day_of_the_table_has_one_of_the_other_calendar(
    day: datetime.date, found: HijriDay | None
) -> None:
    assert hijri.hijri(day) == found


def test_a_month_and_a_year_are_spans_of_days() -> None:
    assert hijri.bounds(1432, 3) == (Day(2011, 2, 4), Day(2011, 3, 5))
    assert hijri.bounds(1432) == (Day(2010, 12, 7), Day(2011, 11, 25))
    assert hijri.bounds(1500) == (Day(2076, 11, 27), hijri.LAST)


def test_months_follow_each_other_without_a_day_between() -> None:
    spans = [hijri.bounds(year, month) for year in hijri.YEARS for month in range(1, 13)]
    assert (spans[0][0], spans[-1][1]) == (hijri.FIRST, hijri.LAST)
    assert [before for before, after in pairwise(spans) if before[1] + ONE != after[0]] == []
    lengths = Counter((last - first).days + 1 for first, last in spans)
    assert {length for length, number in lengths.items() if number > 5} == {29, 30}
    assert set(lengths) == {28, 29, 30, 31}  # the table has such months, before 1365


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        (Day(2011, 2, 1), Day(2011, 2, 28), [(1432, 2), (1432, 3)]),
        (Day(2011, 2, 4), Day(2011, 3, 5), [(1432, 3)]),
        (Day(2011, 11, 25), Day(2011, 11, 26), [(1432, 12), (1433, 1)]),
        (Day(1924, 1, 1), Day(1924, 8, 5), [(1343, 1)]),
        (Day(2077, 11, 10), Day(2078, 1, 1), [(1500, 12)]),
        (Day(1900, 1, 1), Day(1924, 7, 31), []),
        (Day(2077, 11, 17), Day(9999, 12, 31), []),
    ],
)
def test_months_that_have_days_of_a_span(
    first: datetime.date, last: datetime.date, found: list[tuple[int, int]]
) -> None:
    assert [*hijri.months_within(first, last)] == [HijriMonth(*one) for one in found]
