"""The postings of a field, from arrays of tokens to blocks in Whoosh's format."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from pickle import dumps
from struct import Struct
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3TermInfo
from whoosh.system import pack_ushort

if TYPE_CHECKING:
    from search.engines.whoosh_writer import Gathered

BLOCK = 1024  # postings
PROTOCOL = 4
INT, EXTENT, DOUBLE = Struct("!i"), Struct("!qi"), Struct("!d")
LITTLE, NATIVE = Struct("<i"), Struct("=I")

Uints = NDArray[np.uint32]


class PackedValues:
    """The values of a block's postings in one run of bytes; a sequence of bytes to Whoosh.

    `ends` counts positions, each of four bytes.
    """

    __slots__ = ("ends", "packed")

    def __init__(self, packed: bytes, ends: bytes) -> None:
        self.packed, self.ends = packed, ends

    def __reduce__(self) -> tuple[Any, ...]:
        return PackedValues, (self.packed, self.ends)

    def __len__(self) -> int:
        return len(self.ends) // 4

    def __getitem__(self, number: int) -> bytes:
        ends = memoryview(self.ends).cast("I")
        start = ends[number - 1] if number else 0
        return self.packed[4 * start : 4 * ends[number]]


@dataclass(frozen=True, slots=True)
class Sorted:
    """The tokens of a field in the order of term, document, position, seen as postings.

    `starts` and `ends` bound each posting's tokens; `terms` and `documents` are its own.
    """

    words: list[bytes]
    terms: Uints
    documents: Uints
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    positions: Uints

    @property
    def counts(self) -> Uints:
        return (self.ends - self.starts).astype(np.uint32)

    def deltas(self, firsts: NDArray[np.int64]) -> Uints:
        """The distance of each posting's document to the one before; of a first one, to 0."""
        steps = np.diff(self.documents, prepend=np.uint32(0))
        steps[firsts] = self.documents[firsts]
        return steps


def write_field(
    fieldwriter: Any, form: Any, gathered: Gathered, lengths: NDArray[np.uint8]
) -> None:
    """Write all terms of a field, sorted, each with its blocks and its statistics."""
    postings = in_order(gathered)
    value_size = form.fixed_value_size()
    firsts, lasts = _term_bounds(postings.terms)
    field = Field(postings, postings.counts, lengths[postings.documents], postings.deltas(firsts))
    statistics = zip(
        *(
            each.reduceat(values, firsts).tolist() if len(firsts) else []
            for each, values in (
                (np.add, field.counts),
                (np.maximum, field.counts),
                (np.minimum, field.coded),
                (np.maximum, field.coded),
            )
        ),
        strict=True,
    )
    prefix, file = pack_ushort(fieldwriter._fieldid), fieldwriter._postfile
    offset, alone = file.tell(), Alone(value_size)
    for word, first, last, told in zip(
        postings.words, firsts.tolist(), lasts.tolist(), statistics, strict=True
    ):
        if told[0] == 1:
            written = alone.block(field, first, told[2])
        else:
            written = b"".join(_blocks(field, first, last, told, value_size))
        file.write(written)
        info = _term_info(postings.documents, first, last, told)
        fieldwriter._tindex.add(prefix + word, info + EXTENT.pack(offset, len(written)))
        offset += len(written)


class Alone:
    """The block of a word that stands once in one document, as most words do.

    Its pickle is always the same but for two numbers: it is made once, with marks in
    their places, and then only filled in.
    """

    DOCUMENT, POSITION = 0xA1B2C3D4, 0xE5F6A7B8

    def __init__(self, value_size: int | None) -> None:
        values: Any = PackedValues(array("I", [self.POSITION]).tobytes(), array("I", [1]).tobytes())
        if value_size is not None and value_size >= 0:
            values = b"\x00\x00\x00\x01" if value_size else None
        pickled = dumps((array("I", [self.DOCUMENT]), None, values), PROTOCOL)
        self.before, _, rest = pickled.partition(array("I", [self.DOCUMENT]).tobytes())
        self.between, self.mark, self.after = rest.partition(array("I", [self.POSITION]).tobytes())

    def block(self, field: Field, first: int, length: int) -> bytes:
        document = int(field.postings.documents[first])
        position = field.postings.positions[field.postings.starts[first]].tobytes()
        data = self.before + NATIVE.pack(document) + self.between
        data += position + self.after if self.mark else b""
        head = _head(1, document, 1, length, length)
        return WHOOSH3_HEADER_MAGIC + INT.pack(-len(head) - len(data)) + head + data


