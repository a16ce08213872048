"""Which documents have which keys (of tags, say), as arrays, to filter by them and to count them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from search.engines.whoosh.arrays import Ints

WIDTH = 5  # keys of a document that stand in the table, at most
FITTING = 0.98  # of the documents have all their keys in the table


class KeyLists:
    """Both ways: from a document to its keys, and from a key to its documents.

    The table has a row for each document; to take the rows of the matches and count what
    stands in them takes half the time of lists of different lengths (measured).
    """

    def __init__(self, documents: Ints, keys: Ints, count: int) -> None:
        """`keys[i]` is a key of `documents[i]`, which ascend and are below `count`."""
        order = np.argsort(keys, kind="stable")
        ordered = keys[order]
        firsts = np.flatnonzero(np.diff(ordered, prepend=-1))
        self.keys = ordered[firsts]
        self._ends = np.append(firsts, len(keys))
        self._documents = documents[order]
        numbers = np.empty(len(keys), np.int64)
        numbers[order] = np.repeat(np.arange(len(self.keys)), np.diff(self._ends))
        self._fill_table(documents, numbers, count)

    def holding(self, keys: Iterable[int]) -> Ints:
        """The documents that have any of the keys, in no order, perhaps more than once."""
        sought = np.array(sorted(keys), np.int64)
        numbers = np.flatnonzero(np.isin(self.keys, sought))
        parts = [self._documents[self._ends[n] : self._ends[n + 1]] for n in numbers]
        return np.concatenate([np.empty(0, np.int64), *parts])

    def counts(self, documents: Ints) -> Ints:
        """How many of these documents, which ascend, have each of `self.keys`."""
        cells = self._table.take(documents, axis=0).ravel()
        counts = np.bincount(cells, minlength=len(self.keys) + 1)
        if len(documents) and len(self._more):
            places = np.searchsorted(documents, self._more)
            places[places == len(documents)] = 0
            np.add.at(counts, self._more_numbers[documents[places] == self._more], 1)
        return counts[:-1]

    def _fill_table(self, documents: Ints, numbers: Ints, count: int) -> None:
        """A cell without a key has the number after the last one."""
        places = np.arange(len(documents)) - np.searchsorted(documents, documents)
        sizes = np.bincount(documents, minlength=count)
        width = min(int(np.quantile(sizes, FITTING)) if count else 1, WIDTH) or 1
        fits = places < width
        self._table = np.full((count, width), len(self.keys))
        self._table[documents[fits], places[fits]] = numbers[fits]
        self._more, self._more_numbers = documents[~fits], numbers[~fits]
