"""The list of terms of a segment: Whoosh's ordered hash file, filled a field at a time."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import chain
from struct import Struct
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from whoosh.filedb.filetables import HashWriter, OrderedHashWriter
from whoosh.util.numlists import GrowableArray

CRC32 = 1  # of the hashes that Whoosh's readers know by number; its own choice is MD5
TABLES = 256
LENGTHS = Struct("!ii")
SLOT = np.dtype([("hash", ">u4"), ("position", ">i8")])


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
    table = np.zeros(slots, SLOT)
    table["hash"][places], table["position"][places] = hashes, positions
    return table
