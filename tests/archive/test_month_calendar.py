"""The days of a month in weeks."""

from __future__ import annotations

import calendar
import datetime

import pytest
from babel import Locale

from archive import hijri
from archive.month_calendar import LEVELS, NOTHING, SATURDAY, WEEK, WEEKDAYS, Cell, level_of, weeks
from archive.querysets import month_bounds

Day = datetime.date


def test_a_week_begins_as_it_does_where_arabic_is_of() -> None:
    """CLDR takes `ar` for that of Egypt."""
    assert Locale.parse("ar_EG").first_week_day == SATURDAY == calendar.SATURDAY
    assert WEEKDAYS == (5, 6, 0, 1, 2, 3, 4)


def test_days_stand_under_their_day_of_the_week() -> None:
    counts = {Day(2011, 2, 17): 3, Day(2011, 2, 28): 1}
    found = weeks(*month_bounds(2011, 2), counts)
    assert [[cell.number for cell in week] for week in found] == [
        [0, 0, 0, 1, 2, 3, 4],
        [5, 6, 7, 8, 9, 10, 11],
        [12, 13, 14, 15, 16, 17, 18],
        [19, 20, 21, 22, 23, 24, 25],
        [26, 27, 28, 0, 0, 0, 0],
    ]
    assert found[2][5] == Cell(17, Day(2011, 2, 17), 3, LEVELS)
    assert found[4][2] == Cell(28, Day(2011, 2, 28), 1, 1)
    assert found[4][1] == Cell(27, Day(2011, 2, 27), 0, 0)
    assert found[4][3] == NOTHING


@pytest.mark.parametrize(
    "span", [month_bounds(2010, 2), month_bounds(2023, 12), hijri.bounds(1432, 3)]
)
def test_every_day_of_the_month_is_there_once_in_whole_weeks(
    span: tuple[datetime.date, datetime.date],
) -> None:
    found = weeks(*span, {})
    cells = [cell for week in found for cell in week if cell.day]
    assert {len(week) for week in found} == {WEEK}
    assert all(any(cell.day for cell in week) for week in found)
    assert [cell.number for cell in cells] == list(range(1, (span[1] - span[0]).days + 2))
    assert (cells[0].day, cells[-1].day) == span
    for week in found:
        for weekday, cell in zip(WEEKDAYS, week, strict=True):
            assert cell.day is None or cell.day.weekday() == weekday


@pytest.mark.parametrize(
    ("count", "most", "level"),
    [(0, 0, 0), (0, 9, 0), (1, 1, 3), (1, 9, 1), (3, 9, 1), (4, 9, 2), (7, 9, 3), (1, 90_000, 1)],
)
def test_more_articles_have_a_deeper_ground(count: int, most: int, level: int) -> None:
    assert level_of(count, most) == level
