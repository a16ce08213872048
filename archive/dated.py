"""A page of articles from some time: where it stands among others, and its furniture."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive import hijri, page_data
from archive.addresses import address
from archive.days import Span
from archive.month_calendar import WEEKDAYS, Cell, level_of, weeks
from archive.structured_data import Step
from archive.wording import wording


class Place(NamedTuple):
    """`way` leads from the list of years to this page, its last step; `before` and `after` are the
    nearest of its kind with articles."""

    way: Sequence[Step]
    before: Step | None
    after: Step | None


class Month(NamedTuple):
    """Of a year, in either calendar: its name without the year, the address of its page, the number
    of its articles, and a `level` as of a cell of a calendar."""

    name: str
    url: str
    total: int
    level: int


class Rest(NamedTuple):
    """What is known of a year or a month and of no part of it."""

    step: Step
    total: int


class Other(NamedTuple):
    """A year or a month of the other calendar; only with articles it has a page."""

    step: Step
    has_articles: bool


class Calendar(NamedTuple):
    """The days of a month; `current` is that of the page."""

    step: Step
    weeks: Sequence[Sequence[Cell]]
    current: datetime.date | None


def dated(
    request: HttpRequest, template: str, place: Place, context: Mapping[str, object]
) -> HttpResponse:
    of_all = {
        "place": place,
        "here": place.way[-1],
        "data": page_data.of_way(request, place.way),
        "weekdays": WEEKDAYS,
    }
    return render(request, f"archive/{template}.html", of_all | dict(context))


def no_articles(request: HttpRequest, place: Place) -> HttpResponse:
    """The answer for a time of which there are none, with ways to the nearest that has some."""
    context = {"place": place, "here": place.way[-1]}
    return render(request, "archive/no_articles.html", context, status=404)


def no_such_date(request: HttpRequest) -> HttpResponse:
    """The answer for what is no date, or no year of the Hijri pages."""
    context = {"first_year": hijri.YEARS[0], "last_year": hijri.YEARS[-1]}
    return render(request, "archive/no_such_date.html", context, status=404)


def months(year: int, route: str, counts: Mapping[int, int]) -> list[Month]:
    """The twelve months of a year; `route` is that of the page of each."""
    names = wording().months if route == "month" else wording().hijri_months
    most = max(counts.values(), default=0)
    return [
        Month(name, address(route, year, number), total, level_of(total, most))
        for number, name in enumerate(names, 1)
        for total in [counts.get(number, 0)]
    ]


def calendar(
    step: Step,
    counts: Mapping[datetime.date, int],
    span: Span,
    current: datetime.date | None = None,
) -> Calendar:
    return Calendar(step, weeks(*span, counts), current)
