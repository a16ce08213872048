"""Where a page of results leads on to: other pages, other orders, more filters and fewer."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.core.paginator import Paginator

from archive.addresses import address
from archive.citation.exports import EXPORTS
from archive.wording import translated
from search.date_links import date_links
from search.exclusion import exclusion
from search.facets import BY_NAME, NAMED, YEAR
from search.forms import LONGEST_SHOWN, MOST_HITS, PAGE_SIZE, SORT_LABELS, last_page
from search.ladder import ladder
from search.narrowing import narrowing
from search.parts import LABELS, SENTENCES
from search.periods import precision, precision_of_end, precision_of_span
from search.query import Query
from search.query_fields import DATE_FIELDS
from search.related_searches import parameters_of, related_searches
from search.results import FacetBuckets, Hit, Results

UNKNOWN = {facet.notice: facet.unknown for facet in NAMED}


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


class PartChip(NamedTuple):
    """A part of the text that means more than a word; `url` leads to the results without it.

    Of a date of the Hijri calendar `since` and `until` are its days.
    """

    label: str
    text: str
    url: str
    since: datetime.date | None = None
    until: datetime.date | None = None


class Choice(NamedTuple):
    """A value of a facet, to be ticked."""

    value: str
    label: str
    total: int
    is_applied: bool


class Group(NamedTuple):
    """A facet on the page: the name of its parameter, its label, its values."""

    name: str
    label: str
    choices: tuple[Choice, ...]


class Export(NamedTuple):
    """The hits of the page in another form: "feed", "table" or "data"."""

    name: str
    media_type: str
    url: str


class Relaxation(NamedTuple):
    """The query without the filters of one facet, or without a word, and its hits."""

    label: str
    url: str
    total: int
    word: str = ""


def of_results(query: Query, results: Results | None) -> dict[str, object]:
    """What the template of the page needs besides the results."""
    total = results.total if results else 0
    told = min(total, last_page() * PAGE_SIZE)
    pages = Paginator(range(told), PAGE_SIZE)
    window = pages.get_elided_page_range(
        min(query.page, pages.num_pages), on_each_side=2, on_ends=1
    )
    return {
        "page_numbers": [number if isinstance(number, int) else None for number in window],
        "page_count": pages.num_pages,
        "untold": total - told,
        "previous_url": url_of(query.at_page(query.page - 1)) if query.page > 1 else "",
        "next_url": url_of(query.at_page(query.page + 1)) if query.page < pages.num_pages else "",
        "sort_links": [
            (sort, translated(label), url_of(query.sorted_by(sort)), sort == query.sort)
            for sort, label in SORT_LABELS.items()
        ],
    } | (_filters(query, results) if results else {})


def url_of(query: Query) -> str:
    return f"{address('search')}?{query.to_parameters()}"


def _filters(query: Query, results: Results) -> dict[str, object]:
    """`notices`: (key, the sentence of a facet or none). `groups` are ticked, `dates` linked.

    A page without hits is refined only to get out of its filters.
    """
    told = ladder(results)
    return {
        "ladder": told,
        "literal_url": url_of(query.searching_for(told.literal).at_page(1)) if told.literal else "",
        "notices": [*_notices(results)],
        "part_chips": [
            PartChip(
                translated(LABELS[one.kind]),
                one.text,
                url_of(query.searching_for(one.without).at_page(1)),
                *((one.since, one.until) if one.is_hijri else ()),
            )
            for one in results.parts
        ],
        "narrowing": _narrowing(query, results),
        "exclusion": _exclusion(query, results),
        "chips": list(_chips(query, results)),
        "groups": list(_groups(results)),
        "dates": date_links(query, results, url_of),
        "is_refinable": bool(results.facets and (results.total or query.is_filtered)),
        "relaxations": list(_relaxations(query, results)) if not results.total else [],
        "shortened": [
            Relaxation("", url_of(query.searching_for(text).at_page(1)), total, dropped)
            for dropped, text, total in results.shortened
        ],
        "unfiltered_url": url_of(query.without_filters()) if query.is_filtered else "",
        "suggestion_links": [
            (one.text, one.total, url_of(query.searching_for(one.text).at_page(1)))
            for one in results.suggestions[bool(results.typed) :]
        ],
        "entries": _entries(results.hits),
        "root_entries": _entries(results.root_matches),
        "related": [
            (name, f"{address('search')}?{parameters_of(name)}")
            for name in related_searches(results)
        ],
        "asked_by": f"?{query.to_parameters()}",
        "exports": _exports(query, results),
        "references": _references(query, results),
        "typed_url": url_of(query.just_as_typed(results.typed)) if results.typed else "",
    }


def _narrowing(query: Query, results: Results) -> Chip | None:
    """Out of a date among the words, where nothing is said of dates otherwise."""
    is_dated = query.since or query.until or DATE_FIELDS & {part.kind for part in results.parts}
    found = None if is_dated else narrowing(query.text)
    if found is None:
        return None
    url = url_of(query.searching_for(found.rest).between(found.first, found.last))
    return Chip(translated(YEAR.label), url, found.text, *_dates(found.first, found.last))


def _exclusion(query: Query, results: Results) -> tuple[str, str] | None:
    """A word that may be meant to be excluded, and where it is; not beside signs."""
    offered = None if results.parts else exclusion(query.text)
    return offered and (offered.word, url_of(query.searching_for(offered.text).at_page(1)))


def _notices(results: Results) -> Iterator[tuple[str, str]]:
    for notice in results.notices:
        yield notice, translated(UNKNOWN.get(notice, ""))
    for one in results.misread:
        yield (
            one.kind,
            translated(SENTENCES[one.kind]).format(text=f"\u2068{one.text[:LONGEST_SHOWN]}\u2069"),
        )


def _entries(hits: Sequence[Hit]) -> list[Hit]:
    """Those that come first of their story; the others are named with them."""
    return [hit for hit in hits if hit.story == hit.id]


def _exports(query: Query, results: Results) -> list[Export]:
    """The feed has what is new, whatever the order of the page."""
    typed = (query.searching_for(results.typed) if results.typed else query).at_page(1)
    same = typed.to_parameters()
    relevant = same.partition("&sort=")[0]  # nothing follows the order on a first page
    return [
        Export("feed", "application/atom+xml", f"{address('search_feed')}?{relevant}&sort=newest"),
        Export("table", "text/csv", f"{address('search_table')}?{same}"),
        Export("data", "application/json", f"{address('api_search')}?{same}&limit={MOST_HITS}"),
    ]


def _references(query: Query, results: Results) -> list[tuple[str, str]]:
    """(label, url) of the files of references."""
    typed = (query.searching_for(results.typed) if results.typed else query).at_page(1)
    same = typed.to_parameters()
    return [(one.label, f"{address('search_cite', one.suffix)}?{same}") for one in EXPORTS]


def _chips(query: Query, results: Results) -> Iterator[Chip]:
    for one in results.applied:
        url = url_of(query.without_slug(one.facet, one.value))
        yield Chip(translated(BY_NAME[one.facet].label), url, one.label)
    if query.since or query.until:
        url = url_of(query.without(YEAR.name))
        yield Chip(translated(YEAR.label), url, "", *_dates(query.since, query.until))


def _dates(
    since: datetime.date | None, until: datetime.date | None
) -> tuple[Date | None, Date | None, Date | None]:
    """(the one day, month or year; the first day; the last day): what is not said is None."""
    if since and until and (whole := precision_of_span(since, until)):
        return Date(since, whole), None, None
    first = Date(since, precision(since)) if since else None
    return None, first, Date(until, precision_of_end(until)) if until else None


def _groups(results: Results) -> Iterator[Group]:
    """Facets that tell something: not one value that all hits have."""
    for facet in results.facets:
        if facet.buckets and facet.name != YEAR.name and not _is_plain(facet):
            choices = tuple(
                Choice(one.value, one.label, one.count, one.is_applied) for one in facet.buckets
            )
            yield Group(facet.name, translated(BY_NAME[facet.name].plural), choices)


def _is_plain(facet: FacetBuckets) -> bool:
    first, *others = facet.buckets
    return not others and not first.is_applied and first.count == facet.total


def _relaxations(query: Query, results: Results) -> Iterator[Relaxation]:
    for facet in results.facets:
        without = query.without(facet.name)
        if facet.total and without != query:
            yield Relaxation(translated(BY_NAME[facet.name].label), url_of(without), facet.total)
