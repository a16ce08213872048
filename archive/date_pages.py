"""The pages of years, months and days, and of articles of whose date only a part is known."""

from __future__ import annotations

import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive import date_steps, days, hijri, page_data
from archive.dated import Other, Place, Rest, calendar, dated, months, no_articles, no_such_date
from archive.days import Days
from archive.listings import UNKNOWN, Listing, Period
from archive.paging import page_of_articles
from archive.querysets import month_bounds, year_bounds
from archive.structured_data import Step
from archive.timeline import decades


@require_safe
def date_list(request: HttpRequest) -> HttpResponse:
    published = Listing()
    years = published.years()
    context = {
        "years": years,
        "decades": decades(years),
        "undated_count": published.undated,
        "data": page_data.of_way(request, [date_steps.dates()]),
    }
    return render(request, "archive/date_list.html", context)


@require_safe
def year(request: HttpRequest, year: int) -> HttpResponse:
    published = Listing()
    place = _place_of_year(published, year)
    page = page_of_articles(request, published.within(year))
    if not page.paginator.count:
        return no_articles(request, place)
    context = {
        "page": page,
        "months": months(year, "month", dict(published.months_of(year))),
        "rest": Rest(date_steps.year_alone(year), published.periods.get(Period(year, 0), 0)),
        "others": _hijri_years(year),
    }
    return dated(request, "year", place, context)


@require_safe
def year_alone(request: HttpRequest, year: int) -> HttpResponse:
    """What is of a year, nobody knows of which month."""
    published = Listing()
    way = (*_place_of_year(published, year).way, date_steps.year_alone(year))
    return _rest(request, days.of_year_alone(year), Place(way, None, None))


@require_safe
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    published, span = Listing(), month_bounds(year, month)
    place = _place_of_month(published, year, month)
    page = page_of_articles(request, published.within(year, month))
    if not page.paginator.count:
        return no_articles(request, place)
    counts = Days(*span).counts
    context = {
        "page": page,
        "calendar": calendar(place.way[-1], counts, span),
        "rest": Rest(
            date_steps.month_alone(year, month), page.paginator.count - sum(counts.values())
        ),
        "others": _hijri_months(span, counts),
    }
    return dated(request, "month", place, context)


@require_safe
def month_alone(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """What is of a month, nobody knows of which day."""
    way = (*_place_of_month(Listing(), year, month).way, date_steps.month_alone(year, month))
    return _rest(request, days.of_month_alone(year, month), Place(way, None, None))


@require_safe
def day(request: HttpRequest, year: int, month: int, day: int) -> HttpResponse:
    try:
        date = datetime.date(year, month, day)
    except ValueError:
        return no_such_date(request)
    span = month_bounds(year, month)
    before, after = (date_steps.day(one) if one else None for one in Days(date, date).beside())
    way = (*_way_to_month(year, month), date_steps.day(date))
    place = Place(way, before, after)
    page = page_of_articles(request, days.of_day(date))
    counts = Days(*span).counts
    if not page.paginator.count:
        return no_articles(request, place)
    of_hijri = hijri.hijri(date)
    context = {
        "page": page,
        "date": date,
        "calendar": calendar(way[-2], counts, span, date),
        "others": [Other(date_steps.hijri_month(*of_hijri[:2]), True)] if of_hijri else [],
    }
    return dated(request, "day", place, context)


@require_safe
def undated(request: HttpRequest) -> HttpResponse:
    """The articles of which nobody knows when they were published; the page is there without any."""
    context = {
        "page": page_of_articles(request, Listing(period=UNKNOWN)),
        "data": page_data.of_way(request, [date_steps.dates(), date_steps.undated()]),
    }
    return render(request, "archive/undated.html", context)


def _rest(request: HttpRequest, articles: Listing, place: Place) -> HttpResponse:
    page = page_of_articles(request, articles)
    if not page.paginator.count:
        return no_articles(request, place)
    return dated(request, "dated", place, {"page": page})


def _place_of_year(published: Listing, year: int) -> Place:
    before, after = (date_steps.year(one) if one else None for one in published.years_beside(year))
    return Place((date_steps.dates(), date_steps.year(year)), before, after)


def _place_of_month(published: Listing, year: int, month: int) -> Place:
    before, after = (
        date_steps.month(*one) if one else None for one in published.months_beside(year, month)
    )
    return Place(_way_to_month(year, month), before, after)


def _way_to_month(year: int, month: int) -> tuple[Step, ...]:
    return date_steps.dates(), date_steps.year(year), date_steps.month(year, month)


def _hijri_years(year: int) -> list[Other]:
    """Those that have days of this year."""
    years = sorted({one.year for one in hijri.months_within(*year_bounds(year))})
    counts = days.sums([hijri.bounds(one) for one in years])
    return [
        Other(date_steps.hijri_year(one), count > 0)
        for one, count in zip(years, counts, strict=True)
    ]


def _hijri_months(span: days.Span, counts: dict[datetime.date, int]) -> list[Other]:
    """Those that have days of this span."""
    dated_in = {found[:2] for found in map(hijri.hijri, counts) if found}
    return [
        Other(date_steps.hijri_month(*one), tuple(one) in dated_in)
        for one in hijri.months_within(*span)
    ]
