"""The blocks of a term as arrays: our own writer made them, so no matcher of Whoosh is asked."""

from __future__ import annotations

from collections.abc import Iterator
from pickle import loads
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC

from search.engines.whoosh.codec.block_rows import INT, PackedValues, block_head

HEAD = len(block_head(0, 0, 0, 0, 0))  # bytes; all heads are of one size


class Block(NamedTuple):
    """Up to 1,024 postings of a term: document numbers in the segment, ascending, and of each
    the weight and, where the field keeps positions, `values`."""

    ids: NDArray[np.int64]
    weights: NDArray[np.float32]
    values: PackedValues | None

    def firsts(self) -> NDArray[np.uint32]:
        """The first position in each document, 0 where the field keeps none."""
        if self.values is None:
            return np.zeros(len(self.ids), np.uint32)
        packed = np.frombuffer(self.values.packed, np.uint32)
        firsts = np.empty(len(self.ids), np.uint32)
        firsts[0] = packed[0]
        firsts[1:] = packed[np.frombuffer(self.values.ends, np.uint32)[:-1]]
        return firsts

    def positions(self) -> tuple[NDArray[np.int64], NDArray[np.uint32]]:
        """The document and the position of each occurrence; the field keeps them."""
        assert self.values is not None
        counts = np.diff(np.frombuffer(self.values.ends, np.uint32), prepend=np.uint32(0))
        return np.repeat(self.ids, counts), np.frombuffer(self.values.packed, np.uint32)


def blocks(written: memoryview) -> Iterator[Block]:
    """All blocks of one term, from their bytes."""
    at = len(WHOOSH3_HEADER_MAGIC)
    while at < len(written):
        (size,) = INT.unpack_from(written, at)
        at += INT.size
        yield _block(*loads(written[at + HEAD : at + abs(size)]))  # noqa: S301 -- checksummed
        at += abs(size)


def _block(steps: Any, weights: Any, values: Any) -> Block:
    ids = np.frombuffer(steps, np.uint32).cumsum(dtype=np.int64)
    if weights is None:
        weights = np.ones(len(ids), np.float32)
    return Block(
        ids,
        np.frombuffer(weights, np.float32),
        values if isinstance(values, PackedValues) else None,
    )
