"""Files that a power cut leaves whole: written beside, brought to the disk, then given their name.

The index keeps such a layer of its own (`search.engines.whoosh.store.files`): the two sides
share nothing but the analysis of Arabic. Both go through `open` and `os`, where tests watch
them and whoever else writes, fail a step, or forget what was not brought to the disk.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def beside(path: Path, data: bytes, mode: int = 0o666) -> Iterator[Path]:
    """A file in the same folder, with the data on the disk, to be given its name or lost.

    Its own name is that of the process, too: no two write one file. Raises OSError.
    """
    made = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(made, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, mode), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        yield made
    finally:
        made.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Bring a file, or the names in a folder, to the disk. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_private(*paths: Path) -> None:
    """Nobody but the owner reads or writes these files, or looks into these folders; what is not there,
    or is another's, stays as it is."""
    for path in paths:
        with suppress(FileNotFoundError, PermissionError):
            path.chmod(0o700 if path.is_dir() else 0o600)
