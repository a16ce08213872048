"""Dates and numbers as the admin writes and reads them: day, month, year."""

from __future__ import annotations

import datetime

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format, number_format

DAY = datetime.date(2020, 10, 7)


def test_date_is_written_day_month_year() -> None:
    names = ["DATE_FORMAT", "SHORT_DATE_FORMAT", "YEAR_MONTH_FORMAT", "MONTH_DAY_FORMAT"]
    assert [date_format(DAY, name) for name in names] == [
        "7 أكتوبر 2020",
        "07/10/2020",
        "أكتوبر 2020",
        "7 أكتوبر",
    ]


def test_moment_is_written_with_24_hours() -> None:
    assert (
        date_format(datetime.datetime(2020, 10, 7, 15, 5), "DATETIME_FORMAT")
        == "7 أكتوبر 2020، 15:05"
    )


@pytest.mark.parametrize(
    "written", ["2020-10-07", "07/10/2020", "7/10/2020", "7-10-2020", "7.10.2020"]
)
def test_date_is_read_day_month_year(written: str) -> None:
    assert forms.DateField(localize=True).clean(written) == DAY


def test_american_order_is_refused() -> None:
    with pytest.raises(ValidationError):
        forms.DateField().clean("10/17/2020")


def test_number_is_grouped_by_thousands_in_western_digits() -> None:
    assert number_format(29478.5, force_grouping=True) == "29,478.5"
