"""How many of the matches have each name, fall in each span of days, answer each query."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from haystack.exceptions import SearchBackendError
from whoosh.support.relativedelta import relativedelta
from whoosh.util.times import datetime_to_long

from archive.querysets import rows_of
from search.engines.haystack.fields import DaysField
from search.engines.haystack.matching import Matching
from search.engines.haystack.query import EXACT
from search.engines.haystack.text_fields import NamesField
from search.engines.whoosh.arrays import Flags
from search.facet_values import MODELS
from search.facets import NAMED

MODELS_OF_FIELDS = {facet.field: MODELS[facet.name] for facet in NAMED}
DATED = "published_at"
MOST_SPANS = 10_000

Counts = list[tuple[Any, int]]


@dataclass(frozen=True, slots=True)
class Facets:
    """Names: field -> options; days: field -> ends of the spans; queries as text."""

    names: Mapping[str, Mapping[str, Any]]
    days: Mapping[str, list[datetime.datetime]]
    queries: tuple[str, ...]

    @classmethod
    def requested(
        cls,
        facets: Mapping[str, Mapping[str, Any]] | None,
        date_facets: Mapping[str, Mapping[str, Any]] | None,
        query_facets: Iterable[tuple[str, str]] | None,
    ) -> Facets:
        """As Haystack asks for them. Raises SearchBackendError for what cannot be counted."""
        for field in facets or ():
            _require(
                field.removesuffix(EXACT) in MODELS_OF_FIELDS,
                f"facets are counted of {', '.join(MODELS_OF_FIELDS)}, not of {field!r}",
            )
        for field in date_facets or ():
            _require(field == DATED, f"dates are counted of {DATED}, not of {field!r}")
        return cls(
            {field: (facets or {})[field] or {} for field in facets or ()},
            {field: _ends(**options) for field, options in (date_facets or {}).items()},
            tuple(f"{field}:{text}" for field, text in query_facets or ()),
        )

    def __bool__(self) -> bool:
        return bool(self.names or self.days or self.queries)

    def counts(self, matching: Matching, mask: Flags) -> dict[str, dict[str, Any]]:
        """Folded names, spans and queries with the number of matches, as plain data."""
        return {
            "fields": {field: _of_names(matching, mask, field) for field in self.names},
            "dates": {field: _of_days(matching, mask, ends) for field, ends in self.days.items()},
            "queries": {
                text: int((matching.matches(text).mask & mask).sum()) for text in self.queries
            },
        }

    def with_names(self, counted: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
        """The same with the names as readers see them."""
        names = {
            field: _as_read(field, counts, **self.names[field])
            for field, counts in counted["fields"].items()
        }
        return {**counted, "fields": names}


def _of_names(matching: Matching, mask: Flags, field: str) -> dict[str, int]:
    names = matching.fields[field]
    assert isinstance(names, NamesField)
    counts = names.counts(mask)
    return {names.names[number]: int(counts[number]) for number in np.flatnonzero(counts)}


def _of_days(matching: Matching, mask: Flags, ends: list[datetime.datetime]) -> Counts:
    dated = matching.fields[DATED]
    assert isinstance(dated, DaysField)
    days = dated.values[mask & dated.filled()]
    numbers = np.searchsorted([datetime_to_long(end) for end in ends], days, side="right")
    counts = np.bincount(numbers, minlength=len(ends) + 1)[1:-1]
    return [(ends[number], int(counts[number])) for number in np.flatnonzero(counts)]


def _as_read(
    field: str,
    counts: dict[str, int],
    *,
    sort: str = "count",
    mincount: int = 1,
    limit: int = -1,
    **of_other_engines: Any,
) -> Counts:
    """The most frequent first or, with sort="index", by name; without limit when negative."""
    kept = {key: count for key, count in counts.items() if count >= mincount}
    rows = rows_of(MODELS_OF_FIELDS[field.removesuffix(EXACT)]).in_bulk(
        list(kept), field_name="key"
    )
    named = [(rows[key].name if key in rows else key, count) for key, count in kept.items()]
    named.sort(key=lambda pair: pair[0] if sort == "index" else (-pair[1], pair[0]))
    return named[: limit if limit >= 0 else None]


def _ends(
    start_date: datetime.date, end_date: datetime.date, gap_by: str, gap_amount: int = 1
) -> list[datetime.datetime]:
    """Where each span begins, and where the last one ends: at `end_date` or soon after it."""
    end, ends = _moment(end_date), []
    for start in _steps(_moment(start_date), f"{gap_by}s", gap_amount):
        ends.append(start)
        _require(len(ends) <= MOST_SPANS, f"more than {MOST_SPANS} spans of time")
        if start >= end:
            break
    return ends


def _steps(start: datetime.datetime, unit: str, amount: int) -> Iterator[datetime.datetime]:
    _require(amount > 0, "a span of time must have a length")
    number = 0
    while True:
        yield start + relativedelta(**{unit: amount * number})
        number += 1


def _moment(day: datetime.date) -> datetime.datetime:
    if isinstance(day, datetime.datetime):
        return day.replace(tzinfo=None)
    return datetime.datetime.combine(day, datetime.time())


def _require(fact: bool, message: str) -> None:
    if not fact:
        raise SearchBackendError(message)
