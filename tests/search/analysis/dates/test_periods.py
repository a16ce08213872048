"""A day, a month or a year, however it is written, is its first and its last day."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest
from hijridate import Gregorian
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.dates.periods import HIJRI_YEARS, LONGEST, Period, period

Day = datetime.date
ROWS = [
    ("2015", "2015-01-01", "2015-12-31"),
    ("٢٠١٥", "2015-01-01", "2015-12-31"),
    ("عام 2015", "2015-01-01", "2015-12-31"),
    ("2015م", "2015-01-01", "2015-12-31"),
    ("2015-07", "2015-07-01", "2015-07-31"),
    ("2015/7", "2015-07-01", "2015-07-31"),
    ("7/2015", "2015-07-01", "2015-07-31"),
    ("2016-02", "2016-02-01", "2016-02-29"),
    ("شباط 2011", "2011-02-01", "2011-02-28"),
    ("فبراير 2011", "2011-02-01", "2011-02-28"),
    ("شهر فيفري 2011", "2011-02-01", "2011-02-28"),
    ("كانون الثاني 2011", "2011-01-01", "2011-01-31"),
    ("حزيران/يونيو ٢٠١٤", "2014-06-01", "2014-06-30"),
    ("February 2011", "2011-02-01", "2011-02-28"),
    ("2015-07-09", "2015-07-09", "2015-07-09"),
    ("9/7/2015", "2015-07-09", "2015-07-09"),
    ("12 حزيران 2014", "2014-06-12", "2014-06-12"),
    ("الثلاثاء 11 أغسطس 2015", "2015-08-11", "2015-08-11"),
    ("25 شوال 1436هـ الموافق 10 أغسطس 2015م", "2015-08-10", "2015-08-10"),
    ("August 11, 2015", "2015-08-11", "2015-08-11"),
]
HIJRI = [
    ("1390", "1970-03-09", "1971-02-25"),
    ("1442هـ", "2020-08-20", "2021-08-08"),
    ("سنة ١٤٤٢", "2020-08-20", "2021-08-08"),
    ("صفر 1442", "2020-09-18", "2020-10-17"),
    ("شهر صفر 1442 هـ", "2020-09-18", "2020-10-17"),
    ("ذو الحجة 1442", "2021-07-11", "2021-08-08"),
    ("1442-02", "2020-09-18", "2020-10-17"),
    ("2/1442", "2020-09-18", "2020-10-17"),
    ("25 شوال 1436", "2015-08-10", "2015-08-10"),
    ("1436-10-25", "2015-08-10", "2015-08-10"),
]


@pytest.mark.parametrize(("text", "first", "last"), ROWS)
def test_a_date_of_the_gregorian_calendar(text: str, first: str, last: str) -> None:
    days = Day.fromisoformat(first), Day.fromisoformat(last)
    assert period(text) == period(f"  {text}\n") == Period(*days)


@pytest.mark.parametrize(("text", "first", "last"), HIJRI)
def test_a_date_of_the_hijri_calendar_is_known_as_one(text: str, first: str, last: str) -> None:
    days = Day.fromisoformat(first), Day.fromisoformat(last)
    assert period(text) == Period(*days, is_hijri=True)


@pytest.mark.parametrize(
    "text",
    [
        *("", "أمس", "حزيران", "2015-13", "2015-02-30", "30/2/2015", "1442-13", "13/1442"),
        *("1200 هـ", "صفر 1200", "صفر 2015", "20151", "2015-", "في 2015 كان", "0000"),
        *("2" * LONGEST, "9" * 4000),
    ],
)
def test_what_names_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        period(text)


@given(day=st.dates(Day(1925, 1, 1), Day(2070, 1, 1)))
def test_a_day_lies_in_its_month_and_its_year_of_both_calendars(day: Day) -> None:
    hijri = Gregorian.fromdate(day).to_hijri().isoformat()
    for written, is_hijri in [(day.isoformat(), False), (hijri, True)]:
        for length in (4, 7, 10):
            first, last, is_of_hijri = period(written[:length])
            assert first <= day <= last and is_of_hijri is is_hijri


@given(year=st.sampled_from(HIJRI_YEARS))
def test_the_months_of_a_hijri_year_follow_one_another(year: int) -> None:
    whole, each = period(str(year)), [period(f"{year}-{month:02}") for month in range(1, 13)]
    assert (each[0].first, each[-1].last) == (whole.first, whole.last)
    for one, following in pairwise(each):
        assert following.first - one.last == datetime.timedelta(1)


@given(text=st.text(max_size=80))
def test_any_text_is_a_period_or_refused(text: str) -> None:
    try:
        first, last, _ = period(text)
    except ValueError:
        return
    assert first <= last
