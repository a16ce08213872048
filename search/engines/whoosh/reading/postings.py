"""Whoosh's own index files read as NumPy arrays.

It reads parts of Whoosh's readers and columns that are not public; the release is pinned
and a test compares what is read here with what Whoosh's public readers say.
"""

from __future__ import annotations

import mmap
import sys
import threading
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.base import Segment as WhooshSegment
from whoosh.codec.whoosh3 import W3Codec
from whoosh.reading import IndexReader
from whoosh.util.numeric import byte_to_length

from search.engines.whoosh.arrays import Floats, Ints
from search.engines.whoosh.codec.blocks import blocks, written_blocks
from search.engines.whoosh.codec.columns import coded_lengths, lists, numbers
from search.engines.whoosh.codec.file_part import OpenFile
from search.engines.whoosh.codec.joined_blocks import Written, joined
from search.engines.whoosh.codec.mapping import give_back, read_in_place
from search.engines.whoosh.codec.terms import Frequencies, TermEntry, TermTable
from search.engines.whoosh.reading.cache import ArrayCache
from search.engines.whoosh.schema import BODY, PackedPositions

T = TypeVar("T")
Numbers = TypeVar("Numbers", Ints, Floats)

LENGTH_OF_BYTE = np.array([byte_to_length(byte) for byte in range(256)], np.float32)
REMEMBERED = 1 << 14  # places of terms: most words of a text are frequent in all texts
SPARSE = (
    10  # documents for each of a term, from which on to sort is faster than to count (measured)
)
DOCUMENT = 32  # bits that the position takes of an occurrence

read_in_place()


class Postings(NamedTuple):
    """`ids`: (n,) document numbers, ascending, unique; `weights`: (n,) the frequency of the term
    in each; `firsts`: (n,) its first position, 0 where the field keeps none."""

    ids: Ints
    weights: Floats
    firsts: NDArray[np.uint32]


NO_POSTINGS = Postings(np.empty(0, np.int64), np.empty(0, np.float32), np.empty(0, np.uint32))


def united(parts: Sequence[Postings]) -> Postings:
    """As if all were of one term; there is at least one."""
    filled = [one for one in parts if len(one.ids)]
    if len(filled) < 2:
        return (filled or parts)[0]
    return _merged(Postings(*map(np.concatenate, zip(*filled, strict=True))))


def _merged(postings: Postings) -> Postings:
    """Of documents in no order, some of them several times."""
    few = len(postings.ids) * SPARSE < postings.ids.max()
    return (_merged_few if few else _merged_many)(postings)


def _merged_few(postings: Postings) -> Postings:
    order = postings.ids.argsort(kind="stable")
    ids = postings.ids[order]
    (starts,) = np.diff(ids, prepend=-1).nonzero()
    return Postings(
        ids[starts],
        np.add.reduceat(postings.weights[order], starts),
        np.minimum.reduceat(postings.firsts[order], starts),
    )


def _merged_many(postings: Postings) -> Postings:
    ids = postings.ids
    weights = np.bincount(ids, postings.weights)
    firsts = np.full(len(weights), np.iinfo(np.uint32).max, np.uint32)
    np.minimum.at(firsts, ids, postings.firsts)
    (union,) = (weights > 0).nonzero()  # of numbers it would take ten times as long
    return Postings(union, weights[union].astype(np.float32), firsts[union])


class Segment:
    """A part of the index; `first`: the number of its first document."""

    def __init__(self, leaf: Any, first: int) -> None:
        files, name = leaf._storage.a, leaf._segment.make_filename
        opened = OpenFile(Path(leaf._storage.b.folder, name(WhooshSegment.COMPOUND_EXT)))
        self.first = first
        self._terms = TermTable(leaf._terms, opened.part(files.range(name(W3Codec.TERMS_EXT))[0]))
        self._read = opened.part(files.range(name(W3Codec.POSTS_EXT))[0])

    def find(self, field: str, term: bytes) -> TermEntry | None:
        return self._terms.find(field, term)

    def encoded(self, entry: TermEntry) -> bytes:
        """The blocks of a term of this segment."""
        return self._read(entry.start, entry.stop - entry.start)

    def terms_from(self, field: str, start: bytes, most: int) -> Iterator[tuple[bytes, int]]:
        return islice(self._terms.terms_from(field, start), most)

    def words(self, field: str, longest: int) -> Iterator[tuple[NDArray[np.uint8], Frequencies]]:
        return self._terms.words(field, longest)


