"""The matches that filters let through, and how many of the matches have what, in one pass."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

import numpy as np
from whoosh.util.times import datetime_to_long

from search.engines.whoosh.arrays import Flags, Ints
from search.engines.whoosh.ranking.key_lists import KeyLists
from search.engines.whoosh.reading.postings import PostingsReader
from search.facets import BY_NAME, NAMED, YEAR, Counting
from search.filters import Filters
from search.results import FacetCounts

MICROSECONDS_A_DAY = (
    24 * 60 * 60 * 1_000_000
)  # in the column of dates, which counts from the first of year 1
SORTED_WHOLE = 256  # values, which are sorted as they are
MONTHS = 12
FIRST_DAY = np.datetime64("0001-01-01")

Passing = Mapping[str, Flags]


class Tally(NamedTuple):
    """What was counted of a facet in `total` documents: `counts[i]` of them have `keys[i]`, which
    ascend."""

    name: str
    total: int
    keys: Ints
    counts: Ints

    def of(self, key: int) -> int:
        place = int(np.searchsorted(self.keys, key))
        is_there = place < len(self.keys) and self.keys[place] == key
        return int(self.counts[place]) if is_there else 0


class Filtering:
    """Over one open index; the arrays of a facet are made when it is first asked about."""

    def __init__(self, postings: PostingsReader) -> None:
        self.postings = postings
        self._lists: dict[str, KeyLists] = {}

    def passing(self, ids: Ints, filters: Filters) -> Passing:
        """Facet with a filter -> which of these documents its filter lets through."""
        passing = {
            facet.name: self._having(facet.name, filters.keys[facet.name])[ids]
            for facet in NAMED
            if filters.keys.get(facet.name)
        }
        if filters.is_dated:
            passing[YEAR.name] = self._dated(ids, filters)
        return passing

    def count(
        self, ids: Ints, passing: Passing, filters: Filters, most: int
    ) -> Iterator[FacetCounts]:
        """For each facet the `most` frequent values, of dates all years, and what is in its filter.

        What is counted has passed the filters of the other facets, not the facet's own: each
        count tells how many hits the value would bring.
        """
        through = _through(ids, passing, without="")
        for name in BY_NAME:
            counted = _through(ids, passing, without=name) if name in passing else through
            lists = self.lists(name)
            tally = Tally(name, len(counted), lists.keys, lists.counts(counted))
            yield COUNTS[BY_NAME[name].counting](tally, filters, most)

    def lists(self, name: str) -> KeyLists:
        if name not in self._lists:
            facet = BY_NAME[name]
            documents, keys = KEYS[facet.counting](self.postings, facet.column)
            self._lists[name] = KeyLists(documents, keys, self.postings.count)
        return self._lists[name]

    def _having(self, name: str, keys: Iterable[int]) -> Flags:
        having = np.zeros(self.postings.count, bool)
        having[self.lists(name).holding(keys)] = True
        return having

    def _dated(self, ids: Ints, filters: Filters) -> Flags:
        return dated(self.postings.column(YEAR.column)[ids], filters.since, filters.until)


def _months(postings: PostingsReader, column: str) -> tuple[Ints, Ints]:
    """(documents with a date, ascending; the month of each, as months since the year 0)."""
    days = postings.column(column) // MICROSECONDS_A_DAY
    documents = np.flatnonzero(days)
    dates = FIRST_DAY + days[documents].astype("timedelta64[D]")
    return documents, dates.astype("datetime64[M]").astype(np.int64) + 1970 * MONTHS


# Of a column of the index: (documents, ascending; a key of each).
KEYS: dict[Counting, Callable[[PostingsReader, str], tuple[Ints, Ints]]] = {
    Counting.ROWS: PostingsReader.primary_keys,
    Counting.YEARS: _months,
}


def through_all(passing: Passing) -> Flags:
    """(n,) which of the documents pass every filter; there is at least one filter."""
    through: Flags = np.logical_and.reduce(list(passing.values()))
    return through


def _through(ids: Ints, passing: Passing, without: str) -> Ints:
    others = {name: flags for name, flags in passing.items() if name != without}
    return ids[through_all(others)] if others else ids


def _rows(tally: Tally, filters: Filters, most: int) -> FacetCounts:
    """The most frequent first; at last the applied ones that are not among them."""
    places = _candidates(tally.counts, most)
    places = places[np.lexsort([tally.keys[places], -tally.counts[places]])][:most]
    shown = dict(zip(tally.keys[places].tolist(), tally.counts[places].tolist(), strict=True))
    others = sorted(filters.applied(tally.name) - shown.keys())
    applied = [(key, tally.of(key)) for key in others]
    return FacetCounts(tally.name, tally.total, (*shown.items(), *applied))


def _years(tally: Tally, filters: Filters, most: int) -> FacetCounts:
    """All years, the most frequent first; the months of one, where no other is in question."""
    places = np.flatnonzero(tally.counts)
    years, firsts = np.unique(tally.keys[places] // MONTHS, return_index=True)
    sums = np.add.reduceat(tally.counts[places], firsts) if len(firsts) else firsts
    order = np.lexsort([years, -sums])
    counts = dict(zip(years[order].tolist(), sums[order].tolist(), strict=True))
    counts |= dict.fromkeys(filters.applied(tally.name) - counts.keys(), 0)
    only = filters.year or (int(years[0]) if len(years) == 1 else 0)
    months = tuple(_months_of(only, tally)) if only else ()
    return FacetCounts(tally.name, tally.total, tuple(counts.items()), months)


def _months_of(year: int, tally: Tally) -> Iterator[tuple[int, int]]:
    first, end = tally.keys.searchsorted([year * MONTHS, (year + 1) * MONTHS])
    of_year = zip(tally.keys[first:end].tolist(), tally.counts[first:end].tolist(), strict=True)
    for month, count in of_year:
        if count:
            yield year * 100 + month - year * MONTHS + 1, count


# How the counts of keys become those of values.
COUNTS: dict[Counting, Callable[[Tally, Filters, int], FacetCounts]] = {
    Counting.ROWS: _rows,
    Counting.YEARS: _years,
}


def _candidates(counts: Ints, most: int) -> Ints:
    """The places of the `most` highest counts, ties and a few others included, none of 0.

    Counts fall off quickly: to halve the bound a few times beats NumPy's partition, which
    takes twenty times as long when nearly all counts are 0 (measured).
    """
    if len(counts) < SORTED_WHOLE:
        return np.flatnonzero(counts)
    bound = max(int(counts.max()), 1)
    while bound > 1 and np.count_nonzero(counts >= bound) < most:
        bound //= 2
    return np.flatnonzero(counts >= bound)


def dated(days: Ints, since: datetime.date | None, until: datetime.date | None) -> Flags:
    """(n,) which of these days, as the column has them, lie within; what has no date never does."""
    first = max(_number(since or datetime.date.min), 1)
    return (days >= first) & (days <= _number(until or datetime.date.max))


def _number(day: datetime.date) -> int:
    return int(datetime_to_long(datetime.datetime.combine(day, datetime.time())))
