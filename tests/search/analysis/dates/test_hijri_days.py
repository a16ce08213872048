"""Known days of both calendars, and that those before the table lead up to it."""

from __future__ import annotations

import datetime

import pytest
from hijridate import Gregorian, Hijri

from search.analysis.dates.hijri_days import TABLE, YEARS, first_day, gregorian_day, last_day

Day = datetime.date


@pytest.mark.parametrize(
    ("hijri", "day", "certain"),
    [
        ((1442, 10, 28), Day(2021, 6, 9), True),
        ((1343, 1, 1), Day(1924, 8, 1), True),
        ((1340, 8, 15), Day(1922, 4, 13), False),
        ((1324, 1, 1), Day(1906, 2, 25), False),
        ((1300, 1, 1), Day(1882, 11, 12), False),
        ((1445, 8, 29), Day(2024, 3, 10), True),
        ((1445, 8, 30), Day(2024, 3, 11), False),
    ],
)
def test_a_day_of_the_table_is_certain_and_another_is_not(
    hijri: tuple[int, int, int], day: datetime.date, certain: bool
) -> None:
    assert gregorian_day(*hijri) == (day, certain)


@pytest.mark.parametrize(
    "hijri", [(1239, 1, 1), (1501, 1, 1), (1440, 13, 1), (1440, 0, 1), (1440, 1, 31), (1440, 1, 0)]
)
def test_what_is_no_day_is_none(hijri: tuple[int, int, int]) -> None:
    assert gregorian_day(*hijri) is None


def test_every_day_of_the_table_is_read_back() -> None:
    """Also the 31st days that three months of hijridate 2.6.0 have."""
    day, last = first_day(TABLE[0]), last_day(TABLE[-1])
    while day <= last:
        assert gregorian_day(*Gregorian.fromdate(day).to_hijri().datetuple()) == (day, True)
        day += datetime.timedelta(1)


def test_the_reckoned_days_follow_each_other_up_to_the_table() -> None:
    months = [(year, month) for year in range(YEARS[0], TABLE[0]) for month in range(1, 13)]
    lengths = {(last_day(*month) - first_day(*month)).days + 1 for month in months}
    assert lengths <= {28, 29, 30, 31}
    years = [(last_day(year) - first_day(year)).days + 1 for year in range(YEARS[0], 1342)]
    assert set(years) == {354, 355}
    assert abs((first_day(TABLE[0]) - last_day(TABLE[0] - 1)).days) == 1


def test_the_table_and_the_reckoning_differ_by_two_days_at_most() -> None:
    from search.analysis.dates.hijri_days import _reckoned

    for year in range(TABLE[0], TABLE[-1] + 1):
        day = Hijri(year, 1, 1).to_gregorian()
        differ = abs((_reckoned(year, 1, 1) - Day(day.year, day.month, day.day)).days)
        assert differ <= 2, year


def test_the_last_day_of_all_is_known() -> None:
    assert last_day(1500) == Day(2077, 11, 16)
    with pytest.raises(ValueError):
        first_day(1501)
