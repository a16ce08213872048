"""What one named file may become when it is unpacked: members, bytes, depth."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

TOO_MANY = "في الملف الحاوي أكثر من {} ملفا؛ لم يُقرأ ما بعدها"
TOO_LARGE = "يكبر الملف الحاوي عند فكّه فوق الحد ({} ميغابايت)؛ لم يُقرأ ما بعده"
TOO_DEEP = "ملف حاوٍ داخل حاوٍ أعمق من الحد ({})"


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for all that is in one named file.

    What is unpacked may be `ratio` times the size of that file, and `free` bytes always, but
    never more than `expanded` bytes.
    """

    members: int = 500_000
    expanded: int = 100_000_000_000
    free: int = 100_000_000
    ratio: int = 200  # texts shrink to a tenth; a thousandth is no text
    depth: int = 4


class OverLimit(Exception):
    """A limit is reached: nothing more of the named file is read. The sentence says which."""


@dataclass(slots=True)
class Budget:
    """What is left of the limits of one named file of `size` bytes."""

    limits: Limits
    size: int
    members: int = field(default=0, init=False)
    expanded: int = field(default=0, init=False)

    @property
    def most(self) -> int:
        """Bytes that may be unpacked in all."""
        return min(self.limits.expanded, max(self.limits.free, self.limits.ratio * self.size))

    def count_member(self) -> None:
        """Raises OverLimit."""
        self.members += 1
        if self.members > self.limits.members:
            raise OverLimit(TOO_MANY.format(f"{self.limits.members:,}"))

    def count_bytes(self, count: int) -> None:
        """Raises OverLimit."""
        self.expanded += count
        if self.expanded > self.most:
            raise OverLimit(TOO_LARGE.format(f"{self.most / 1_000_000:,.0f}"))

    def opened(self, stream: IO[bytes]) -> io.BufferedReader:
        """The stream, of which every byte that is read counts."""
        return io.BufferedReader(_Counted(stream, self))


class _Counted(io.RawIOBase):
    def __init__(self, stream: IO[bytes], budget: Budget) -> None:
        self.stream, self.budget = stream, budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        data = self.stream.read(len(view))
        self.budget.count_bytes(len(data))
        view[: len(data)] = data
        return len(data)
