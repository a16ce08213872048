"""All that can be offered, by the beginnings of its words: sorted arrays, searched by halving."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from search.completion.words import LONGEST, key_of

# In the order in which they are shown.
KINDS = ("word", "phrase", "tag", "person", "place", "source", "title")
MOST = 24  # of a kind that are looked at
MANY = 2_000  # entries; the best of so many are remembered, as for a single letter
LAST_BYTE = b"\xff"

Keys = NDArray[np.bytes_]
Span = tuple[int, int]  # of keys that follow one another: the first, and the one after the last
Spans = tuple[Span, ...]
Best = tuple[tuple[int, ...], ...]
NOTHING: Best = ((),) * len(KINDS)


@dataclass(frozen=True, eq=False)
class Completions:
    """Entries by number: kind after kind, in each the best first. Threads may share them.

    `keys`: (k,) of LONGEST bytes, ascending, unique. `starts`: (k + 1,) int32, where in
    `postings` the entries of each key begin; `postings`: int32, ascending for each key. `bounds`:
    (len(KINDS) + 1,) the first entry of each kind. `tables` and `rows`: (n,) which table an entry
    is a row of, and its primary key there; of words and phrases the table is 0, and the row
    a number into `texts`.
    """

    keys: Keys
    starts: NDArray[np.int32]
    postings: NDArray[np.int32]
    bounds: NDArray[np.int64]
    tables: NDArray[np.uint8]
    rows: NDArray[np.int64]
    texts: tuple[str, ...]
    _remembered: dict[Span, Best] = field(default_factory=dict, repr=False)
    _bits: dict[Span, NDArray[np.uint8]] = field(default_factory=dict, repr=False)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def nbytes(self) -> int:
        """Of the arrays and the texts; a text is an object of some 60 bytes and its letters."""
        arrays = (self.keys, self.starts, self.postings, self.bounds, self.tables, self.rows)
        return sum(one.nbytes for one in arrays) + sum(60 + 2 * len(one) for one in self.texts)

    def word(self, folded: str) -> Spans:
        """The key of a word as a whole; nothing where there is none."""
        key = key_of(folded)
        place = int(np.searchsorted(self.keys, key))
        known = key and place < len(self.keys) and self.keys[place] == key
        return ((place, place + 1),) if known else ()

    def beginning(self, folded: str) -> Spans:
        """The keys that begin so."""
        key = key_of(folded)
        if len(key) == LONGEST:
            return self.word(folded)
        first, last = np.searchsorted(self.keys, np.array([key, key + LAST_BYTE])).tolist()
        return ((first, last),) if key and first < last else ()

    def beginnings(self, folded: Sequence[str]) -> list[Span]:
        """The keys that begin so of each, at once; a span that is empty where there are none."""
        keys = [key_of(one) for one in folded]
        first = np.searchsorted(self.keys, as_keys(keys)).tolist()
        last = np.searchsorted(self.keys, as_keys(key + LAST_BYTE for key in keys)).tolist()
        return list(zip(first, last, strict=True))

    def texts_of(self, entries: Sequence[int]) -> list[str]:
        """Of words and phrases."""
        return [self.texts[self.rows[one]] for one in entries]

    def size(self, spans: Spans) -> int:
        """How many entries, about, have a word of these."""
        return sum(int(self.starts[last] - self.starts[first]) for first, last in spans)

    def best(self, words: Sequence[Spans]) -> Best:
        """Of each kind the best entries that have a word of each of the spans, at most MOST."""
        if not words or not all(words):
            return NOTHING
        if len(words) == 1 == len(words[0]) and self.size(words[0]) > MANY:
            return self._best_of_many(words[0][0])
        first, *others = sorted(words, key=self.size)
        found = self._entries(first)
        if len(first) > 1 or first[0][1] - first[0][0] > 1:  # of one key they are in order already
            found = np.unique(found)
        for spans in others:
            found = found[self._have(spans, found)]
        return self._by_kind(found)

    def _best_of_many(self, span: Span) -> Best:
        if span not in self._remembered:
            entries = np.flatnonzero(self._among((span,)))
            self._remembered[span] = self._by_kind(entries)
        return self._remembered[span]

    def _entries(self, spans: Spans) -> NDArray[np.int32]:
        parts = [self.postings[self.starts[first] : self.starts[last]] for first, last in spans]
        return np.concatenate(parts) if len(parts) > 1 else parts[0]

    def _have(self, spans: Spans, entries: NDArray[np.int32]) -> NDArray[np.bool_]:
        """(entries,) whether each has a word of these; of very many it is remembered, a bit for each."""
        if len(spans) > 1 or self.size(spans) <= MANY:
            return self._among(spans)[entries]
        if spans[0] not in self._bits:
            self._bits[spans[0]] = np.packbits(self._among(spans), bitorder="little")
        have: NDArray[np.bool_] = self._bits[spans[0]][entries >> 3] >> (entries & 7) & 1 > 0
        return have

    def _among(self, spans: Spans) -> NDArray[np.bool_]:
        """(n,) whether each entry has a word of these: quicker than to sort them."""
        among = np.zeros(len(self), np.bool_)
        among[self._entries(spans)] = True
        return among

    def _by_kind(self, entries: NDArray[np.integer]) -> Best:
        places = np.searchsorted(entries, self.bounds).tolist()
        return tuple(
            tuple(entries[start : min(start + MOST, end)].tolist())
            for start, end in pairwise(places)
        )


def as_keys(keys: Iterable[bytes]) -> Keys:
    return np.array(list(keys), f"S{LONGEST}")
