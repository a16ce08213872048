"""Many blocks decoded at once, of as many fields, terms and segments as are asked for together.

Most blocks are short: to decode them one by one takes twice as long, nearly all of it in
calls of NumPy.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from search.engines.whoosh.arrays import Floats, Ints, Uints
from search.engines.whoosh.codec.blocks import PackedValues

ONE, NONE = np.ones(1, np.float32).tobytes(), np.zeros(1, np.uint32).tobytes()

Written = tuple[Any, Any, Any]  # of one block: steps, weights, values


def joined(blocks: Iterable[tuple[Written, int]]) -> tuple[Ints, Floats, Uints]:
    """(n,) documents, weights and first positions, block by block, of one block at least.

    With each comes the number of its segment's first document.
    """
    written, segments = zip(*blocks, strict=True)
    steps, weights, values = zip(*written, strict=True)
    sizes = np.fromiter(map(len, steps), np.int64, len(steps))
    ends = sizes.cumsum()
    starts = ends - sizes
    documents = np.frombuffer(b"".join(steps), np.uint32).cumsum(dtype=np.int64)
    before = documents[starts - 1]  # of the first block that is the last document of all
    before[0] = 0
    before -= segments
    documents -= before.repeat(sizes)
    filled = [one or ONE * len(some) for one, some in zip(weights, steps, strict=True)]
    packed = [_packed(one, len(some)) for one, some in zip(values, steps, strict=True)]
    return (
        documents,
        np.frombuffer(b"".join(filled), np.float32),
        _firsts(packed, starts, sizes, len(documents)),
    )


def _packed(values: Any, count: int) -> PackedValues:
    """Of a field that keeps no positions, one position 0 for all postings."""
    return values if isinstance(values, PackedValues) else PackedValues(NONE, NONE * count)


def _firsts(values: Sequence[PackedValues], starts: Ints, sizes: Ints, count: int) -> Uints:
    places = np.empty(count, np.int64)
    places[1:] = np.frombuffer(b"".join([one.ends for one in values]), np.uint32)[:-1]
    places[starts] = 0
    lengths = np.fromiter([len(one.packed) // 4 for one in values], np.int64, len(values))
    places += (lengths.cumsum() - lengths).repeat(sizes)
    return np.frombuffer(b"".join([one.packed for one in values]), np.uint32)[places]
