"""Search pages: clean the form, call the one door, render."""

from __future__ import annotations

from dataclasses import replace

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from search.forms import PAGE_SIZE, SORT_LABELS, SearchForm
from search.query import Query
from search.results import Results
from search.searching import search as search_archive


def search(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    try:
        query = form.query(request.GET.get("page"))
    except ValueError:
        raise Http404("no such page of results") from None
    results = search_archive(query) if query.text.strip() else None
    response = render(
        request,
        "search/search.html",
        {"form": form, "query": query, "results": results} | _links(query, results),
    )
    response.headers["X-Robots-Tag"] = "noindex, follow"
    return response


def search_help(request: HttpRequest) -> HttpResponse:
    return render(request, "search/help.html")


def _links(query: Query, results: Results | None) -> dict[str, object]:
    pages = Paginator(range(results.total if results else 0), PAGE_SIZE)
    window = pages.get_elided_page_range(
        min(query.page, pages.num_pages), on_each_side=2, on_ends=1
    )
    return {
        "page_numbers": [None if number == Paginator.ELLIPSIS else number for number in window],
        "page_count": pages.num_pages,
        "previous_url": _url(query.at_page(query.page - 1)) if query.page > 1 else "",
        "next_url": _url(query.at_page(query.page + 1)) if query.page < pages.num_pages else "",
        "sort_links": [
            (sort, label, _url(query.sorted_by(sort)), sort == query.sort)
            for sort, label in SORT_LABELS.items()
        ],
        "base_query": replace(query, offset=0).to_parameters(),
    }


def _url(query: Query) -> str:
    return f"{reverse('search')}?{query.to_parameters()}"
