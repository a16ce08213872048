"""The pages of Hijri years and months: spans of days, by Umm al-Qura.

An article of which only the year or the month is known in the other calendar is on none of them:
nobody knows in which Hijri month it came out. A day has one page, for both calendars.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive import date_steps, hijri, hijri_counts, page_data
from archive.dated import Other, Place, calendar, dated, months, no_articles, no_such_date
from archive.days import Days
from archive.listings import Listing
from archive.paging import page_of_articles
from archive.structured_data import Step
from archive.timeline import decades


@require_safe
def hijri_list(request: HttpRequest) -> HttpResponse:
    counts = hijri_counts.years(Listing())
    context = {
        "years": counts,
        "decades": decades(counts),
        "first_year": hijri.YEARS[0],
        "last_year": hijri.YEARS[-1],
        "data": page_data.of_way(request, _way()),
    }
    return render(request, "archive/hijri_list.html", context)


@require_safe
def hijri_year(request: HttpRequest, year: int) -> HttpResponse:
    if year not in hijri.YEARS:
        return no_such_date(request)
    articles = Days(*hijri.bounds(year))
    before, after = (
        date_steps.hijri_year(found.year) if found else None for found in _beside(articles)
    )
    place = Place((*_way(), date_steps.hijri_year(year)), before, after)
    page = page_of_articles(request, articles)
    if not page.paginator.count:
        return no_articles(request, place)
    of_months = Counter[int]()
    for day, count in articles.counts.items():
        if found := hijri.hijri(day):
            of_months[found.month] += count
    context = {
        "page": page,
        "months": months(year, "hijri_month", of_months),
        "rest": None,
        "others": _years_of(articles),
    }
    return dated(request, "hijri_year", place, context)


@require_safe
def hijri_month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    if year not in hijri.YEARS:
        return no_such_date(request)
    span = hijri.bounds(year, month)
    articles = Days(*span)
    before, after = (
        date_steps.hijri_month(*found[:2]) if found else None for found in _beside(articles)
    )
    way = (*_way(), date_steps.hijri_year(year), date_steps.hijri_month(year, month))
    page = page_of_articles(request, articles)
    if not page.paginator.count:
        return no_articles(request, Place(way, before, after))
    context = {
        "page": page,
        "calendar": calendar(way[-1], articles.counts, span),
        "rest": None,
        "others": _months_of(articles),
    }
    return dated(request, "hijri_month", Place(way, before, after), context)


def _way() -> tuple[Step, ...]:
    return date_steps.dates(), date_steps.hijri_years()


def _beside(articles: Days) -> Iterator[hijri.HijriDay | None]:
    """The nearest days with articles that the table has."""
    return (hijri.hijri(day) if day else None for day in articles.beside())


def _years_of(articles: Days) -> list[Other]:
    years = range(articles.first.year, articles.last.year + 1)
    found = {day.year for day in articles.counts}
    return [Other(date_steps.year(year), year in found) for year in years]


def _months_of(articles: Days) -> list[Other]:
    both = dict.fromkeys((day.year, day.month) for day in (articles.first, articles.last))
    found = {(day.year, day.month) for day in articles.counts}
    return [Other(date_steps.month(*one), one in found) for one in both]
