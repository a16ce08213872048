"""Whoosh's segment files, written from arrays instead of one posting at a time.

Whoosh sorts one tuple for each word of each document and pickles them one by one; here
the postings of a term are gathered in arrays and written a block at a time, in the same
format, so that Whoosh reads them as its own. It uses parts of Whoosh that are not public;
the release is pinned and a test reads everything back through Whoosh's public readers.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from pickle import dumps
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3Codec, W3TermInfo
from whoosh.index import FileIndex
from whoosh.system import pack_ushort
from whoosh.util.numeric import byte_to_length
from whoosh.writing import SegmentWriter

BLOCK = 1024  # postings
PROTOCOL = 4


class PackedValues:
    """The values of a block's postings in one run of bytes; a sequence of bytes to Whoosh."""

    __slots__ = ("ends", "packed")

    def __init__(self, packed: bytes, ends: bytes) -> None:
        self.packed, self.ends = packed, ends

    def __reduce__(self) -> tuple[Any, ...]:
        return PackedValues, (self.packed, self.ends)

    def __len__(self) -> int:
        return len(self.ends) // 4

    def __getitem__(self, number: int) -> bytes:
        ends = memoryview(self.ends).cast("I")
        return self.packed[ends[number - 1] if number else 0 : ends[number]]


class Gathered:
    """The postings of one term, in the order of the documents."""

    __slots__ = ("ends", "ids", "values", "weights")

    def __init__(self) -> None:
        self.ids, self.weights, self.ends = array("I"), array("f"), array("I")
        self.values = bytearray()

    def block(self, start: int, stop: int, value_size: int | None) -> tuple[Any, Any, Any]:
        """The data of a block as Whoosh pickles it: deltas of ids, weights, values."""
        ids, weights = np.frombuffer(self.ids, np.uint32)[start:stop], self.weights[start:stop]
        deltas = array("I", np.diff(ids, prepend=0).astype(np.uint32).tobytes())
        return (
            deltas,
            None if min(weights) == max(weights) == 1.0 else weights,
            self._values(start, stop, value_size),
        )

    def _values(self, start: int, stop: int, value_size: int | None) -> PackedValues | bytes | None:
        if value_size == 0:
            return None
        first = self.ends[start - 1] if start else 0
        packed = bytes(self.values[first : self.ends[stop - 1]])
        if value_size:
            return packed
        return PackedValues(
            packed, array("I", [end - first for end in self.ends[start:stop]]).tobytes()
        )


class Pool:
    """All postings of a segment in the making; it takes the place of Whoosh's sorting pool."""

    def __init__(self) -> None:
        self.fields: dict[str, dict[bytes, Gathered]] = defaultdict(lambda: defaultdict(Gathered))

    def add(self, posting: tuple[str, bytes, int, float, bytes]) -> None:
        field, word, number, weight, value = posting
        gathered = self.fields[field][word]
        gathered.ids.append(number)
        gathered.weights.append(weight)
        gathered.values += value or b""
        gathered.ends.append(len(gathered.values))

    def cleanup(self) -> None:
        self.fields.clear()


class GatheringWriter(SegmentWriter):
    def __init__(self, index: FileIndex) -> None:
        super().__init__(index, timeout=10, codec=W3Codec(blocklimit=BLOCK, compression=0))
        self.pool = Pool()

    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        reader = self.per_document_reader()
        for field in sorted(self.pool.fields):
            lengths = _lengths(reader, field, self.docnum)
            self.fieldwriter.start_field(field, self.schema[field])
            for word, gathered in sorted(self.pool.fields[field].items()):
                self._write_term(field, word, gathered, lengths)
            self.fieldwriter.finish_field()
        self.fieldwriter.close()
        reader.close()

    def _write_term(
        self, field: str, word: bytes, gathered: Gathered, lengths: NDArray[np.uint8]
    ) -> None:
        file, size = self.fieldwriter._postfile, self.schema[field].format.fixed_value_size()
        start, count = file.tell(), len(gathered.ids)
        file.write(WHOOSH3_HEADER_MAGIC)
        for first in range(0, count, BLOCK):
            last = min(first + BLOCK, count)
            told = _statistics(gathered, first, last, lengths)
            head = dumps((last - first, gathered.ids[last - 1], told[0], 0, told[1], told[2]), 2)
            data = dumps(gathered.block(first, last, size), PROTOCOL)
            length = len(head) + len(data)
            file.write_int(-length if last == count else length)
            file.write(head)
            file.write(data)
        info = _term_info(gathered, lengths)
        info.set_extent(start, file.tell() - start)
        key = pack_ushort(self.fieldwriter._fieldid) + word
        self.fieldwriter._tindex.add(key, info.to_bytes())


def _lengths(reader: Any, field: str, count: int) -> NDArray[np.uint8]:
    """The coded length of the field in each document of the segment."""
    lengths, name = np.zeros(count, np.uint8), f"_{field}_len"
    if reader.has_column(name):
        file, start, length = reader._get_column_file(name)
        stored = np.frombuffer(bytes(file.get(start, length)), np.uint8)
        lengths[: len(stored)] = stored
        file.close()
    return lengths


def _statistics(
    gathered: Gathered, first: int, last: int, lengths: NDArray[np.uint8]
) -> tuple[float, int, int]:
    """Greatest weight, and shortest and longest coded length, among some of the postings."""
    if last - first == 1:
        length = int(lengths[gathered.ids[first]])
        return gathered.weights[first], length, length
    coded = lengths[np.frombuffer(gathered.ids, np.uint32)[first:last]]
    return max(gathered.weights[first:last]), int(coded.min()), int(coded.max())


def _term_info(gathered: Gathered, lengths: NDArray[np.uint8]) -> W3TermInfo:
    weight, shortest, longest = _statistics(gathered, 0, len(gathered.ids), lengths)
    info = W3TermInfo()
    info._weight, info._df, info._maxweight = sum(gathered.weights), len(gathered.ids), weight
    info._minlength, info._maxlength = byte_to_length(shortest), byte_to_length(longest)
    info._minid, info._maxid = gathered.ids[0], gathered.ids[-1]
    return info
