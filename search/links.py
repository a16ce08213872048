"""Where a page of results leads on to: other pages, other orders, more filters and fewer."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from django.core.paginator import Paginator

from archive.addresses import address
from search.filters import YEAR
from search.forms import PAGE_SIZE, SORT_LABELS
from search.periods import precision, precision_of_end, precision_of_span
from search.query import Query
from search.results import Bucket, Facet, Results

FACET_LABELS = {"source": "المصدر", "author": "الكاتب", "tag": "الوسم", YEAR: "التاريخ"}
PLURALS = {"source": "المصادر", "author": "الكتّاب", "tag": "الوسوم", YEAR: "السنوات"}


class Date(NamedTuple):
    """A date with how much of it is shown, as an article has it."""

    published_at: datetime.date
    published_precision: str


class Chip(NamedTuple):
    """An applied filter; `url` leads to the results without it."""

    label: str
    url: str
    value: str = ""
    on: Date | None = None
    since: Date | None = None
    until: Date | None = None


class Choice(NamedTuple):
    """A value of a facet; a year leads to its `url`, what can be had with others is ticked."""

    value: str
    label: str
    count: int
    is_applied: bool
    url: str


class Group(NamedTuple):
    """A facet on the page: the name of its parameter, its label, its values."""

    name: str
    label: str
    choices: tuple[Choice, ...]


class Way(NamedTuple):
    """Out of an empty page: all filters of one facet dropped, and the hits that brings."""

    label: str
    url: str
    total: int


def of_results(query: Query, results: Results | None) -> dict[str, object]:
    """What the template of the page needs besides the results."""
    pages = Paginator(range(results.total if results else 0), PAGE_SIZE)
    window = pages.get_elided_page_range(
        min(query.page, pages.num_pages), on_each_side=2, on_ends=1
    )
    return {
        "page_numbers": [None if number == Paginator.ELLIPSIS else number for number in window],
        "page_count": pages.num_pages,
        "previous_url": url_of(query.at_page(query.page - 1)) if query.page > 1 else "",
        "next_url": url_of(query.at_page(query.page + 1)) if query.page < pages.num_pages else "",
        "sort_links": [
            (sort, label, url_of(query.sorted_by(sort)), sort == query.sort)
            for sort, label in SORT_LABELS.items()
        ],
    } | (_filters(query, results) if results else {})


def url_of(query: Query) -> str:
    return f"{address('search')}?{query.to_parameters()}"


def _filters(query: Query, results: Results) -> dict[str, object]:
    """A page without hits is refined only to get out of its filters."""
    return {
        "chips": list(_chips(query, results)),
        "groups": list(_groups(query, results)),
        "is_refinable": bool(results.facets and (results.total or query.is_filtered)),
        "ways": list(_ways(query, results)) if not results.total else [],
        "unfiltered_url": url_of(query.without_filters()),
    }


def _chips(query: Query, results: Results) -> Iterator[Chip]:
    for one in results.applied:
        url = url_of(query.without_value(one.facet, one.value))
        yield Chip(FACET_LABELS[one.facet], url, one.label)
    if query.since or query.until:
        dates = _dates(query.since, query.until)
        yield Chip(FACET_LABELS[YEAR], url_of(query.without(YEAR)), **dates)


def _dates(since: datetime.date | None, until: datetime.date | None) -> dict[str, Date]:
    """`on` one day, month or year, or `since` and `until`."""
    if since and until and (whole := precision_of_span(since, until)):
        return {"on": Date(since, whole)}
    first = {"since": Date(since, precision(since))} if since else {}
    return first | ({"until": Date(until, precision_of_end(until))} if until else {})


def _groups(query: Query, results: Results) -> Iterator[Group]:
    """Facets that tell something: not one value that all hits have."""
    for facet in results.facets:
        choices = tuple(_choice(query, facet, bucket) for bucket in facet.buckets)
        if choices and not _is_plain(facet):
            yield Group(facet.name, PLURALS[facet.name], choices)


def _choice(query: Query, facet: Facet, bucket: Bucket) -> Choice:
    url = _year_url(query, facet, bucket)
    return Choice(bucket.value, bucket.label, bucket.count, bucket.is_applied, url)


def _is_plain(facet: Facet) -> bool:
    first, *others = facet.buckets
    return not others and not first.is_applied and first.count == facet.total


def _year_url(query: Query, facet: Facet, bucket: Bucket) -> str:
    """To the year, or back to all years."""
    if facet.name != YEAR:
        return ""
    return url_of(query.without(YEAR) if bucket.is_applied else query.in_year(int(bucket.value)))


def _ways(query: Query, results: Results) -> Iterator[Way]:
    for facet in results.facets:
        without = query.without(facet.name)
        if facet.total and without != query:
            yield Way(FACET_LABELS[facet.name], url_of(without), facet.total)
