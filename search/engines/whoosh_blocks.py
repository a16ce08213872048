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
from whoosh.util.numeric import byte_to_length

if TYPE_CHECKING:
    from search.engines.whoosh_writer import Gathered

BLOCK = 1024  # postings
PROTOCOL = 4
INT = Struct("!i")
LENGTH_OF_BYTE = [byte_to_length(byte) for byte in range(256)]

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


def write_field(
    fieldwriter: Any, form: Any, gathered: Gathered, lengths: NDArray[np.uint8]
) -> None:
    """Write all terms of a field, sorted, each with its blocks and its statistics."""
    postings = in_order(gathered)
    value_size = form.fixed_value_size()
    firsts, lasts = _term_bounds(postings.terms)
    counts, coded = postings.counts, lengths[postings.documents]
    statistics = zip(
        np.add.reduceat(counts, firsts).tolist() if len(firsts) else [],
        np.maximum.reduceat(counts, firsts).tolist() if len(firsts) else [],
        np.minimum.reduceat(coded, firsts).tolist() if len(firsts) else [],
        np.maximum.reduceat(coded, firsts).tolist() if len(firsts) else [],
        strict=True,
    )
    prefix, file = pack_ushort(fieldwriter._fieldid), fieldwriter._postfile
    offset = file.tell()
    for word, first, last, told in zip(
        postings.words, firsts.tolist(), lasts.tolist(), statistics, strict=True
    ):
        written = b"".join(_blocks(postings, counts, coded, first, last, told, value_size))
        file.write(written)
        info = _term_info(postings.documents, first, last, told)
        info.set_extent(offset, len(written))
        offset += len(written)
        fieldwriter._tindex.add(prefix + word, info.to_bytes())


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
    postings: Sorted,
    counts: Uints,
    coded: NDArray[np.uint8],
    first: int,
    last: int,
    told: tuple[int, ...],
    value_size: int | None,
) -> Iterator[bytes]:
    yield WHOOSH3_HEADER_MAGIC
    alone = last - first <= BLOCK
    for start in range(first, last, BLOCK):
        stop = min(start + BLOCK, last)
        _, heaviest, shortest, longest = told if alone else _told(counts, coded, start, stop)
        ids = postings.documents[start:stop]
        head = dumps((stop - start, int(ids[-1]), float(heaviest), 0, shortest, longest), 2)
        data = dumps(_data(postings, counts, start, stop, heaviest, value_size), PROTOCOL)
        size = len(head) + len(data)
        yield INT.pack(-size if stop == last else size) + head + data


def _told(
    counts: Uints, coded: NDArray[np.uint8], start: int, stop: int
) -> tuple[int, int, int, int]:
    some, lengths = counts[start:stop], coded[start:stop]
    return int(some.sum()), int(some.max()), int(lengths.min()), int(lengths.max())


def _data(
    postings: Sorted, counts: Uints, start: int, stop: int, heaviest: int, value_size: int | None
) -> tuple[Any, Any, Any]:
    """Deltas of ids, weights, values: what Whoosh pickles for a block."""
    ids = postings.documents[start:stop]
    deltas = array("I", ids.tobytes())
    if stop - start > 1:
        deltas = array("I", np.diff(ids, prepend=np.uint32(0)).tobytes())
    weights = None if heaviest == 1 else array("f", counts[start:stop].astype(np.float32).tobytes())
    if value_size == 0:
        return deltas, weights, None
    if value_size:
        return deltas, weights, counts[start:stop].astype(">u4").tobytes()
    base = postings.starts[start]
    packed = postings.positions[base : postings.ends[stop - 1]].tobytes()
    return (
        deltas,
        weights,
        PackedValues(packed, (postings.ends[start:stop] - base).astype(np.uint32).tobytes()),
    )


def _term_info(documents: Uints, first: int, last: int, told: tuple[int, ...]) -> W3TermInfo:
    weight, heaviest, shortest, longest = told
    info = W3TermInfo()
    info._weight, info._df, info._maxweight = float(weight), last - first, float(heaviest)
    info._minlength, info._maxlength = LENGTH_OF_BYTE[shortest], LENGTH_OF_BYTE[longest]
    info._minid, info._maxid = int(documents[first]), int(documents[last - 1])
    return info
