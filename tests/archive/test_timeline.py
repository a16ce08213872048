"""Years as rows and bars: what lies between them is one row, and room in the drawing."""

from __future__ import annotations

import pytest

from archive.timeline import (
    HEIGHT,
    LOWEST,
    MOST_YEARS,
    Bar,
    Decade,
    Row,
    Timeline,
    decades,
    rows,
    timeline,
)


@pytest.mark.parametrize(
    ("years", "found"),
    [
        ([], []),
        ([(2020, 3)], [Row(2020, 2020, 3)]),
        ([(2020, 3), (2019, 1)], [Row(2020, 2020, 3), Row(2019, 2019, 1)]),
        (
            [(2020, 3), (2018, 1), (1924, 2)],
            [
                Row(2020, 2020, 3),
                Row(2019, 2019, 0),
                Row(2018, 2018, 1),
                Row(1925, 2017, 0),
                Row(1924, 1924, 2),
            ],
        ),
    ],
)
def test_years_without_articles_between_others_are_one_row(
    years: list[tuple[int, int]], found: list[Row]
) -> None:
    assert rows(years) == found


def test_few_years_stand_together() -> None:
    years = [(2020 - number, 1) for number in range(MOST_YEARS)]
    assert decades(years) == [Decade(0, MOST_YEARS, tuple(Row(one, one, 1) for one, _ in years))]
    assert decades([]) == []


def test_many_years_stand_by_decades_the_latest_first() -> None:
    years = [(year, 2) for year in (*range(2021, 2000, -1), 1998, 1950)]
    found = decades(years)
    assert [(one.start, one.total) for one in found] == [
        *((2020, 4), (2010, 20), (2000, 18), (1990, 2), (1950, 2)),
    ]
    assert found[2].rows[-2:] == (Row(2001, 2001, 2), Row(1999, 2000, 0))
    assert found[3].rows == (Row(1998, 1998, 2), Row(1951, 1997, 0))
    assert [row for one in found for row in one.rows] == rows(years)


def test_no_decade_is_nothing_but_a_gap() -> None:
    years = [(year, 1) for year in (*range(2020, 1999, -1), 1955)]
    assert [(one.start, one.total) for one in decades(years)] == [
        *((2020, 1), (2010, 10), (2000, 10), (1950, 1)),
    ]
    assert decades(years)[2].rows[-1] == Row(1956, 1999, 0)


def test_bars_have_room_for_the_years_between_them() -> None:
    assert timeline([(2015, 20), (2014, 1), (2011, 40)]) == Timeline(
        (
            Bar(2011, 40, 1, HEIGHT),
            Bar(2014, 1, 31, LOWEST),
            Bar(2015, 20, 41, HEIGHT // 2),
        ),
        50,
    )


@pytest.mark.parametrize("years", [[], [(2020, 7)]])
def test_one_year_is_no_timeline(years: list[tuple[int, int]]) -> None:
    assert timeline(years) is None
