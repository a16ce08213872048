"""Links to the results of a span of time: the bars of the histogram, and presets."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from archive.wording import month_name, translated, wording
from search.facets import YEAR
from search.histogram import Bar, Histogram, Preset, Span, histogram, presets, years
from search.query import Query
from search.results import Results

ONE = Span("2000", "2000")  # stands in an address where others will
PRESETS = {"last": "آخر سنة فيها نتائج: {since}", "years": "آخر خمس سنوات", "decade": ""}
PERIOD = "من {since} إلى {until}"


class Column(NamedTuple):
    """A bar with its words; `is_applied`: hits are filtered by just this span."""

    label: str
    url: str
    bar: Bar
    is_applied: bool


class Choice(NamedTuple):
    """A preset with its words."""

    label: str
    url: str
    total: int
    is_applied: bool


class Chart(NamedTuple):
    """`columns` from the earliest to the latest, `first` and `last` the ends of the axis in words;
    `year` is the one whose months are shown, `whole_url` leads to all years."""

    drawing: Histogram
    columns: tuple[Column, ...]
    first: str
    last: str
    year: str
    whole_url: str


class DateLinks(NamedTuple):
    chart: Chart | None
    presets: tuple[Choice, ...]


def date_links(query: Query, results: Results, url_of: Callable[[Query], str]) -> DateLinks:
    facet = next((one for one in results.facets if one.name == YEAR.name), None)
    if facet is None:
        return DateLinks(None, ())
    to = _links(query, url_of)
    drawing = histogram(facet, query)
    choices = tuple(_choice(one, query, to) for one in presets(years(facet)))
    return DateLinks(_chart(drawing, query, to, url_of) if drawing else None, choices)


def _links(query: Query, url_of: Callable[[Query], str]) -> Callable[[Span], str]:
    """To the first page of each span: the address is made once. In what is encoded of a query
    there is no sign that parts parameters."""
    first, _, rest = url_of(query.between(*ONE.days)).partition("since=2000&until=2000")
    return lambda span: f"{first}since={span.since}&until={span.until}{rest}"


def _chart(
    drawing: Histogram, query: Query, to: Callable[[Span], str], url_of: Callable[[Query], str]
) -> Chart:
    columns = tuple(
        Column(_label(drawing.unit, bar.span), to(bar.span), bar, _is_applied(bar.span, query))
        for bar in drawing.bars
    )
    (first, last), digits = drawing.ends, wording().digits
    return Chart(
        drawing,
        columns,
        _label(drawing.unit, first) if drawing.unit == "month" else digits(first.since),
        _label(drawing.unit, last) if drawing.unit == "month" else digits(last.until),
        digits(first.since[:4]) if drawing.unit == "month" else "",
        url_of(query.without(YEAR.name)) if query.since or query.until else "",
    )


def _choice(preset: Preset, query: Query, to: Callable[[Span], str]) -> Choice:
    label = translated(PRESETS[preset.kind] or PERIOD).format(**_ends(preset.span))
    return Choice(label, to(preset.span), preset.total, _is_applied(preset.span, query))


def _label(unit: str, span: Span) -> str:
    if unit == "month":
        return month_name(int(span.since[5:]))
    if unit == "decade":
        return translated(PERIOD).format(**_ends(span))
    return wording().digits(span.since)


def _ends(span: Span) -> dict[str, str]:
    return {name: wording().digits(end) for name, end in span._asdict().items()}


def _is_applied(span: Span, query: Query) -> bool:
    return (query.since, query.until) == span.days
