"""A search to take along: the hits of its page as an Atom feed and as a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from archive.addresses import address
from archive.cards import cards_of
from archive.citing import MOST, file_of, root_of
from archive.dependencies import RELEASE, note
from archive.feed import MEDIA_TYPE as ATOM
from archive.feed import Heading, atom
from archive.feeds import moments, site_of
from archive.languages import ARABIC, current
from archive.wording import translated
from search import refusal
from search.atom import entries
from search.forms import MOST_HITS, SearchForm
from search.limits import limits
from search.refusal import Refused
from search.results import Results
from search.searching import keys, search
from search.sheet import MEDIA_TYPE as CSV
from search.sheet import sheet

Written = Callable[[HttpRequest, Results], HttpResponse]


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    return _answer(request, _feed)


@require_safe
def table(request: HttpRequest) -> HttpResponse:
    return _answer(request, _table)


@require_safe
def cited(request: HttpRequest, suffix: str) -> HttpResponse:
    """The first hits as references, at most MOST of them; 400 says what is wrong."""
    note(RELEASE)
    try:
        found = keys(replace(SearchForm(request.GET).api_query(), offset=0, limit=MOST))
    except Refused as error:
        return _refused(error)
    return file_of(request, cards_of(found), suffix, "khizana-search")


def _answer(request: HttpRequest, written: Written) -> HttpResponse:
    """The first hits of the search, or those after `offset`; 400 says what is wrong."""
    parameters = request.GET.copy()
    parameters.setdefault("limit", str(MOST_HITS))
    note(RELEASE)
    try:
        results = search(SearchForm(parameters).api_query())
        refusal.check(results.notices)
    except Refused as error:
        return _refused(error)
    response = written(request, results)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _refused(error: Refused) -> HttpResponse:
    said = translated("لم نفهم هذا الطلب، فصحّح ما في العنوان.")
    lines = [said, *([error.message] if current() is ARABIC else []), str(error)]
    return HttpResponse(
        "".join(f"{line}\n" for line in lines), content_type="text/plain; charset=utf-8", status=400
    )


def _feed(request: HttpRequest, results: Results) -> HttpResponse:
    typed = results.query.searching_for(results.typed) if results.typed else results.query
    page = f"{address('search')}?{replace(typed, offset=0).to_parameters()}"
    own, links = f"{request.path}?{request.GET.urlencode()}", _pages(request, results)
    said = translated("نتائج البحث عن «{text}»").format(text=f"\u2068{results.query.text}\u2069")
    subtitle = translated("ما يجيب عن هذا البحث من مقالات الأرشيف.")
    found = entries(results.hits, moments(hit.id for hit in results.hits))
    text = atom(Heading(said, subtitle, page, own, page, links), found, site_of(request))
    return HttpResponse(text, content_type=ATOM)


def _pages(request: HttpRequest, results: Results) -> dict[str, str]:
    """The other pages of a feed by their relation (RFC 5005, section 3), as deep as hits are told."""
    size, start = results.query.limit, results.query.offset
    last = max(min(results.total - 1, limits().hits), 0) // size * size
    if last == start == 0:
        return {}
    before = max(min(start - size, last), 0)
    starts = {"first": 0, "previous": before, "next": start + size, "last": last}
    return {
        name: _page_from(request, one)
        for name, one in starts.items()
        if one <= last and (name != "previous" or start > 0)
    }


def _page_from(request: HttpRequest, offset: int) -> str:
    parameters = request.GET.copy()
    parameters.pop("offset", None)
    if offset:
        parameters["offset"] = str(offset)
    return f"{request.path}?{parameters.urlencode()}"


def _table(request: HttpRequest, results: Results) -> HttpResponse:
    response = HttpResponse(sheet(results.hits, root_of(request)), content_type=CSV)
    response.headers["Content-Disposition"] = 'attachment; filename="search.csv"'
    return response
