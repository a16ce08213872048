"""Words that stand side by side, from the positions in the index."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from search.engines.whoosh.arrays import Ints
from search.engines.whoosh.reading.postings import DOCUMENT, NO_POSTINGS, Postings, PostingsReader

Place = tuple[str, str]  # field and term


def side_by_side(postings: PostingsReader, places: Sequence[Place]) -> Ints:
    """Where the terms stand one after another: occurrences of the first, ascending."""
    return in_order([postings.occurrences(*place) for place in places])


def in_order(occurrences: Sequence[Ints]) -> Ints:
    """The same of the occurrences of each word, ascending."""
    starts = occurrences[0]
    for distance, following in enumerate(occurrences[1:], 1):
        starts = _common(starts, following - distance)
    return starts


def within_reach(occurrences: Sequence[Ints], reach: int) -> Ints:
    """From which occurrences on, ascending, each of the words stands so few places away.

    An occurrence has the document above its position, and no text is as long as positions go, so
    what is near in number is in one document.
    """
    starts = np.unique(np.concatenate(occurrences))
    for one in occurrences:
        places = np.searchsorted(one, starts)
        is_there = places < len(one)
        starts, places = starts[is_there], places[is_there]
        starts = starts[one[places] <= starts + reach] if len(one) else starts[:0]
    return starts


def phrase_postings(postings: PostingsReader, places: Sequence[Place]) -> Postings:
    """A phrase as if it were one term."""
    starts = side_by_side(postings, places)
    if not len(starts):
        return NO_POSTINGS
    ids, firsts, counts = np.unique(starts >> DOCUMENT, return_index=True, return_counts=True)
    return Postings(ids, counts.astype(np.float32), starts[firsts].astype(np.uint32))


def _common(some: Ints, others: Ints) -> Ints:
    """What two ascending arrays of different numbers share."""
    if len(others) < len(some):
        some, others = others, some
    places = np.searchsorted(others, some)
    places[places == len(others)] = 0
    return some[others[places] == some] if len(others) else some[:0]