class PostingsReader:
    """One open generation of the index. Threads may share it: a lock guards columns."""

    def __init__(self, reader: IndexReader, cache_bytes: int) -> None:
        """With `cache_bytes` of arrays kept, the most lately used."""
        self.reader = reader
        self.count: int = reader.doc_count_all()
        self.leaves: list[tuple[Any, int]] = [
            (leaf, offset) for leaf, offset in reader.leaf_readers() if leaf.doc_count_all()
        ]
        self._segments = [Segment(leaf, offset) for leaf, offset in self.leaves]
        self._lock = threading.Lock()
        self._cache = ArrayCache(cache_bytes)
        self._columns: dict[str, Any] = {}
        self._averages: dict[str, float] = {}
        self._entries = lru_cache(REMEMBERED)(self._find)
        self.alive = self._alive()

    def postings(self, field: str, term: str) -> Postings:
        """Where the term occurs; nowhere is an answer too, and is remembered like any other."""
        return self._cache.get((field, term), lambda: self.read(field, term))

    def frequency(self, field: str, term: str) -> int:
        """The number of documents that hold the term, those that were taken out since included."""
        return sum(entry.frequency for _, entry in self._entries(field, term))

    def _find(self, field: str, term: str) -> tuple[tuple[Segment, TermEntry], ...]:
        """In each segment that has it."""
        word = term.encode("utf-8", "replace")
        found = [(one, entry) for one in self._segments if (entry := one.find(field, word))]
        return tuple(found)

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
            self._averages[field] = total / max(self.count, 1) or 1.0
        return self._averages[field]

    def column(self, field: str) -> Ints:
        """(count,) the value of a numeric column in every document, 0 where it has none."""
        return self._column_of(f"{field} value", _numbers_of, NO_POSTINGS.ids)

    def primary_keys(self, field: str) -> tuple[Ints, Ints]:
        """Of a column of primary keys: (n,) the documents, ascending, and (n,) a key of each."""
        with self._lock:
            parts = [_lists_of(leaf, field) for leaf, _ in self.leaves]
            self._give_back()
        sizes = np.concatenate([NO_POSTINGS.ids, *(sizes for sizes, _ in parts)])
        keys = np.concatenate([NO_POSTINGS.ids, *(keys for _, keys in parts)])
        return np.repeat(np.arange(self.count), sizes), keys

    def terms(self, field: str) -> list[str]:
        """All of them, in order."""
        return list(self.terms_from(field, "", sys.maxsize))

    def words(self, field: str, longest: int) -> Iterator[tuple[NDArray[np.uint8], Frequencies]]:
        """As `TermTable.words`, of one segment after another."""
        for segment in self._segments:
            yield from segment.words(field, longest)
            self._give_back()

    def terms_from(self, field: str, prefix: str, most: int) -> dict[str, int]:
        """The first `most` terms of each segment that begin with the prefix, and in how many
        documents each stands; in order."""
        start = prefix.encode("utf-8", "replace")
        frequencies: Counter[bytes] = Counter()
        for segment in self._segments:
            for word, frequency in segment.terms_from(field, start, most):
                frequencies[word] += frequency
        return {word.decode("utf-8", "replace"): frequencies[word] for word in sorted(frequencies)}

    def read(self, field: str, *terms: str) -> Postings:
        """As `postings`, not remembered: for those who keep what they make of it. Several terms
        count as one: a document has the sum of their frequencies."""
        return self.read_each([(field, terms)])[0]

    def read_each(self, wanted: Iterable[tuple[str, Sequence[str]]]) -> list[Postings]:
        """As `read`, of several fields with their terms: decoded together, which saves half."""
        read = cache(self._written)
        found = [[part for term in terms if (part := read(field, term))] for field, terms in wanted]
        written = list(chain.from_iterable(chain.from_iterable(found)))
        if not written:
            return [NO_POSTINGS for _ in found]
        whole, end, each = Postings(*joined(written)), 0, list[Postings]()
        for terms in found:
            start, end = end, end + sum(len(steps) for part in terms for (steps, *_), _ in part)
            some = Postings(whole.ids[start:end], whole.weights[start:end], whole.firsts[start:end])
            each.append(_merged(some) if len(terms) > 1 else some)
        return each

    def _written(self, field: str, term: str) -> list[tuple[Written, int]]:
        """The blocks of the term, each with the number of its segment's first document."""
        return [
            (block, first)
            for encoded, first in self._encoded(field, term)
            for block in written_blocks(encoded)
        ]

    def _encoded(self, field: str, term: str) -> list[tuple[bytes, int]]:
        """The blocks of the term in each segment that has it, and the segment's first document."""
        return [
            (segment.encoded(entry), segment.first) for segment, entry in self._entries(field, term)
        ]

    def _occurrences(self, field: str, term: str) -> Ints:
        parts = [
            (*block.positions(), first)
            for encoded, first in self._encoded(field, term)
            for block in blocks(encoded)
        ]
        joined = [((ids + first) << DOCUMENT) | places for ids, places, first in parts]
        return np.concatenate([NO_POSTINGS.ids, *joined])

    def _column_of(self, name: str, read: Callable[[Any, str], Numbers], empty: Numbers) -> Numbers:
        if name not in self._columns:
            with self._lock:
                field = name.partition(" ")[0]
                parts: list[Numbers] = [read(leaf, field) for leaf, _ in self.leaves]
                self._columns[name] = np.concatenate([empty, *parts])
                self._give_back()
        column: Numbers = self._columns[name]
        return column

    def _give_back(self) -> None:
        """What is read of the memory map is read once."""
        give_back(map_of(leaf) for leaf, _ in self.leaves)

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
