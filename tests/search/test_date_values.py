"""Dates behind a field of the query language, and those that stand for themselves."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.clauses import Dated
from search.date_values import DATED, DateValue, alone, value_at

Day = datetime.date
NEW_YEAR, FEBRUARY = Day(2015, 1, 1), (Day(2011, 2, 1), Day(2011, 2, 28))


@pytest.mark.parametrize(
    ("text", "read", "first", "last"),
    [
        ("2015 نفط", "2015", "2015-01-01", "2015-12-31"),
        ("شباط 2011 نفط", "شباط 2011", "2011-02-01", "2011-02-28"),
        ("12 حزيران 2014 نفط", "12 حزيران 2014", "2014-06-12", "2014-06-12"),
        ("«شباط 2011» نفط", "«شباط 2011»", "2011-02-01", "2011-02-28"),
        ('"2011-02"', '"2011-02"', "2011-02-01", "2011-02-28"),
        ("[2015 إلى 2016] نفط", "[2015 إلى 2016]", "2015-01-01", "2016-12-31"),
        ("[2015 TO 2016]", "[2015 TO 2016]", "2015-01-01", "2016-12-31"),
        ("[شباط 2011 حتى 2012]", "[شباط 2011 حتى 2012]", "2011-02-01", "2012-12-31"),
        ("2015..2016 نفط", "2015..2016", "2015-01-01", "2016-12-31"),
        ("2016..2015", "2016..2015", "2015-01-01", "2016-12-31"),
        ("2015 - 2016", "2015 - 2016", "2015-01-01", "2016-12-31"),
        ('2015 -"نهر النيل"', "2015", "2015-01-01", "2015-12-31"),
        ("2015..", "2015..", "2015-01-01", None),
        ("..2015", "..2015", None, "2015-12-31"),
        ("[2015 إلى]", "[2015 إلى]", "2015-01-01", None),
    ],
)
def test_the_longest_date_is_read(
    text: str, read: str, first: str | None, last: str | None
) -> None:
    days = (one and Day.fromisoformat(one) for one in (first, last))
    assert value_at(text, 0) == DateValue(*days, 0, len(read))
    assert value_at(f"نفط {text}", 4) == DateValue(
        *(one and Day.fromisoformat(one) for one in (first, last)), 4, 4 + len(read)
    )


@pytest.mark.parametrize("text", ["", "أمس", "[", "[]", "[أمس إلى 2015]", "«»", "2015-13", ".."])
def test_what_is_no_date_is_none(text: str) -> None:
    assert value_at(text, 0) is None


def test_a_date_of_the_hijri_calendar_is_known_as_one() -> None:
    assert value_at("صفر 1442", 0) == DateValue(Day(2020, 9, 18), Day(2020, 10, 17), 0, 8, True)
    span = value_at("[2015 إلى 1442]", 0)
    assert span and span.is_hijri


@pytest.mark.parametrize(
    ("word", "is_date"),
    [
        *(("2019/5", True), ("2019-05", True), ("2015..2016", True), ("1442/2", True)),
        *(("2010-11", False), ("2099-00", False), ("2019/15", False), ("كلام..2015", False)),
    ],
)
def test_a_month_stands_alone_and_a_season_is_none(word: str, is_date: bool) -> None:
    assert (alone(word) is not None) is is_date


def test_what_is_before_and_after_is_not_of_the_date() -> None:
    value = DateValue(*FEBRUARY, 0, 0)
    assert {name: make(value) for name, make in DATED.items()} == {
        "before": Dated(None, Day(2011, 1, 31)),
        "after": Dated(Day(2011, 3, 1), None),
        "date": Dated(*FEBRUARY),
    }
    open_end = DateValue(NEW_YEAR, None, 0, 0)
    assert DATED["before"](open_end) == Dated(None, Day(2014, 12, 31))
    assert DATED["after"](open_end) == Dated(Day(2015, 1, 2), None)
    ends = DateValue(Day.min, Day.max, 0, 0)
    assert (DATED["before"](ends), DATED["after"](ends)) == (
        Dated(None, Day.min),
        Dated(Day.max, None),
    )


@given(text=st.text(alphabet="0123456789-/.[]« »تاريخحزيرانشباطهـ", max_size=30))
def test_any_text_is_a_date_or_none(text: str) -> None:
    value = value_at(text, 0)
    assert value is None or 0 < value.end <= len(text)
