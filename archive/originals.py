"""The exact bytes of what was imported, in files named by their SHA-256."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from django.conf import settings

from archive import files
from archive.models import Original


def path_of(sha256: str) -> Path:
    return Path(settings.ORIGINALS_DIR) / sha256[:2] / sha256


def read(original: Original) -> bytes:
    """The bytes as they were imported. Raises FileNotFoundError when the file is gone."""
    return path_of(original.sha256).read_bytes()


def keep(contents: Mapping[str, bytes]) -> None:
    """Write what is not there yet, by its SHA-256; when this returns, all of it is on the disk.

    Raises OSError.
    """
    folders = set()
    for sha256, data in contents.items():
        path = path_of(sha256)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            with files.beside(path, data) as made:
                made.replace(path)
        # What is there may be so since a moment ago, by a process that did not come this far.
        folders |= {path.parent, path.parent.parent, path.parent.parent.parent}
    for folder in folders:
        files.sync(folder)


def forget(hashes: Iterable[str]) -> None:
    """Remove the bytes of these, unless an original still names them. Raises OSError."""
    gone = set(hashes)
    named = Original.objects.filter(sha256__in=gone).values_list("sha256", flat=True)
    for sha256 in gone - set(named):
        path_of(sha256).unlink(missing_ok=True)
