"""The filter of terms: no term that is there is denied, and few others are let through."""

from __future__ import annotations

from zlib import crc32

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search.engines.whoosh.codec.term_filter import TermFilter

HASHES = st.lists(st.integers(0, (1 << 32) - 1), max_size=50)


def filter_of(hashes: list[int]) -> TermFilter:
    """In two parts, as the tables of a file are."""
    half = len(hashes) // 2
    parts = hashes[:half], hashes[half:]
    return TermFilter((np.array(part, np.uint32) for part in parts), len(hashes))


@given(HASHES)
def test_every_hash_that_it_is_made_of_is_in_it(hashes: list[int]) -> None:
    made = filter_of(hashes)
    assert all(hashed in made for hashed in hashes)


def test_nothing_is_in_a_filter_of_nothing() -> None:
    made = filter_of([])
    assert not any(crc32(b"%d" % number) in made for number in range(100))


def test_of_other_words_one_in_eight_is_let_through_at_most() -> None:
    known = [crc32(b"%d" % number) for number in range(10_000)]
    made = filter_of(known)
    let_through = sum(crc32(b"other %d" % number) in made for number in range(10_000))
    assert 0 < let_through < 10_000 / 8
