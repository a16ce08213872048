"""Whoosh's sub-files read where they lie in the memory map, instead of being copied.

Whoosh 2.7.4 wraps every part of a mapped segment in `BytesIO`, which copies it: opening
a reader then copies the whole index. Here a part is a view with a position of its own.
"""

from __future__ import annotations

import mmap
from collections.abc import Callable, Iterable
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


def give_back(maps: Iterable[mmap.mmap]) -> None:
    """Let the system have the pages of memory maps that were made resident.

    They stay in its file cache, once for all processes. A process that keeps all it has ever
    read of an index would seem, and on a machine short of memory be, as large as the index.
    """
    for one in maps:
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
