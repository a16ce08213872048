"""Whoosh's own index files read as NumPy arrays.

It reads parts of Whoosh's matchers and columns that are not public; the release is pinned
and a test compares what is read here with what Whoosh's public readers say.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from whoosh.reading import IndexReader, TermNotFound
from whoosh.util.numeric import byte_to_length

from search.engines.whoosh_columns import coded_lengths, numbers

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

LENGTH_OF_BYTE = np.array([byte_to_length(byte) for byte in range(256)], np.float32)
CACHED_POSTINGS = 20_000


class Postings(NamedTuple):
    """Document numbers, ascending, and the weight (frequency) of the term in each."""

    ids: Ints
    weights: Floats


NO_POSTINGS = Postings(np.empty(0, np.int64), np.empty(0, np.float32))


class PostingsReader:
    """One open generation of the index. Threads may share it: a lock guards the files."""

    def __init__(self, reader: IndexReader) -> None:
        self.reader = reader
        self.count: int = reader.doc_count_all()
        self.leaves: list[tuple[Any, int]] = [
            (leaf, offset) for leaf, offset in reader.leaf_readers() if leaf.doc_count_all()
        ]
        self._lock = threading.Lock()
        self.postings = lru_cache(CACHED_POSTINGS)(self._postings)
        self.lengths = lru_cache(None)(self._lengths)
        self.column = lru_cache(None)(self._column)
        self.alive = self._alive()

    def positions(self, field: str, term: str, wanted: Ints) -> dict[int, list[int]]:
        """Where `term` stands in each of the wanted documents that hold it."""
        found: dict[int, list[int]] = {}
        chosen = set(wanted.tolist())
        decode = self.reader.schema[field].format.decode_positions
        with self._lock:
            for ids, _, values in self._blocks(field, term, with_values=True):
                for number, value in zip(ids.tolist(), values, strict=True):
                    if number in chosen:
                        found[number] = decode(value)
        return found

    def terms(self, field: str) -> list[str]:
        with self._lock:
            return [word.decode("utf-8", "replace") for word in self.reader.lexicon(field)]

    def _postings(self, field: str, term: str) -> Postings:
        with self._lock:
            blocks = list(self._blocks(field, term))
        if not blocks:
            return NO_POSTINGS
        return Postings(
            np.concatenate([ids for ids, _, _ in blocks]),
            np.concatenate([weights for _, weights, _ in blocks]),
        )

    def _blocks(
        self, field: str, term: str, with_values: bool = False
    ) -> Iterator[tuple[Ints, Floats, Any]]:
        word = term.encode("utf-8", "replace")
        for leaf, offset in self.leaves:
            try:
                # The matcher of the terms file, below the filter that hides deleted documents.
                matcher = leaf._terms.matcher(field, word, leaf.schema[field].format)
            except TermNotFound:
                continue
            yield from _blocks_of(matcher, offset, with_values)

    def _lengths(self, field: str) -> Floats:
        """The length of the field in every document, as coarse as Whoosh stores it."""
        return np.concatenate(
            [NO_POSTINGS.weights, *(_lengths_of(leaf, field) for leaf, _ in self.leaves)]
        )

    def _column(self, field: str) -> Ints:
        """The value of a numeric column for every document, 0 where it has none."""
        return np.concatenate(
            [NO_POSTINGS.ids, *(_column_of(leaf, field) for leaf, _ in self.leaves)]
        )

    def _alive(self) -> NDArray[np.bool_]:
        alive = np.ones(self.count, bool)
        for leaf, offset in self.leaves:
            alive[[offset + number for number in leaf._perdoc.deleted_docs()]] = False
        return alive


def _blocks_of(matcher: Any, offset: int, with_values: bool) -> Iterator[tuple[Ints, Floats, Any]]:
    if not hasattr(matcher, "_read_data"):  # the postings of a rare word, kept beside the word
        while matcher.is_active():
            values = [matcher.value()] if with_values else None
            yield (
                np.array([matcher.id() + offset]),
                np.array([matcher.weight()], np.float32),
                values,
            )
            matcher.next()
        return
    while not matcher._atend:
        matcher._read_data()
        ids, weights, _ = matcher._data
        ids = np.cumsum(np.asarray(ids, np.int64))
        if with_values:
            matcher._read_values()
        yield ids + offset, _weights_of(weights, matcher._blocklength), matcher._values
        matcher._next_block()


def _weights_of(weights: Any, length: int) -> Floats:
    if weights is None or isinstance(weights, float):
        return np.full(length, 1.0 if weights is None else weights, np.float32)
    return np.asarray(weights, np.float32)


def _lengths_of(leaf: Any, field: str) -> Floats:
    return LENGTH_OF_BYTE[coded_lengths(leaf._perdoc, field, leaf.doc_count_all())]


def _column_of(leaf: Any, field: str) -> Ints:
    return numbers(leaf._perdoc, field, leaf.schema[field].column_type, leaf.doc_count_all())
