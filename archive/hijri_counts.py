"""The Hijri years and months that have articles, in one query of their days."""

from __future__ import annotations

from collections.abc import Iterator

from archive import days, hijri
from archive.listings import Listing
from archive.querysets import year_bounds


def years(published: Listing) -> list[tuple[int, int]]:
    """(Hijri year, number of articles) of those with any, newest first."""
    within = sorted({month.year for month in _within(published)}, reverse=True)
    counts = days.sums([hijri.bounds(year) for year in within])
    return [(year, count) for year, count in zip(within, counts, strict=True) if count]


def months(published: Listing) -> list[hijri.HijriMonth]:
    """Those with articles, in order."""
    within = list(_within(published))
    counts = days.sums([hijri.bounds(*month) for month in within])
    return [month for month, count in zip(within, counts, strict=True) if count]


def _within(published: Listing) -> Iterator[hijri.HijriMonth]:
    """The months between the first and the last year of the other calendar."""
    if known := [year for year, _ in published.years()]:
        (first, _), (_, last) = year_bounds(known[-1]), year_bounds(known[0])
        yield from hijri.months_within(first, last)
