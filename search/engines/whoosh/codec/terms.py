"""Whoosh's list of the terms of a segment, read where it lies.

The file is an ordered hash file (Bernstein's cdb, with 64-bit places): entries in order,
256 tables of hashes, and an array of the places of all entries. Whoosh reads it a number at
a time through a file object; to find a term here takes a few microseconds.
"""

from __future__ import annotations

from collections.abc import Iterator
from struct import Struct
from typing import NamedTuple

import numpy as np
from whoosh.codec.whoosh3 import W3TermsReader
from whoosh.system import pack_ushort

LENGTHS = Struct("!ii")  # of the key and of the value of an entry
SLOT = Struct("!Iq")  # hash of a key, place of its entry; place 0 where a slot is empty
FREQUENCY = Struct("!5xI")  # in W3TermInfo as Whoosh packs it, behind a flag and a weight
EXTENT = Struct("!23xqi")  # where the blocks lie: offset and length
FIELD = 2  # bytes of the field's number before a term


class Entry(NamedTuple):
    """In how many documents a term stands, and where its blocks begin and end."""

    frequency: int
    start: int
    stop: int


class TermTable:
    """The terms of one segment; it holds no state of a question."""

    def __init__(self, terms: W3TermsReader) -> None:
        read = terms._tindex
        self._bytes = memoryview(terms._dbfile._buf)
        self._tables, self._hash = read.tables, read.hashfn
        self._fields = {name: pack_ushort(number) for name, number in terms._fieldmap.items()}
        places = np.dtype(f">{read.extras['indextype']}")
        self._places = np.frombuffer(self._bytes, places, read.indexlen, read.indexbase)

    def find(self, field: str, term: bytes) -> Entry | None:
        if field not in self._fields:
            return None
        key = self._fields[field] + term
        place = self._place(key, self._hash(key))
        return self._entry(place + LENGTHS.size + len(key)) if place else None

    def terms_from(self, field: str, prefix: bytes) -> Iterator[tuple[bytes, int]]:
        """The terms that begin with the prefix, in order, each with its frequency."""
        start = self._fields.get(field, b"\xff\xff") + prefix
        for number in range(self._first(start), len(self._places)):
            key, value = self._key(int(self._places[number]))
            if not key.startswith(start):
                return
            yield key[FIELD:], FREQUENCY.unpack_from(self._bytes, value)[0]

    def _place(self, key: bytes, hashed: int) -> int:
        """The place of the entry with the key, or 0."""
        start, slots = self._tables[hashed & 255]
        for number in range(slots):
            slot = start + ((hashed >> 8) + number) % slots * SLOT.size
            found, place = SLOT.unpack_from(self._bytes, slot)
            if not place or (found == hashed and self._key(place)[0] == key):
                return int(place)
        return 0

    def _key(self, place: int) -> tuple[bytes, int]:
        """The key of an entry, and the place of its value."""
        length, _ = LENGTHS.unpack_from(self._bytes, place)
        start = place + LENGTHS.size
        return bytes(self._bytes[start : start + length]), start + length

    def _entry(self, value: int) -> Entry:
        offset, length = EXTENT.unpack_from(self._bytes, value)
        return Entry(FREQUENCY.unpack_from(self._bytes, value)[0], offset, offset + length)

    def _first(self, key: bytes) -> int:
        """The number of the first entry whose key is not less."""
        low, high = 0, len(self._places)
        while low < high:
            middle = (low + high) // 2
            if self._key(int(self._places[middle]))[0] < key:
                low = middle + 1
            else:
                high = middle
        return low
