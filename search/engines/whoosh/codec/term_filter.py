"""Tells of most words that a segment does not have that it does not have them, without reading it.

Of the forms that a word of a query is looked up in, half stand in no text; to find out in the
file costs a call of the system for each. What is kept is a Bloom filter (Bloom, CACM 13, 1970) of
one hash: of the words that are not there it lets one in ten through, and all others.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from search.engines.whoosh.arrays import Uints

BITS = 8  # for each term at least, so one byte or two


class TermFilter:
    """Made of the hashes of all terms, of 32 bits."""

    def __init__(self, hashes: Iterable[Uints], count: int) -> None:
        """Of `count` terms, some at a time."""
        size = 1 << max(count * BITS, BITS).bit_length()
        self._mask, flags = size - 1, np.zeros(size, bool)
        for some in hashes:
            flags[some & self._mask] = True
        self._bits = np.packbits(flags, bitorder="little").tobytes()

    def __contains__(self, hashed: int) -> bool:
        at = hashed & self._mask
        return bool(self._bits[at >> 3] & 1 << (at & 7))
