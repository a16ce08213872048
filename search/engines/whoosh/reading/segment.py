"""A part of the index: its terms and its postings, where they lie in the memory map."""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from itertools import islice
from typing import Any

from search.engines.whoosh.codec.blocks import Block, blocks
from search.engines.whoosh.codec.mapping import Pages
from search.engines.whoosh.codec.terms import Entry, TermTable

ENTRY = 64  # bytes of a term in its table, about


class Segment:
    """`first`: the number of its first document."""

    def __init__(self, leaf: Any, first: int, pages: Pages) -> None:
        self.first, self._pages = first, pages
        self._terms = TermTable(leaf._terms)
        self._postings = memoryview(leaf._terms._postfile._buf)

    def frequency(self, field: str, term: bytes) -> int:
        entry = self._find(field, term)
        return entry.frequency if entry else 0

    def blocks(self, field: str, term: bytes) -> Iterator[Block]:
        entry = self._find(field, term)
        if entry is None:
            return iter(())
        self._pages.touched(entry.stop - entry.start)
        return blocks(self._postings[entry.start : entry.stop])

    def terms_from(self, field: str, start: bytes, most: int) -> Iterator[tuple[bytes, int]]:
        self._pages.touched(ENTRY * most)
        return islice(self._terms.terms_from(field, start), most)

    def _find(self, field: str, term: bytes) -> Entry | None:
        self._pages.touched(0)
        return self._terms.find(field, term)


def map_of(leaf: Any) -> mmap.mmap:
    """The map that Whoosh has made of the segment's file."""
    found = memoryview(leaf._terms._postfile._buf).obj
    assert isinstance(found, mmap.mmap)
    return found
