"""The look at an index that comes before every search."""

from __future__ import annotations

import os
import time
from typing import Any, NamedTuple

from search.engines.whoosh.store.manifest import Stamp


class Look(NamedTuple):
    """An open index that was found sound, and is until a stamp changes or that time comes."""

    scorer: Any
    stamps: tuple[tuple[str, Stamp], ...]
    until: float

    def holds(self) -> bool:
        """Before every search: one call of the system for each file, and little else."""
        try:
            for path, known in self.stamps:
                found = os.stat(path)  # noqa: PTH116
                if (found.st_size, found.st_mtime_ns, found.st_ino) != known:
                    return False
        except OSError:
            return False
        return time.monotonic() < self.until
