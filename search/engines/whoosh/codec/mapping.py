"""Whoosh's sub-files read where they lie in the memory map, instead of being copied.

Whoosh 2.7.4 wraps every part of a mapped segment in `BytesIO`, which copies it: opening
a reader then copies the whole index. Here a part is a view with a position of its own.
"""

from __future__ import annotations

import mmap
from collections.abc import Callable, Sequence
from typing import Any

from whoosh.filedb import structfile


class MappedFile:
    """The reading half of a file, over a buffer that is not copied."""

    __slots__ = ("_at", "_buffer")

    def __init__(self, buffer: Any) -> None:
        self._buffer, self._at = memoryview(buffer), 0

    def read(self, size: int | None = -1) -> bytes:
        start, whole = self._at, len(self._buffer)
        stop = whole if size is None or size < 0 else min(whole, start + size)
        self._at = max(start, stop)
        return bytes(self._buffer[start : self._at])

    def readline(self) -> bytes:
        start = self._at
        while self._at < len(self._buffer):
            self._at += 1
            if self._buffer[self._at - 1] == 10:
                break
        return bytes(self._buffer[start : self._at])

    def seek(self, offset: int, whence: int = 0) -> int:
        self._at = offset + (0, self._at, len(self._buffer))[whence]
        return self._at

    def tell(self) -> int:
        return self._at

    def close(self) -> None:
        self._buffer, self._at = memoryview(b""), 0


class Pages:
    """The pages of memory maps that were made resident, given back when they are many.

    They stay in the file cache of the system, once for all processes. A process that keeps
    all it has ever read of an index would seem, and on a machine short of memory be, as large
    as the index.
    """

    AROUND = 65_536  # bytes that Linux maps when one of them is read

    def __init__(self, maps: Sequence[mmap.mmap], limit: int) -> None:
        self._maps, self._limit, self._size = maps, limit, 0

    def touched(self, size: int) -> None:
        """So many bytes in a row were read, or are about to be."""
        self._size += size + self.AROUND
        if self._size > self._limit:
            self.give_back()

    def give_back(self) -> None:
        self._size = 0
        for one in self._maps:
            one.madvise(mmap.MADV_DONTNEED)


def _initialise(
    part: Any, buffer: Any, name: str | None = None, onclose: Callable[..., None] | None = None
) -> None:
    part._buf, part._name, part.onclose = buffer, name, onclose
    part.file = MappedFile(buffer)
    part.is_real = part.is_closed = False


def read_in_place() -> None:
    """Let Whoosh read this way from now on; to be called before an index is opened."""
    structfile.BufferFile.__init__ = _initialise
