"""The pages of years and months."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.listings import UNKNOWN, Listing
from archive.paging import page_of_articles


@require_safe
def date_list(request: HttpRequest) -> HttpResponse:
    published = Listing()
    context = {"years": published.years(), "undated_count": published.undated}
    return render(request, "archive/date_list.html", context)


@require_safe
def undated(request: HttpRequest) -> HttpResponse:
    """The articles of which nobody knows when they were published; the page is there without any."""
    page = page_of_articles(request, Listing(period=UNKNOWN))
    return render(request, "archive/undated.html", {"page": page})


@require_safe
def year(request: HttpRequest, year: int) -> HttpResponse:
    published = Listing()
    page = page_of_articles(request, published.within(year))
    if not page.paginator.count:
        raise Http404("لا مقالات من هذه السنة.")
    before, after = published.years_beside(year)
    context = {
        "year": year,
        "months": published.months_of(year),
        "page": page,
        "previous_year": before,
        "next_year": after,
    }
    return render(request, "archive/year.html", context)


@require_safe
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    published = Listing()
    page = page_of_articles(request, published.within(year, month))
    if not page.paginator.count:
        raise Http404("لا مقالات من هذا الشهر.")
    before, after = published.months_beside(year, month)
    context = {
        "year": year,
        "month": month,
        "page": page,
        "previous_month": before,
        "next_month": after,
    }
    return render(request, "archive/month.html", context)
