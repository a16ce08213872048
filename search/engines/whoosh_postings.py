"""Whoosh's own index files read as NumPy arrays.

It reads parts of Whoosh's matchers and columns that are not public; the release is pinned
and a test compares what is read here with what Whoosh's public readers say.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from itertools import islice
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3TermInfo
from whoosh.reading import IndexReader, TermNotFound
from whoosh.util.numeric import byte_to_length

from search.engines.array_cache import ArrayCache
from search.engines.whoosh_blocks import PackedValues
from search.engines.whoosh_columns import coded_lengths, lists, numbers
from search.engines.whoosh_mapping import read_in_place
from search.engines.whoosh_schema import BODY, PackedPositions

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

LENGTH_OF_BYTE = np.array([byte_to_length(byte) for byte in range(256)], np.float32)
CACHE_BYTES = 64_000_000
KEY_PREFIX = 2  # bytes of the field's number before a term
DOCUMENT = 32  # bits that the position takes of an occurrence

read_in_place()


class Postings(NamedTuple):
    """Document numbers, ascending; the weight (frequency) and first position of the term in each.

    The position is 0 where the field keeps none.
    """

    ids: Ints
    weights: Floats
    firsts: NDArray[np.uint32]


NO_POSTINGS = Postings(np.empty(0, np.int64), np.empty(0, np.float32), np.empty(0, np.uint32))


class PostingsReader:
    """One open generation of the index. Threads may share it: a lock guards the files."""

    def __init__(self, reader: IndexReader) -> None:
        self.reader = reader
        self.count: int = reader.doc_count_all()
        self.leaves: list[tuple[Any, int]] = [
            (leaf, offset) for leaf, offset in reader.leaf_readers() if leaf.doc_count_all()
        ]
        self._lock = threading.Lock()
        self._cache = ArrayCache(CACHE_BYTES)
        self._columns: dict[str, Any] = {}
        self._averages: dict[str, float] = {}
        self.alive = self._alive()
        self.is_whole = bool(self.alive.all())

    def postings(self, field: str, term: str) -> Postings:
        """Where the term occurs; nowhere is an answer too, and is remembered like any other."""
        return self._cache.get((field, term), lambda: self.read(field, term))

    def frequency(self, field: str, term: str) -> int:
        """The number of documents that hold the term."""
        with self._lock:
            return int(self.reader.doc_frequency(field, term))

    def occurrences(self, field: str, term: str) -> Ints:
        """Each occurrence as one number, document above and position below, ascending."""
        return self._cache.get((field, term, "at"), lambda: self._occurrences(field, term))

    def kept(self, name: Hashable, make: Callable[[], Any]) -> Any:
        """Arrays made from this index, kept as long as there is room."""
        return self._cache.get(name, make)

    def lengths(self, field: str) -> Floats:
        """The length of the field in every document, as coarse as Whoosh stores it."""
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
        """The value of a numeric column for every document, 0 where it has none."""
        return self._column_of(f"{field} value", _numbers_of, NO_POSTINGS.ids)

    def primary_keys(self, field: str) -> tuple[Ints, Ints]:
        """Of a column of primary keys: the document, ascending, and the key, for each of them."""
        with self._lock:
            parts = [_lists_of(leaf, field) for leaf, _ in self.leaves]
        sizes = np.concatenate([NO_POSTINGS.ids, *(sizes for sizes, _ in parts)])
        keys = np.concatenate([NO_POSTINGS.ids, *(keys for _, keys in parts)])
        return np.repeat(np.arange(self.count), sizes), keys

    def terms(self, field: str) -> list[str]:
        with self._lock:
            return [word.decode("utf-8", "replace") for word in self.reader.lexicon(field)]

    def terms_from(self, field: str, prefix: str, most: int) -> dict[str, int]:
        """The first `most` terms of each segment that begin with the prefix, and in how many
        documents each stands; in order."""
        start = prefix.encode("utf-8", "replace")
        found: Counter[bytes] = Counter()
        with self._lock:
            for leaf, _ in self.leaves:
                for word, frequency in islice(_terms_from(leaf._terms, field, start), most):
                    found[word] += frequency
        return {word.decode("utf-8", "replace"): found[word] for word in sorted(found)}

    def read(self, field: str, term: str) -> Postings:
        """As `postings`, not remembered: for those who keep what they make of it."""
        with self._lock:
            blocks = [
                (_ids_of(matcher) + offset, _weights_of(matcher), _firsts_of(matcher))
                for matcher, offset in self._blocks(field, term)
            ]
        if not blocks:
            return NO_POSTINGS
        return Postings(*(np.concatenate(parts) for parts in zip(*blocks, strict=True)))

    def _occurrences(self, field: str, term: str) -> Ints:
        with self._lock:
            blocks = [
                _occurrences_of(_ids_of(matcher) + offset, matcher._data[2])
                for matcher, offset in self._blocks(field, term)
            ]
        return np.concatenate([NO_POSTINGS.ids, *blocks])

    def _blocks(self, field: str, term: str) -> Iterator[tuple[Any, int]]:
        """Whoosh's matcher at each block of the term, its data read, and the segment's offset."""
        word = term.encode("utf-8", "replace")
        for leaf, offset in self.leaves:
            try:
                # The matcher of the terms file, below the filter that hides deleted documents.
                matcher = leaf._terms.matcher(field, word, leaf.schema[field].format)
            except TermNotFound:
                continue
            while not matcher._atend:
                matcher._read_data()
                yield matcher, offset
                matcher._next_block()

    def _column_of(self, name: str, read: Callable[[Any, str], Any], empty: Any) -> Any:
        if name not in self._columns:
            with self._lock:
                field = name.partition(" ")[0]
                parts = [read(leaf, field) for leaf, _ in self.leaves]
                self._columns[name] = np.concatenate([empty, *parts])
        return self._columns[name]

    def _alive(self) -> NDArray[np.bool_]:
        alive = np.ones(self.count, bool)
        for leaf, offset in self.leaves:
            alive[[offset + number for number in leaf._perdoc.deleted_docs()]] = False
        return alive


def _terms_from(terms: Any, field: str, start: bytes) -> Iterator[tuple[bytes, int]]:
    """The terms in order, each with the number of documents: one reading of the terms file."""
    key, file = terms._keycoder(field, start), terms._dbfile
    for place, length, info, _ in terms._tindex.ranges_from(key):
        found = file.get(place, length)
        if not found.startswith(key):
            return
        yield found[KEY_PREFIX:], W3TermInfo.read_doc_freq(file, info)


def _ids_of(matcher: Any) -> Ints:
    return np.cumsum(np.asarray(matcher._data[0], np.int64))


def _weights_of(matcher: Any) -> Floats:
    weights = matcher._data[1]
    if weights is None or isinstance(weights, float):
        return np.full(matcher._blocklength, 1.0 if weights is None else weights, np.float32)
    return np.asarray(weights, np.float32)


def _firsts_of(matcher: Any) -> NDArray[np.uint32]:
    values = matcher._data[2]
    if not isinstance(values, PackedValues):
        return np.zeros(matcher._blocklength, np.uint32)
    ends = np.frombuffer(values.ends, np.uint32)
    starts = np.concatenate([[0], ends[:-1]])
    return np.frombuffer(values.packed, np.uint32)[starts]


def _occurrences_of(ids: Ints, values: PackedValues) -> Ints:
    counts = np.diff(np.frombuffer(values.ends, np.uint32), prepend=np.uint32(0))
    return (np.repeat(ids, counts) << DOCUMENT) | np.frombuffer(values.packed, np.uint32)


def _lengths_of(leaf: Any, field: str) -> Floats:
    return LENGTH_OF_BYTE[coded_lengths(leaf._perdoc, field, leaf.doc_count_all())]


def _lists_of(leaf: Any, field: str) -> tuple[Ints, Ints]:
    return lists(leaf._perdoc, field, leaf.schema[field].column_type, leaf.doc_count_all())


def _numbers_of(leaf: Any, field: str) -> Ints:
    return numbers(leaf._perdoc, field, leaf.schema[field].column_type, leaf.doc_count_all())
