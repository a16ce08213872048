"""The postings of a field, from arrays of tokens to blocks in Whoosh's format."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pickle import dumps
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC
from whoosh.system import pack_ushort

from search.engines.whoosh.codec.block_rows import (
    INT,
    PROTOCOL,
    PackedValues,
    block_head,
    block_rows,
    by_shape,
)

BLOCK = 1024  # postings
# W3TermInfo as Whoosh packs it, then where the blocks lie.
TERM_INFO = np.dtype(
    [
        ("inlined", "u1"),
        ("weight", ">f4"),
        ("df", ">u4"),
        ("shortest", "u1"),
        ("longest", "u1"),
        ("heaviest", ">f4"),
        ("least", ">u4"),
        ("greatest", ">u4"),
        ("offset", ">i8"),
        ("length", ">i4"),
    ]
)

Uints = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a field: number of the word, document, position.

    Those of one word come in the order of document and position.
    """

    words: Sequence[bytes]
    numbers: Uints
    documents: Uints
    positions: Uints


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


def write_field(fieldwriter: Any, form: Any, tokens: Tokens, lengths: NDArray[np.uint8]) -> None:
    """Write all terms of a field, sorted, each with its blocks and its statistics."""
    postings = in_order(tokens)
    firsts, lasts = _term_bounds(postings.terms)
    field = Field(
        postings,
        postings.counts,
        lengths[postings.documents],
        postings.deltas(firsts),
        form.fixed_value_size(),
    )
    told = _statistics(field, firsts, lasts)
    file = fieldwriter._postfile.file
    alike, others = by_shape(told, field.has_positions)
    for shape, members in alike:
        rows = block_rows(shape, field, firsts[members], told[members])
        told["offset"][members] = file.tell() + rows.shape[1] * np.arange(len(members))
        told["length"][members] = rows.shape[1]
        file.write(rows.tobytes())
    for number in others.tolist():
        written = b"".join(_blocks(field, int(firsts[number]), int(lasts[number]), told[number]))
        told["offset"][number], told["length"][number] = file.tell(), len(written)
        file.write(written)
    fieldwriter._tindex.add_terms(pack_ushort(fieldwriter._fieldid), postings.words, told)


def _statistics(
    field: Field, firsts: NDArray[np.int64], lasts: NDArray[np.int64]
) -> NDArray[np.void]:
    """What Whoosh keeps beside each term, but for where its blocks lie."""
    told = np.zeros(len(firsts), TERM_INFO)
    if len(firsts):
        told["df"] = lasts - firsts
        told["weight"] = np.add.reduceat(field.counts, firsts)
        told["heaviest"] = np.maximum.reduceat(field.counts, firsts)
        told["shortest"] = np.minimum.reduceat(field.coded, firsts)
        told["longest"] = np.maximum.reduceat(field.coded, firsts)
        told["least"] = field.postings.documents[firsts]
        told["greatest"] = field.postings.documents[lasts - 1]
    return told


def in_order(tokens: Tokens) -> Sorted:
    words = tokens.words
    alphabet = sorted(range(len(words)), key=words.__getitem__)
    rank = np.empty(len(words), np.uint64)
    rank[alphabet] = np.arange(len(words), dtype=np.uint64)
    # Term above, place below: sorting numbers that differ is thrice as quick as a stable sort.
    keys = rank[tokens.numbers] << np.uint64(32) | np.arange(len(tokens.numbers), dtype=np.uint64)
    keys.sort()
    terms, order = (keys >> np.uint64(32)).astype(np.uint32), keys.astype(np.uint32)
    del keys
    documents = tokens.documents[order]
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
        tokens.positions[order],
    )


def _term_bounds(terms: Uints) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The first posting of each term, and the one after its last."""
    changes = np.flatnonzero(terms[1:] != terms[:-1]) + 1
    firsts = np.concatenate([[0], changes]) if len(terms) else changes
    return firsts, np.append(firsts[1:], len(terms)) if len(terms) else firsts


def _blocks(field: Field, first: int, last: int, told: np.void) -> Iterator[bytes]:
    yield WHOOSH3_HEADER_MAGIC
    alone = last - first <= BLOCK
    whole = int(told["heaviest"]), int(told["shortest"]), int(told["longest"])
    for start in range(first, last, BLOCK):
        stop = min(start + BLOCK, last)
        heaviest, shortest, longest = whole if alone else field.told(start, stop)
        greatest = int(field.postings.documents[stop - 1])
        head = block_head(stop - start, greatest, heaviest, shortest, longest)
        data = dumps(field.data(start, stop, start == first, heaviest), PROTOCOL)
        size = len(head) + len(data)
        yield INT.pack(-size if stop == last else size) + head + data


@dataclass(frozen=True, slots=True)
class Field:
    """The postings of a field with what is asked of them for each block."""

    postings: Sorted
    counts: Uints
    coded: NDArray[np.uint8]
    deltas: Uints
    value_size: int | None

    @property
    def has_positions(self) -> bool:
        return self.value_size is None or self.value_size < 0

    def told(self, start: int, stop: int) -> tuple[int, int, int]:
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
