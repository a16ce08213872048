"""A part of a file that is read where it is asked for, and mapped into no memory.

To read some bytes costs less than the fault that maps them, and nothing of them stays.
"""

from __future__ import annotations

import os
import weakref
from collections.abc import Callable
from pathlib import Path

# (start, size) -> the bytes there, fewer at the end.
Read = Callable[[int, int], bytes]


class OpenFile:
    """Open until nobody holds it any more. Raises OSError."""

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_RDONLY)
        weakref.finalize(self, os.close, self._descriptor)

    def part(self, first: int) -> Read:
        """What reads from `first` on."""
        descriptor = self._descriptor

        def read(start: int, size: int, held: OpenFile = self) -> bytes:
            return os.pread(descriptor, size, first + start)

        return read


def reads(buffer: memoryview) -> Read:
    """What reads from bytes in memory."""
    return lambda start, size: bytes(buffer[start : start + size])
