"""Whoosh's list of the terms of a segment, filled a field at a time and read where it lies.

The file is an ordered hash file (Bernstein's cdb, with 64-bit places): entries in order,
256 tables of hashes, and an array of the places of all entries. Whoosh reads it a number at
a time through a file object; to find a term here takes a few microseconds.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain
from struct import Struct
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3TermsReader
from whoosh.filedb.filetables import HashWriter, OrderedHashWriter
from whoosh.system import pack_ushort
from whoosh.util.numlists import GrowableArray

from search.engines.whoosh.codec.file_part import Read, reads
from search.engines.whoosh.codec.term_filter import TermFilter

CRC32 = 1  # of the hashes that Whoosh's readers know by number; its own choice is MD5
TABLES = 256

LENGTHS = Struct("!ii")  # of the key and of the value of an entry
# Hash of a key, place of its entry; place 0 where a slot is empty.
SLOT, SLOT_ROW = Struct("!Iq"), np.dtype([("hash", ">u4"), ("position", ">i8")])
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
_OFFSETS = {name: place[1] for name, place in (TERM_INFO.fields or {}).items()}
FREQUENCY = Struct(f"!{_OFFSETS['df']}xI")
EXTENT = Struct(f"!{_OFFSETS['offset']}xqi")  # offset and length
FIELD = 2  # bytes of the field's number before a term
# Read at once: slots for one key, of which every second is taken; bytes for one key, and for many.
RUN, ONE_KEY, BATCH = 4, 1 << 8, 1 << 16
AT_ONCE = 1 << 12  # terms read as arrays: a megabyte for the places of their bytes

Frequencies = NDArray[np.uint32]


class TermEntry(NamedTuple):
    """In how many documents a term stands, and where its blocks begin and end."""

    frequency: int
    start: int
    stop: int


class TermTable:
    """The terms of one segment; it holds no state of a question.

    `read` gives the bytes of the file, which are taken from memory without it.
    """

    def __init__(self, terms: W3TermsReader, read: Read | None = None) -> None:
        table, buffer = terms._tindex, memoryview(terms._dbfile._buf)
        self._read = read or reads(buffer)
        self._tables, self._hash = table.tables, table.hashfn
        self._fields = {name: pack_ushort(number) for name, number in terms._fieldmap.items()}
        places = np.dtype(f">{table.extras['indextype']}")
        self._places = np.frombuffer(buffer, places, table.indexlen, table.indexbase)
        self._filter = TermFilter(self._hashes(), len(self._places))

    def find(self, field: str, term: bytes) -> TermEntry | None:
        if field not in self._fields:
            return None
        key = self._fields[field] + term
        hashed = self._hash(key)
        if hashed not in self._filter:
            return None
        start, slots = self._tables[hashed & 255]
        at, left = (hashed >> 8) % slots if slots else 0, slots
        while left:
            run = min(RUN, left, slots - at)
            found = self._read(start + at * SLOT.size, run * SLOT.size)
            for hash_of_key, place in SLOT.iter_unpack(found):
                if not place:
                    return None
                if hash_of_key == hashed and (entry := self._entry(place, key)):
                    return entry
            at, left = (at + run) % slots, left - run
        return None

    def terms_from(self, field: str, prefix: bytes) -> Iterator[tuple[bytes, int]]:
        """The terms that begin with the prefix, in order, each with its frequency."""
        start = self._fields.get(field, b"\xff\xff") + prefix
        for key, value in self._entries(self._first(start)):
            if not key.startswith(start):
                return
            yield key[FIELD:], FREQUENCY.unpack(value[: FREQUENCY.size])[0]

    def words(self, field: str, longest: int) -> Iterator[tuple[NDArray[np.uint8], Frequencies]]:
        """The terms of at most so many letters that are two bytes each in UTF-8, as Arabic ones
        are, some at a time and in order: (n, 2 * longest) their bytes, zeros after the end, and
        (n,) uint32 their frequencies."""
        if field not in self._fields:
            return
        field_bytes = self._fields[field]
        first, last = self._first(field_bytes), self._first(_after(field_bytes))
        for start in range(first, last, AT_ONCE):
            places = self._places[start : min(start + AT_ONCE, last)].astype(np.int64)
            yield _words(self._span(places), places - places[0], 2 * longest)

    def _hashes(self) -> Iterator[NDArray[np.uint32]]:
        for start, slots in self._tables:
            table = np.frombuffer(self._read(start, slots * SLOT.size), SLOT_ROW)
            yield table["hash"][table["position"] > 0].astype(np.uint32)

    def _span(self, places: NDArray[np.int64]) -> NDArray[np.uint8]:
        """The bytes of entries that lie side by side. Raises EOFError."""
        first, last = int(places[0]), int(places[-1])
        end = last + LENGTHS.size + sum(LENGTHS.unpack(self._read(last, LENGTHS.size)))
        return np.frombuffer(self._read(first, end - first), np.uint8)

    def _entry(self, place: int, key: bytes) -> TermEntry | None:
        """The entry there, if it is that of the key."""
        value = LENGTHS.size + len(key)
        found = self._read(place, value + TERM_INFO.itemsize)
        if LENGTHS.unpack_from(found)[0] != len(key) or found[LENGTHS.size : value] != key:
            return None
        offset, length = EXTENT.unpack_from(found, value)
        return TermEntry(FREQUENCY.unpack_from(found, value)[0], offset, offset + length)

    def _entries(self, number: int, size: int = BATCH) -> Iterator[tuple[bytes, bytes]]:
        """(key, value) of the entries from this number on, which lie side by side; so many bytes
        are read at once. Raises EOFError."""
        left = len(self._places) - number
        at = int(self._places[number]) if left else 0
        while left:
            found, start = self._read(at, size), 0
            while left and (entry := _entry_at(found, start)):
                yield entry
                start, left = start + LENGTHS.size + len(entry[0]) + len(entry[1]), left - 1
            if not start and len(found) < size:
                raise EOFError("the list of terms ends within a term")
            at, size = at + start, size if start else 2 * size

    def _first(self, key: bytes) -> int:
        """The number of the first entry whose key is not less."""
        return bisect_left(range(len(self._places)), key, key=self._key)

    def _key(self, number: int) -> bytes:
        return next(self._entries(number, ONE_KEY))[0]


def _entry_at(found: bytes, start: int) -> tuple[bytes, bytes] | None:
    """(key, value) of the entry that begins there, if it is all there."""
    if start + LENGTHS.size > len(found):
        return None
    key, value = LENGTHS.unpack_from(found, start)
    start += LENGTHS.size
    if start + key + value > len(found):
        return None
    return found[start : start + key], found[start + key : start + key + value]


def _words(
    entries: NDArray[np.uint8], places: NDArray[np.int64], width: int
) -> tuple[NDArray[np.uint8], Frequencies]:
    """As `TermTable.words`, of entries that begin at the places."""
    sizes = _gathered(entries, places, 4).view(">i4").ravel().astype(np.int64)
    size = sizes - FIELD
    fitting = (size >= 4) & (size <= width) & (size % 2 == 0)
    keys, sizes, size = places[fitting] + LENGTHS.size, sizes[fitting], size[fitting]
    words = _gathered(entries, keys + FIELD, width)
    words[np.arange(width) >= size[:, None]] = 0
    counts = _gathered(entries, keys + sizes + _OFFSETS["df"], 4).view(">u4").ravel()
    return words, counts.astype(np.uint32)


def _gathered(whole: NDArray[np.uint8], places: NDArray[np.int64], size: int) -> NDArray[np.uint8]:
    """(n, size) the bytes from each place on; what lies beyond the end is the last byte."""
    gathered: NDArray[np.uint8] = whole[
        np.minimum(places[:, None] + np.arange(size), len(whole) - 1)
    ]
    return gathered


def _after(prefix: bytes) -> bytes:
    """The first of two bytes that no key with this prefix reaches."""
    return (int.from_bytes(prefix, "big") + 1).to_bytes(FIELD, "big")


class TermsWriter(OrderedHashWriter):
    """Writes the file that the field writer has just begun."""

    def __init__(self, fieldwriter: Any) -> None:
        file = fieldwriter._tindex.dbfile
        file.seek(0)
        HashWriter.__init__(self, file, hashtype=CRC32)
        self.index = GrowableArray("H")
        self.extras["fieldmap"] = fieldwriter._fieldmap
        self.hashes: list[NDArray[np.uint32]] = []
        self.positions: list[NDArray[np.int64]] = []

    def add_terms(self, prefix: bytes, words: Sequence[bytes], values: NDArray[np.void]) -> None:
        """Words in order, each with a value of the same size; fields come in order, too."""
        size, encoded = values.itemsize, values.tobytes()
        keys = [prefix + word for word in words]
        lengths = [LENGTHS.pack(len(key), size) for key in keys]
        parts = [encoded[at : at + size] for at in range(0, len(encoded), size)]
        start = self.dbfile.tell()
        self.dbfile.file.write(
            b"".join(chain.from_iterable(zip(lengths, keys, parts, strict=True)))
        )
        sizes = np.fromiter(map(len, keys), np.int64, len(keys)) + LENGTHS.size + size
        self.positions.append(start + np.cumsum(sizes) - sizes)
        self.hashes.append(np.fromiter(map(crc32, keys), np.uint32, len(keys)))

    def _write_hashes(self) -> None:
        hashes = np.concatenate([np.empty(0, np.uint32), *self.hashes])
        positions = np.concatenate([np.empty(0, np.int64), *self.positions])
        order = np.argsort(hashes % TABLES, kind="stable")
        bounds = np.searchsorted(hashes[order] % TABLES, np.arange(TABLES + 1))
        for start, stop in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
            some = order[start:stop]
            self.directory.append((self.dbfile.tell(), 2 * len(some)))
            self.dbfile.file.write(_table(hashes[some], positions[some]).tobytes())
        self._index(positions)

    def _index(self, positions: NDArray[np.int64]) -> None:
        last = int(positions[-1]) if len(positions) else 0
        code = next(code for code, bits in (("H", 16), ("i", 31), ("q", 63)) if last < 1 << bits)
        self.index.array = array(code, positions.tolist())


def _table(hashes: NDArray[np.uint32], positions: NDArray[np.int64]) -> NDArray[np.void]:
    """Twice as many slots as entries; an entry whose slot is taken gets the next free one."""
    slots = 2 * len(hashes)
    taken, places = [False] * slots, []
    for slot in ((hashes >> 8) % max(slots, 1)).tolist():
        while taken[slot]:
            slot = (slot + 1) % slots
        taken[slot] = True
        places.append(slot)
    table = np.zeros(slots, SLOT_ROW)
    table["hash"][places], table["position"][places] = hashes, positions
    return table
