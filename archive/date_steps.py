"""What years, months and days of both calendars are called, and where their pages are."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext

from archive.addresses import address
from archive.structured_data import Step
from archive.wording import wording

# The address of a list is a path here: who speaks to programs puts the site before it.


def dates() -> Step:
    return Step(gettext("السنوات"), address("date_list"))


def year(year: int) -> Step:
    name = gettext("سنة %(year)s") % {"year": wording().digits(year)}
    return Step(name, address("year", year))


def month(year: int, month: int) -> Step:
    return Step(_month(year, month), address("month", year, month))


def day(day: datetime.date) -> Step:
    return Step(wording().day(day), address("day", day.year, day.month, day.day))


def year_alone(number: int) -> Step:
    """The articles of a year of which no month is known."""
    name = gettext("%(year)s، بلا شهر معروف") % {"year": year(number).name}
    return Step(name, address("year_alone", number))


def month_alone(year: int, month: int) -> Step:
    """The articles of a month of which no day is known."""
    name = gettext("%(month)s، بلا يوم معروف") % {"month": _month(year, month)}
    return Step(name, address("month_alone", year, month))


def undated() -> Step:
    return Step(gettext("مقالات بلا تاريخ معروف"), address("undated"))


def hijri_years() -> Step:
    return Step(gettext("السنوات الهجرية"), address("hijri_list"))


def hijri_year(year: int) -> Step:
    name = gettext("سنة %(year)s") % {"year": wording().hijri_year(year)}
    return Step(name, address("hijri_year", year))


def hijri_month(year: int, month: int) -> Step:
    return Step(wording().hijri_month(year, month), address("hijri_month", year, month))


def _month(year: int, month: int) -> str:
    return f"{wording().month_name(month)} {wording().digits(year)}"
