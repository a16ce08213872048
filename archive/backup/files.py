"""Files into a backup and out of it: copied with what was read of them, linked, brought to the disk."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from archive.files import sync

PARTIAL = ".partial"  # ends the name of what is being made
CHUNK = 1 << 20


def files_below(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())


def copy(source: Path, target: Path) -> str:
    """With its times; the SHA-256 of what was read, which is not yet what was written. Raises OSError."""
    digest = hashlib.sha256()
    target.parent.mkdir(parents=True, exist_ok=True)
    with source.open("rb") as read, target.open("wb") as written:
        while chunk := read.read(CHUNK):
            digest.update(chunk)
            written.write(chunk)
    shutil.copystat(source, target)
    return digest.hexdigest()


def link(source: Path, target: Path) -> None:
    """Raises OSError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    os.link(source, target)


def is_same(path: Path, former: Path) -> bool:
    """Of files that are never changed in place."""
    try:
        now, then = path.stat(), former.stat()
    except FileNotFoundError:
        return False
    return (now.st_size, now.st_mtime_ns) == (then.st_size, then.st_mtime_ns)


def sync_tree(folder: Path) -> None:
    """Bring all that is in a folder to the disk. Raises OSError."""
    for path in (*folder.rglob("*"), folder):
        sync(path)
