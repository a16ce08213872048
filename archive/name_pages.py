"""The pages of tags, sources, authors and places: their articles, all or those of a time."""

from __future__ import annotations

from typing import NoReturn

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from archive import companions, page_data, year_row
from archive.addresses import address
from archive.cards import folded, read
from archive.listings import HEAD, UNKNOWN, Listing, listing_of
from archive.models import Author, Named, Place, Source, Tag
from archive.named_rows import BY_SECTION, aliases_of, named_or_404
from archive.paging import PAGE_SIZE, page_of
from archive.section_words import WORDS

# How many of each model are named beside the articles.
MOST: dict[type[Named], int] = {Tag: 13, Source: 6, Author: 6, Place: 6}


@require_safe
def named(
    request: HttpRequest, section: str, slug: str, year: int = 0, month: int = 0
) -> HttpResponse:
    """The articles of a name; with a year or a month, those of that time."""
    row, noun = named_or_404(BY_SECTION[section], slug), WORDS[section].noun
    if row.slug != slug:
        return redirect(_address(noun, row.slug, year, month), permanent=True)
    whole = listing_of(row)
    articles = whole.within(year, month) if year else whole
    if year and not len(articles):
        _nothing()
    return _page(request, section, row, articles)


@require_safe
def undated(request: HttpRequest, section: str, slug: str) -> HttpResponse:
    """Those of the name of which nobody knows when they were published."""
    row = named_or_404(BY_SECTION[section], slug)
    if row.slug != slug:
        return redirect(f"{WORDS[section].noun}_undated", row.slug, permanent=True)
    articles = Listing(listing_of(row).relation, row.pk, UNKNOWN)
    if not len(articles):
        _nothing()
    return _page(request, section, row, articles)


def _page(request: HttpRequest, section: str, row: Named, articles: Listing) -> HttpResponse:
    counts = _beside(row, articles) if is_first_page(request) else {}
    page = page_of(request, articles, PAGE_SIZE)
    found = read(page.object_list, companions.keys(counts))
    page.object_list = folded([found.cards[key] for key in page.object_list if key in found.cards])
    years = articles.years()
    period = articles.period
    year = period.year if period else years[0][0] if len(years) == 1 else 0
    context = {
        "row": row,
        "section": section,
        "words": WORDS[section],
        "noun": WORDS[section].noun,
        "data": page_data.of_named(request, row),
        "aliases": aliases_of(row),
        "page": page,
        "period": period,
        "years": years,
        "row_of_years": year_row.whole(years),
        "undated_count": articles.undated,
        "year": year,
        "months": articles.months_of(year) if year else [],
        "companions": companions.shown(counts, found.names),
        "looked_at": HEAD if period and len(articles) > HEAD else 0,
    }
    return render(request, "archive/named.html", context)


def _beside(row: Named, articles: Listing) -> companions.Counts:
    """Counted in all articles of the name; in a time of it, in the latest."""
    if articles.period is None:
        return companions.of_name(row, MOST)
    return companions.without(companions.companions(articles.head, MOST), [row])


def is_first_page(request: HttpRequest) -> bool:
    return request.GET.get("page", "") in ("", "1")


def _address(noun: str, slug: str, year: int, month: int) -> str:
    if month:
        return address(f"{noun}_month", slug, year, f"{month:02}")
    return address(f"{noun}_year", slug, year) if year else address(noun, slug)


def _nothing() -> NoReturn:
    raise Http404("لا مقالات بهذا الاسم في هذه المدة.")
