"""Whoosh's own index files read as NumPy arrays.

It reads parts of Whoosh's readers and columns that are not public; the release is pinned
and a test compares what is read here with what Whoosh's public readers say.
"""

from __future__ import annotations

import mmap
import sys
import threading
from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray
from whoosh.reading import IndexReader
from whoosh.util.numeric import byte_to_length

from search.engines.whoosh.arrays import Floats, Ints
from search.engines.whoosh.codec.blocks import Block, blocks
from search.engines.whoosh.codec.columns import coded_lengths, lists, numbers
from search.engines.whoosh.codec.mapping import Pages, read_in_place
from search.engines.whoosh.codec.terms import Frequencies, TermEntry, TermTable
from search.engines.whoosh.reading.cache import ArrayCache
from search.engines.whoosh.schema import BODY, PackedPositions

T = TypeVar("T")
Numbers = TypeVar("Numbers", Ints, Floats)

LENGTH_OF_BYTE = np.array([byte_to_length(byte) for byte in range(256)], np.float32)
RESIDENT_BYTES = 16_000_000  # of the memory map, a few times that at most for a moment
REMEMBERED = 1 << 14  # frequencies of terms: most words of a text are frequent in all texts
ENTRY = 64  # bytes of a term in its table, about
DOCUMENT = 32  # bits that the position takes of an occurrence

read_in_place()


class Postings(NamedTuple):
    """`ids`: (n,) document numbers, ascending, unique; `weights`: (n,) the frequency of the term
    in each; `firsts`: (n,) its first position, 0 where the field keeps none."""

    ids: Ints
    weights: Floats
    firsts: NDArray[np.uint32]


NO_POSTINGS = Postings(np.empty(0, np.int64), np.empty(0, np.float32), np.empty(0, np.uint32))


class Segment:
    """A part of the index, where it lies in the memory map; `first`: the number of its first document."""

    def __init__(self, leaf: Any, first: int, pages: Pages) -> None:
        self.first, self._pages = first, pages
        self._terms = TermTable(leaf._terms)
        self._postings = memoryview(leaf._terms._postfile._buf)

    def frequency(self, field: str, term: bytes) -> int:
        entry = self._find(field, term)
        return entry.frequency if entry else 0

    def blocks(self, field: str, term: bytes) -> Iterator[Block]:
        entry = self._find(field, term)
        if entry is None:
            return iter(())
        self._pages.touched(entry.stop - entry.start)
        return blocks(self._postings[entry.start : entry.stop])

    def terms_from(self, field: str, start: bytes, most: int) -> Iterator[tuple[bytes, int]]:
        self._pages.touched(ENTRY * most)
        return islice(self._terms.terms_from(field, start), most)

    def words(self, field: str, longest: int) -> Iterator[tuple[NDArray[np.uint8], Frequencies]]:
        return self._terms.words(field, longest)

    def _find(self, field: str, term: bytes) -> TermEntry | None:
        self._pages.touched(0)
        return self._terms.find(field, term)