def _head(count: int, greatest: int, heaviest: int, shortest: int, longest: int) -> bytes:
    """The pickle of a block's statistics, as the `pickle` module would write it."""
    numbers = LITTLE.pack(count), LITTLE.pack(greatest), DOUBLE.pack(heaviest)
    return b"\x80\x02(J%bJ%bG%bK\x00K%cK%ct." % (*numbers, shortest, longest)


def in_order(gathered: Gathered) -> Sorted:
    words = [
        word if isinstance(word, bytes) else word.encode("utf-8", "replace")
        for word in gathered.terms
    ]
    alphabet = sorted(range(len(words)), key=words.__getitem__)
    rank = np.empty(len(words), np.uint32)
    rank[alphabet] = np.arange(len(words), dtype=np.uint32)
    terms = (
        rank[np.frombuffer(gathered.numbers, np.uint32)]
        if gathered.numbers
        else np.empty(0, np.uint32)
    )
    order = np.argsort(terms, kind="stable")
    terms, documents = terms[order], _taken(gathered.documents, order)
    begins = np.ones(len(terms), bool)
    begins[1:] = (terms[1:] != terms[:-1]) | (documents[1:] != documents[:-1])
    starts = np.flatnonzero(begins)
    ends = np.append(starts[1:], len(terms))
    return Sorted(
        [words[number] for number in alphabet],
        terms[starts],
        documents[starts],
        starts,
        ends,
        _taken(gathered.positions, order),
    )


def _taken(values: array[int], order: NDArray[np.int64]) -> Uints:
    return np.frombuffer(values, np.uint32)[order] if values else np.empty(0, np.uint32)


def _term_bounds(terms: Uints) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The first posting of each term, and the one after its last."""
    changes = np.flatnonzero(terms[1:] != terms[:-1]) + 1
    firsts = np.concatenate([[0], changes]) if len(terms) else changes
    return firsts, np.append(firsts[1:], len(terms)) if len(terms) else firsts


def _blocks(
    field: Field, first: int, last: int, told: tuple[int, ...], value_size: int | None
) -> Iterator[bytes]:
    yield WHOOSH3_HEADER_MAGIC
    alone = last - first <= BLOCK
    for start in range(first, last, BLOCK):
        stop = min(start + BLOCK, last)
        _, heaviest, shortest, longest = told if alone else field.told(start, stop)
        greatest = int(field.postings.documents[stop - 1])
        head = _head(stop - start, greatest, heaviest, shortest, longest)
        data = dumps(field.data(start, stop, start == first, heaviest, value_size), PROTOCOL)
        size = len(head) + len(data)
        yield INT.pack(-size if stop == last else size) + head + data


@dataclass(frozen=True, slots=True)
class Field:
    """The postings of a field with what is asked of them for each block."""

    postings: Sorted
    counts: Uints
    coded: NDArray[np.uint8]
    deltas: Uints

    def told(self, start: int, stop: int) -> tuple[int, int, int, int]:
        """Sum and greatest of the weights, shortest and longest coded length."""
        some, lengths = self.counts[start:stop], self.coded[start:stop]
        return int(some.sum()), int(some.max()), int(lengths.min()), int(lengths.max())

    def data(
        self, start: int, stop: int, is_first: bool, heaviest: int, value_size: int | None
    ) -> tuple[Any, Any, Any]:
        """Deltas of ids, weights, values: what Whoosh pickles for a block."""
        deltas = array("I", self.deltas[start:stop].tobytes())
        if not is_first:
            deltas[0] = int(self.postings.documents[start])
        weights = None
        if heaviest > 1:
            weights = array("f", self.counts[start:stop].astype(np.float32).tobytes())
        if value_size is not None and value_size >= 0:
            packed = self.counts[start:stop].astype(">u4").tobytes()
            return deltas, weights, packed if value_size else None
        return deltas, weights, self._positions(start, stop)

    def _positions(self, start: int, stop: int) -> PackedValues:
        base = self.postings.starts[start]
        ends = (self.postings.ends[start:stop] - base).astype(np.uint32)
        packed = self.postings.positions[base : self.postings.ends[stop - 1]]
        return PackedValues(packed.tobytes(), ends.tobytes())


def _term_info(documents: Uints, first: int, last: int, told: tuple[int, ...]) -> bytes:
    """The statistics of a term as Whoosh keeps them beside it, but for where its blocks lie."""
    weight, heaviest, shortest, longest = told
    least, greatest = int(documents[first]), int(documents[last - 1])
    return W3TermInfo._struct.pack(
        0, weight, last - first, shortest, longest, heaviest, least, greatest
    )
