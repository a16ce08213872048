"""The exact bytes of what was imported, in files named by their SHA-256."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from archive.models import Original


def path_of(sha256: str) -> Path:
    return Path(settings.ORIGINALS_DIR) / sha256[:2] / sha256


def read(original: Original) -> bytes:
    """The bytes as they were imported. Raises FileNotFoundError when the file is gone."""
    return path_of(original.sha256).read_bytes()


def keep(contents: Iterable[bytes]) -> None:
    """Write what is not there yet; when this returns, all of it is on the disk."""
    folders = set()
    for data in contents:
        path = path_of(hashlib.sha256(data).hexdigest())
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, data)
            folders.add(path.parent)
    for folder in folders:
        _sync_folder(folder)


def _write(path: Path, data: bytes) -> None:
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    with fresh.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
