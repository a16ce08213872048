"""Search pages: clean the form, search, render."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from archive.cards import cards_of
from archive.dependencies import RELEASE, note
from archive.listings import Listing
from search import links
from search.examples import SECTIONS
from search.facets import NAMED
from search.forms import SearchForm
from search.missed import missed
from search.nearest_tags import nearest_tags
from search.query import Query
from search.searching import search as search_archive

LATEST = 5  # articles on a page without hits


def search(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    try:
        query = form.query(request.GET.get("page"))
    except ValueError:
        raise Http404("لا صفحة بهذا الرقم من النتائج.") from None
    note(RELEASE)
    results = search_archive(query, facets=True) if query.text.strip() else None
    if results:
        missed.note(results)
    query = results.query if results else query
    context = {"form": form, "query": query, "results": results} | links.of_results(query, results)
    if results and not results.total:
        context["nearest_tags"] = nearest_tags(query.text)
        context["latest"] = cards_of(Listing()[:LATEST])
    response = render(request, "search/search.html", context)
    response.headers["X-Robots-Tag"] = "noindex, follow"
    return response


def search_help(request: HttpRequest) -> HttpResponse:
    note(RELEASE)
    signs = [
        (section, [(one, links.url_of(Query(one.text))) for one in section.examples])
        for section in SECTIONS
    ]
    return render(request, "search/help.html", {"facets": NAMED, "signs": signs})
