"""Blocks decoded at once are what they are one by one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.engines.whoosh.codec.blocks import BLOCK, blocks, written_blocks
from search.engines.whoosh.codec.joined_blocks import joined
from tests.search.engines.whoosh.codec.test_blocks import (
    COUNTS,
    NEITHER,
    POSITIONS,
    POSTINGS,
    Postings,
    written,
)

KINDS = [POSITIONS, COUNTS, NEITHER]


def one_by_one(terms: Sequence[tuple[bytes, int]]) -> list[list[float]]:
    """Documents, weights and first positions, of each block by itself."""
    found = [(block, first) for encoded, first in terms for block in blocks(encoded)]
    return [
        [number + first for block, first in found for number in block.ids.tolist()],
        [weight for block, _ in found for weight in block.weights.tolist()],
        [place for block, _ in found for place in block.firsts().tolist()],
    ]


def at_once(terms: Sequence[tuple[bytes, int]]) -> list[list[float]]:
    arrays = joined((one, first) for encoded, first in terms for one in written_blocks(encoded))
    assert [array.dtype for array in arrays] == [np.int64, np.float32, np.uint32]
    return [array.tolist() for array in arrays]


@settings(max_examples=60)
@given(terms=st.lists(st.tuples(POSTINGS, st.integers(0, 10**6)), min_size=1, max_size=5))
@pytest.mark.parametrize("value_size", KINDS)
def test_blocks_of_several_terms_and_segments(
    value_size: int | None, terms: list[tuple[Postings, int]]
) -> None:
    encoded = [(written(postings, value_size), first) for postings, first in terms]
    assert at_once(encoded) == one_by_one(encoded)


@pytest.mark.parametrize("count", [1, BLOCK, BLOCK + 1, 3 * BLOCK])
@pytest.mark.parametrize("value_size", KINDS)
def test_a_term_of_many_postings_before_a_short_one(value_size: int | None, count: int) -> None:
    long = [(7 * n + 3, [n] * (1 + n % 2)) for n in range(count)]
    encoded = [
        (written(long, value_size), 0),
        (written([(5, [9])], value_size), 100),
        (written(long[:2], value_size), 10**6),
    ]
    assert at_once(encoded) == one_by_one(encoded)
