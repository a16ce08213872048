"""A field's postings as blocks in Whoosh's format: packed by our writer, read as arrays.

`PackedValues` is pickled into every block: its name and this module's are file format.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from pickle import dumps, loads
from struct import Struct
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC

from search.engines.whoosh.arrays import Ints, Uints

BLOCK = 1024  # postings
PROTOCOL = 4
INT, DOUBLE, LITTLE = Struct("!i"), Struct("!d"), Struct("<i")


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


def block_head(count: int, greatest: int, heaviest: int, shortest: int, longest: int) -> bytes:
    """The pickle of a block's statistics, as the `pickle` module would write it."""
    numbers = LITTLE.pack(count), LITTLE.pack(greatest), DOUBLE.pack(heaviest)
    return b"\x80\x02(J%bJ%bG%bK\x00K%cK%ct." % (*numbers, shortest, longest)


HEAD_SIZE = len(block_head(0, 0, 0, 0, 0))  # bytes; all heads are of one size


@dataclass(frozen=True, slots=True)
class SortedPostings:
    """The tokens of a field in the order of term, document, position, seen as postings.

    `starts` and `ends` bound each posting's tokens; `terms` and `documents` are its own.
    """

    words: list[bytes]
    terms: Uints
    documents: Uints
    starts: Ints
    ends: Ints
    positions: Uints

    @property
    def counts(self) -> Uints:
        return (self.ends - self.starts).astype(np.uint32)

    def deltas(self, firsts: Ints) -> Uints:
        """The distance of each posting's document to the one before; of a first one, to 0."""
        steps = np.diff(self.documents, prepend=np.uint32(0))
        steps[firsts] = self.documents[firsts]
        return steps


@dataclass(frozen=True, slots=True)
class FieldPostings:
    """The postings of a field with what is asked of them for each block."""

    postings: SortedPostings
    counts: Uints
    coded: NDArray[np.uint8]
    deltas: Uints
    value_size: int | None

    @property
    def has_positions(self) -> bool:
        return self.value_size is None or self.value_size < 0

    def block_statistics(self, start: int, stop: int) -> tuple[int, int, int]:
        """The greatest of the weights, shortest and longest coded length."""
        some, lengths = self.counts[start:stop], self.coded[start:stop]
        return int(some.max()), int(lengths.min()), int(lengths.max())

    def data(self, start: int, stop: int, is_first: bool, heaviest: int) -> tuple[Any, Any, Any]:
        """Deltas of ids, weights, values: what Whoosh pickles for a block."""
        deltas = array("I", self.deltas[start:stop].tobytes())
        if not is_first:
            deltas[0] = int(self.postings.documents[start])
        weights = None
        if heaviest > 1:
            weights = array("f", self.counts[start:stop].astype(np.float32).tobytes())
        if self.has_positions:
            return deltas, weights, self._positions(start, stop)
        packed = self.counts[start:stop].astype(">u4").tobytes()
        return deltas, weights, packed if self.value_size else None

    def _positions(self, start: int, stop: int) -> PackedValues:
        base = self.postings.starts[start]
        ends = (self.postings.ends[start:stop] - base).astype(np.uint32)
        packed = self.postings.positions[base : self.postings.ends[stop - 1]]
        return PackedValues(packed.tobytes(), ends.tobytes())


def block_bytes(
    field: FieldPostings, first: int, last: int, statistics: np.void
) -> Iterator[bytes]:
    yield WHOOSH3_HEADER_MAGIC
    alone = last - first <= BLOCK
    whole = int(statistics["heaviest"]), int(statistics["shortest"]), int(statistics["longest"])
    for start in range(first, last, BLOCK):
        stop = min(start + BLOCK, last)
        heaviest, shortest, longest = whole if alone else field.block_statistics(start, stop)
        greatest = int(field.postings.documents[stop - 1])
        head = block_head(stop - start, greatest, heaviest, shortest, longest)
        data = dumps(field.data(start, stop, start == first, heaviest), PROTOCOL)
        size = len(head) + len(data)
        yield INT.pack(-size if stop == last else size) + head + data


class Block(NamedTuple):
    """Up to 1,024 postings of a term. `ids`: (n,) document numbers in the segment, ascending;
    `weights`: (n,), aligned with them; `values`: where the field keeps positions."""

    ids: Ints
    weights: NDArray[np.float32]
    values: PackedValues | None

    def firsts(self) -> Uints:
        """The first position in each document, 0 where the field keeps none."""
        if self.values is None:
            return np.zeros(len(self.ids), np.uint32)
        packed = np.frombuffer(self.values.packed, np.uint32)
        firsts = np.empty(len(self.ids), np.uint32)
        firsts[0] = packed[0]
        firsts[1:] = packed[np.frombuffer(self.values.ends, np.uint32)[:-1]]
        return firsts

    def positions(self) -> tuple[Ints, Uints]:
        """(n,) the document and (n,) the position of each occurrence; the field keeps them."""
        assert self.values is not None
        ends = np.frombuffer(self.values.ends, np.uint32)
        counts: Uints = np.diff(ends, prepend=np.uint32(0))
        return np.repeat(self.ids, counts), np.frombuffer(self.values.packed, np.uint32)


def blocks(encoded: bytes | memoryview) -> Iterator[Block]:
    """All blocks of one term, from their bytes."""
    return (_decoded(*written) for written in written_blocks(encoded))


def written_blocks(encoded: bytes | memoryview) -> Iterator[tuple[Any, Any, Any]]:
    """What was written for each block of one term: see `FieldPostings.data`."""
    at, view = len(WHOOSH3_HEADER_MAGIC), memoryview(encoded)
    while at < len(encoded):
        (size,) = INT.unpack_from(encoded, at)
        at += INT.size
        yield loads(view[at + HEAD_SIZE : at + abs(size)])  # noqa: S301 -- checksummed
        at += abs(size)


def _decoded(steps: Any, weights: Any, values: Any) -> Block:
    ids = np.frombuffer(steps, np.uint32).cumsum(dtype=np.int64)
    if weights is None:
        weights = np.ones(len(ids), np.float32)
    return Block(
        ids,
        np.frombuffer(weights, np.float32),
        values if isinstance(values, PackedValues) else None,
    )