class PostingsReader:
    """One open generation of the index. Threads may share it: a lock guards columns."""

    def __init__(self, reader: IndexReader, cache_bytes: int) -> None:
        """With `cache_bytes` of arrays kept, the most lately used."""
        self.reader = reader
        self.count: int = reader.doc_count_all()
        self.leaves: list[tuple[Any, int]] = [
            (leaf, offset) for leaf, offset in reader.leaf_readers() if leaf.doc_count_all()
        ]
        self._pages = Pages([map_of(leaf) for leaf, _ in self.leaves], RESIDENT_BYTES)
        self._segments = [Segment(leaf, offset, self._pages) for leaf, offset in self.leaves]
        self._lock = threading.Lock()
        self._cache = ArrayCache(cache_bytes)
        self._columns: dict[str, Any] = {}
        self._averages: dict[str, float] = {}
        self._frequency = lru_cache(REMEMBERED)(self._read_frequency)
        self.alive = self._alive()

    def postings(self, field: str, term: str) -> Postings:
        """Where the term occurs; nowhere is an answer too, and is remembered like any other."""
        return self._cache.get((field, term), lambda: self.read(field, term))

    def frequency(self, field: str, term: str) -> int:
        """The number of documents that hold the term, those that were taken out since included."""
        return self._frequency(field, term)

    def _read_frequency(self, field: str, term: str) -> int:
        word = term.encode("utf-8", "replace")
        return sum(segment.frequency(field, word) for segment in self._segments)

    def occurrences(self, field: str, term: str) -> Ints:
        """(n,) each occurrence as one number, document above and position below, ascending."""
        return self._cache.get((field, term, "at"), lambda: self._occurrences(field, term))

    def kept(self, name: Hashable, make: Callable[[], T]) -> T:
        """Arrays made from this index, kept as long as there is room."""
        return self._cache.get(name, make)

    def lengths(self, field: str) -> Floats:
        """(count,) the length of the field in every document, as coarse as Whoosh stores it."""
        return self._column_of(field, _lengths_of, NO_POSTINGS.weights)

    def has_positions(self, field: str) -> bool:
        return isinstance(self.reader.schema[field].format, PackedPositions)

    def words_before(self, positions: NDArray[np.uint32]) -> NDArray[np.float32]:
        """The words of the title, or of the text, that stand before a position."""
        return np.where(positions >= BODY, positions - BODY, positions).astype(np.float32)

    def average_length(self, field: str) -> float:
        if field not in self._averages:
            total = sum(leaf.field_length(field) for leaf, _ in self.leaves)
            self._averages[field] = total / self.count or 1.0
        return self._averages[field]

    def column(self, field: str) -> Ints:
        """(count,) the value of a numeric column in every document, 0 where it has none."""
        return self._column_of(f"{field} value", _numbers_of, NO_POSTINGS.ids)

    def primary_keys(self, field: str) -> tuple[Ints, Ints]:
        """Of a column of primary keys: (n,) the documents, ascending, and (n,) a key of each."""
        with self._lock:
            parts = [_lists_of(leaf, field) for leaf, _ in self.leaves]
        sizes = np.concatenate([NO_POSTINGS.ids, *(sizes for sizes, _ in parts)])
        keys = np.concatenate([NO_POSTINGS.ids, *(keys for _, keys in parts)])
        return np.repeat(np.arange(self.count), sizes), keys

    def terms(self, field: str) -> list[str]:
        """All of them, in order."""
        terms = self.terms_from(field, "", sys.maxsize)
        self._pages.give_back()
        return list(terms)

    def words(self, field: str, longest: int) -> Iterator[tuple[NDArray[np.uint8], Frequencies]]:
        """As `TermTable.words`, of one segment after another."""
        for segment in self._segments:
            yield from segment.words(field, longest)
            self._pages.give_back()

    def terms_from(self, field: str, prefix: str, most: int) -> dict[str, int]:
        """The first `most` terms of each segment that begin with the prefix, and in how many
        documents each stands; in order."""
        start = prefix.encode("utf-8", "replace")
        frequencies: Counter[bytes] = Counter()
        for segment in self._segments:
            for word, frequency in segment.terms_from(field, start, most):
                frequencies[word] += frequency
        return {word.decode("utf-8", "replace"): frequencies[word] for word in sorted(frequencies)}

    def read(self, field: str, term: str) -> Postings:
        """As `postings`, not remembered: for those who keep what they make of it."""
        parts = [
            (block.ids + offset, block.weights, block.firsts())
            for block, offset in self._blocks(field, term)
        ]
        if not parts:
            return NO_POSTINGS
        return Postings(*map(np.concatenate, zip(*parts, strict=True)))

    def _occurrences(self, field: str, term: str) -> Ints:
        parts = [(*block.positions(), offset) for block, offset in self._blocks(field, term)]
        joined = [((ids + offset) << DOCUMENT) | places for ids, places, offset in parts]
        return np.concatenate([NO_POSTINGS.ids, *joined])

    def _blocks(self, field: str, term: str) -> Iterator[tuple[Block, int]]:
        """Each block of the term, and the number of the segment's first document."""
        word = term.encode("utf-8", "replace")
        for segment in self._segments:
            for block in segment.blocks(field, word):
                yield block, segment.first

    def _column_of(self, name: str, read: Callable[[Any, str], Numbers], empty: Numbers) -> Numbers:
        if name not in self._columns:
            with self._lock:
                field = name.partition(" ")[0]
                parts: list[Numbers] = [read(leaf, field) for leaf, _ in self.leaves]
                self._columns[name] = np.concatenate([empty, *parts])
        column: Numbers = self._columns[name]
        return column

    def _alive(self) -> NDArray[np.bool_]:
        alive = np.ones(self.count, bool)
        for leaf, offset in self.leaves:
            alive[[offset + number for number in leaf._perdoc.deleted_docs()]] = False
        return alive


def _lengths_of(leaf: Any, field: str) -> Floats:
    return LENGTH_OF_BYTE[coded_lengths(leaf._perdoc, field, leaf.doc_count_all())]


def _lists_of(leaf: Any, field: str) -> tuple[Ints, Ints]:
    return lists(leaf._perdoc, field, leaf.schema[field].column_type, leaf.doc_count_all())


def _numbers_of(leaf: Any, field: str) -> Ints:
    return numbers(leaf._perdoc, field, leaf.schema[field].column_type, leaf.doc_count_all())


def map_of(leaf: Any) -> mmap.mmap:
    """The map that Whoosh has made of the segment's file."""
    mapped = memoryview(leaf._terms._postfile._buf).obj
    assert isinstance(mapped, mmap.mmap)
    return mapped
