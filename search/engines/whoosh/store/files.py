"""What brings the files of an index to the disk: two steps that every commit is made of.

The archive keeps such a layer of its own (`archive.files`): the two sides share nothing but
the analysis of Arabic. Both go through `open` and `os`, where tests watch them and whoever
else writes (Whoosh), fail a step, or forget what was not brought to the disk.
"""

from __future__ import annotations

import os
from pathlib import Path


def replace_whole(path: Path, data: bytes) -> None:
    """Readers see the file as it was or as it will be; on the disk, too. Raises OSError."""
    new = path.with_name(f"{path.name}.new")
    new.write_bytes(data)
    sync(new)
    new.replace(path)
    sync(path.parent)


def sync(path: Path) -> None:
    """Bring a file, or the names in a folder, to the disk. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
