"""Every way to write a day, and its neighbours that are none."""

import datetime

import pytest

from search.analysis.dates.days import (
    CALENDARS_DIFFER,
    FROM_HIJRI,
    HIJRI_MONTH,
    HIJRI_YEAR,
    VALUE_LENGTH,
    WEEKDAY_DIFFERS,
    find_dates,
    parse_date,
    whole_date,
)
from search.analysis.dates.partial_date import PartialDate

Day = datetime.date


@pytest.mark.parametrize(
    ("text", "days"),
    [
        *(
            (text, [Day(2015, 8, 10)])
            for text in (
                "10 آب 2015",
                "10 من شهر آب عام 2015م",
                "10 آب/أغسطس 2015",
                "10 آب (أغسطس) 2015",
                "10/8/2015",
                "10.8.2015",
                "10-08-2015",
                "2015-08-10",
                "2015/8/10",
                "August 10, 2015",
                "Aug. 10th 2015",
                "10 août 2015",
                "أغسطس 10، 2015",
                "١٠ آب ٢٠١٥",
                "۱۰/۸/۲۰۱۵",
                "10هانيبال2015",
            )
        ),
        # the names of one month, or none
        ("10 آب/تموز 2015", []),
        # no days: of no month, of no year, of no separator, within longer numbers
        *((text, []) for text in ("31/6/2015", "29 شباط 2015", "32 آب 2015", "10/13/2015")),
        *((text, []) for text in ("10/8-2015", "10/8/15", "10/8/1799", "110/8/2015", "10/8/20151")),
        *((text, []) for text in ("", "آب", "آب 10", "1.10/8/2015")),
        ("29 شباط 2016", [Day(2016, 2, 29)]),
        ("10/8/1800", [Day(1800, 8, 10)]),
        ("من 10 آب 2015 إلى 12 آب 2015", [Day(2015, 8, 10), Day(2015, 8, 12)]),
        # what is no day hides none behind it
        ("31/6/2015 ثم 10/8/2015", [Day(2015, 8, 10)]),
    ],
)
def test_the_days_that_a_text_names(text: str, days: list[datetime.date]) -> None:
    assert [span.day for span in find_dates(text)] == days


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("الاثنين 10 آب 2015", ()),
        ("الثلاثاء 10 آب 2015", (WEEKDAY_DIFFERS,)),
        ("25 شوال 1436 الموافق 10 آب 2015", ()),
        ("10 آب 2015 (25 شوال 1436هـ)", ()),
        ("22 شوال 1436 - 10 آب 2015", (CALENDARS_DIFFER,)),
        ("25 شوال 1436", (FROM_HIJRI,)),
    ],
)
def test_what_is_doubtful_about_a_day_is_noted(text: str, notes: tuple[str, ...]) -> None:
    (span,) = find_dates(text)
    assert (span.day, span.notes) == (Day(2015, 8, 10), notes)


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2015", PartialDate(Day(2015, 1, 1), "year")),
        ("عام 2015 م", PartialDate(Day(2015, 1, 1), "year")),
        ("1800", PartialDate(Day(1800, 1, 1), "year")),
        ("2100", PartialDate(Day(2100, 1, 1), "year")),
        ("2101", None),
        ("1799", None),
        ("2015-08", PartialDate(Day(2015, 8, 1), "month")),
        ("8/2015", PartialDate(Day(2015, 8, 1), "month")),
        ("13/2015", None),
        ("2015-00", None),
        ("آب 2015", PartialDate(Day(2015, 8, 1), "month")),
        ("شهر آب/أغسطس 2015", PartialDate(Day(2015, 8, 1), "month")),
        ("في آب 2015", None),
        ("رمضان 1442", PartialDate(Day(2021, 4, 13), "month", (HIJRI_MONTH,))),
        ("1442", PartialDate(Day(2020, 8, 20), "year", (HIJRI_YEAR,))),
        ("1299", None),
        ("1501", None),
        ("", None),
        ("2015-08-11T09:30", PartialDate(Day(2015, 8, 11), "day")),
        (" " * VALUE_LENGTH + "2015", None),
    ],
)
def test_the_date_of_a_value(value: str, date: PartialDate | None) -> None:
    assert parse_date(value) == date


@pytest.mark.parametrize(
    ("value", "whole"),
    [
        ("10 آب 2015", True),
        ("\u200f10 آب 2015 ", True),
        ("في 10 آب 2015", False),
        ("10 آب 2015 ليلا", False),
    ],
)
def test_a_value_that_is_more_than_its_date_is_none(value: str, whole: bool) -> None:
    assert whole_date(value) == (PartialDate(Day(2015, 8, 10), "day") if whole else None)
    assert parse_date(value) == PartialDate(Day(2015, 8, 10), "day")
