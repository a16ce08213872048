"""Blocks of rare terms, made by the hundred thousand: rows of bytes with the same shape.

Most terms stand in few documents, and a block of so many postings and positions is always
the same run of bytes but for the numbers in it. One is pickled with marks in the places of
the numbers; then it is laid out once for each term, and the numbers are filled in.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from pickle import dumps
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC

from search.engines.whoosh.arrays import Ints
from search.engines.whoosh.codec.blocks import (
    INT,
    PROTOCOL,
    FieldPostings,
    PackedValues,
    block_head,
)

RARE = 64  # positions (or postings); terms that have more are written one by one
MARKS = [bytes([mark, 0xB2, 0xC3, mark ^ 0xFF]) for mark in (0xA1, 0xD1, 0xE1, 0xF1)]

Bytes = NDArray[np.uint8]


class Shape(NamedTuple):
    """What decides how long a block is; `values` is the number of positions, if they are kept."""

    postings: int
    weighted: bool
    values: int


def by_shape(
    statistics: NDArray[np.void], has_positions: bool
) -> tuple[Iterator[tuple[Shape, Ints]], Ints]:
    """The numbers of the terms whose blocks are alike, and of those that stand for themselves."""
    postings, weights = statistics["df"].astype(np.int64), statistics["weight"].astype(np.int64)
    weighted = statistics["heaviest"] > 1
    values = weights if has_positions else np.zeros_like(weights)
    rare = np.maximum(postings, values) <= RARE
    keys = (postings * 2 + weighted) * (RARE + 1) + values
    order = np.flatnonzero(rare)
    order = order[np.argsort(keys[order], kind="stable")]
    groups = np.split(order, np.flatnonzero(np.diff(keys[order])) + 1) if len(order) else []
    shapes = (
        (Shape(int(postings[one[0]]), bool(weighted[one[0]]), int(values[one[0]])), one)
        for one in groups
    )
    return shapes, np.flatnonzero(~rare)


def block_rows(
    shape: Shape, field: FieldPostings, firsts: Ints, statistics: NDArray[np.void]
) -> Bytes:
    """One row of bytes for each term: its only block. `firsts` are their first postings."""
    count, postings = shape.postings, firsts[:, None] + np.arange(shape.postings)
    counts, starts = field.counts[postings], field.postings.starts[firsts]
    if field.has_positions:
        ends = (field.postings.ends[postings] - starts[:, None]).astype(np.uint32)
        packed = field.postings.positions[starts[:, None] + np.arange(shape.values)]
        values: Any = PackedValues(MARKS[2] * shape.values, MARKS[3] * count)
    else:
        ends, packed = counts[:, :0], counts.astype(">u4")
        values = MARKS[2] * count if field.value_size else None
    weights = array("f", MARKS[1] * count) if shape.weighted else None
    data = dumps((array("I", MARKS[0] * count), weights, values), PROTOCOL)
    head = block_head(count, 0, 0, 0, 0)
    start = WHOOSH3_HEADER_MAGIC + INT.pack(-len(head) - len(data)) + head
    rows = np.tile(np.frombuffer(start + data, np.uint8), (len(firsts), 1))
    at = len(start) - len(head)
    for offset, name, kind in HEAD_NUMBERS:
        _fill(rows, at + offset, statistics[name].astype(kind)[:, None])
    filled = (field.deltas[postings], counts.astype(np.float32), packed, ends)
    for mark, numbers in zip(MARKS, filled, strict=True):
        if (place := data.find(mark)) >= 0:
            _fill(rows, len(start) + place, numbers)
    return rows


# Where the numbers stand in `block_head`, behind the number of postings.
HEAD_NUMBERS = (
    (9, "greatest", "<u4"),
    (14, "heaviest", ">f8"),
    (25, "shortest", "u1"),
    (27, "longest", "u1"),
)


def _fill(rows: Bytes, at: int, numbers: NDArray[Any]) -> None:
    raw = np.ascontiguousarray(numbers).view(np.uint8).reshape(len(rows), -1)
    rows[:, at : at + raw.shape[1]] = raw
