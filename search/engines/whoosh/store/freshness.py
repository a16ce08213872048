"""The freshness check of an index, which comes before every search."""

from __future__ import annotations

import os
import time
from typing import Generic, NamedTuple, TypeVar

from search.engines.whoosh.store.manifest import Fingerprint

T = TypeVar("T")


class FreshIndex(NamedTuple, Generic[T]):
    """An open index that was found sound, and is until a fingerprint changes or that time comes.

    `files`: path and fingerprint of each; `until`: seconds of `time.monotonic`.
    """

    reader: T
    files: tuple[tuple[str, Fingerprint], ...]
    until: float

    def is_unchanged(self) -> bool:
        """Before every search: one call of the system for each file, and little else."""
        try:
            for path, known in self.files:
                status = os.stat(path)  # noqa: PTH116
                if (status.st_size, status.st_mtime_ns, status.st_ino) != known:
                    return False
        except OSError:
            return False
        return time.monotonic() < self.until
