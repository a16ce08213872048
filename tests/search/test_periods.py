"""Dates as short as they are known: to write one and to read it again is to keep it."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.periods import (
    days,
    precision,
    precision_of_end,
    precision_of_span,
    written,
    written_end,
)

Day = datetime.date
LENGTHS = {"year": 4, "month": 7, "day": 10}
# Edges of years and months are rare among all days.
DATES = st.one_of(
    st.dates(),
    st.builds(Day, st.integers(1, 9999), st.integers(1, 12), st.just(1)),
    st.builds(lambda year: Day(year, 12, 31), st.integers(1, 9999)),
    st.builds(lambda day: day.replace(day=1) - datetime.timedelta(1), st.dates(Day(2, 1, 1))),
)


@given(date=DATES)
def test_what_is_written_of_a_day_is_read_as_a_span_that_begins_or_ends_with_it(date: Day) -> None:
    assert days(written(date))[0] == date
    assert days(written_end(date))[1] == date


@given(date=DATES)
def test_no_shorter_text_would_do(date: Day) -> None:
    for length in (4, 7):
        short = date.isoformat()[:length]
        assert (days(short)[0] == date) <= (len(written(date)) <= length)
        assert (days(short)[1] == date) <= (len(written_end(date)) <= length)
    assert len(written(date)) == LENGTHS[precision(date)]
    assert len(written_end(date)) == LENGTHS[precision_of_end(date)]


@given(first=DATES, last=DATES)
def test_a_span_is_a_year_a_month_or_a_day_only_as_a_whole(first: Day, last: Day) -> None:
    name = precision_of_span(first, last)
    if name is not None:
        assert days(first.isoformat()[: LENGTHS[name]]) == (first, last)
    else:
        assert all(days(first.isoformat()[:length]) != (first, last) for length in (4, 7, 10))


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        (Day(2015, 1, 1), Day(2015, 12, 31), "year"),
        (Day(2016, 2, 1), Day(2016, 2, 29), "month"),
        (Day(2015, 2, 1), Day(2015, 2, 28), "month"),
        (Day(2015, 7, 9), Day(2015, 7, 9), "day"),
        (Day(2015, 1, 1), Day(2015, 1, 1), "day"),
        (Day(2015, 1, 1), Day(2016, 12, 31), None),
        (Day(2015, 1, 1), Day(2015, 12, 30), None),
        (Day(2015, 1, 2), Day(2015, 12, 31), None),
        (Day(2015, 7, 9), Day(2015, 7, 8), None),
    ],
)
def test_spans_have_names(first: Day, last: Day, name: str | None) -> None:
    assert precision_of_span(first, last) == name


@pytest.mark.parametrize(
    ("day", "from_it", "up_to_it"),
    [
        (Day(2015, 1, 1), "year", "day"),
        (Day(2015, 12, 1), "month", "day"),
        (Day(2015, 1, 31), "day", "month"),
        (Day(2015, 12, 31), "day", "year"),
        (Day(2015, 1, 2), "day", "day"),
        (Day(2016, 2, 28), "day", "day"),
    ],
)
def test_only_the_edge_of_a_year_or_month_stands_for_it(
    day: Day, from_it: str, up_to_it: str
) -> None:
    assert (precision(day), precision_of_end(day)) == (from_it, up_to_it)


@pytest.mark.parametrize(
    "text", ["2015-07-09 ", "٢٠١٥/٧/٩", "2015.07.9", "2015-7-09", "\n2015-07-09"]
)
def test_a_day_may_be_written_in_several_ways(text: str) -> None:
    assert days(text) == (Day(2015, 7, 9), Day(2015, 7, 9))


@pytest.mark.parametrize(
    "text", ["201", "20155", "2015-", "2015--07", "2015-07-", "2015-007", "x2015"]
)
def test_what_only_looks_like_a_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        days(text)


@pytest.mark.parametrize("text", ["2015-00", "2015-0-1", "2015-07-00", "0000", "٢٠١٥-٠٠"])
def test_no_part_of_a_date_is_nought(text: str) -> None:
    with pytest.raises(ValueError):
        days(text)
