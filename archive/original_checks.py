"""Are the originals the bytes that were imported? And the way back, from a set that was backed up."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from archive import originals
from archive.backup import bag
from archive.backup.backing_up import ORIGINALS
from archive.models import Original, ReadFile

BATCH = 500


class Fault(NamedTuple):
    """Of an original; `kind` is "missing", "damaged" or "unreadable"."""

    original: Original
    kind: str


def check() -> Iterator[Fault]:
    """Reads all of them, those of one file after each other, and notes which are sound: the same bytes
    imported again take the place of those that are not, for which large files are read again."""
    for original in Original.objects.order_by("pack", "offset", "pk").iterator(BATCH):
        kind = fault_of(original)
        if original.is_sound is bool(kind):
            Original.objects.filter(pk=original.pk).update(is_sound=not kind)
            ReadFile.objects.all().delete()
        if kind:
            yield Fault(original, kind)


def fault_of(original: Original) -> str:
    """In a word, or nothing."""
    try:
        originals.read(original)
    except FileNotFoundError:
        return "missing"
    except originals.Damaged:
        return "damaged"
    except OSError:
        return "unreadable"
    return ""


def repair(original: Original, backup: Path, checksums: bag.Checksums) -> bool:
    """Take the file of an original from a set, whose checksums these are; whether it is sound then.

    Nothing is replaced by what is not as it was backed up. Raises OSError.
    """
    if fault_of(original):  # it may be mended with another of the same file
        _replace(originals.file_of(original), backup, checksums)
    is_sound = not fault_of(original)
    Original.objects.filter(pk=original.pk).update(is_sound=is_sound)
    return is_sound


def _replace(path: Path, backup: Path, checksums: bag.Checksums) -> None:
    name = f"{ORIGINALS}/{path.relative_to(settings.ORIGINALS_DIR).as_posix()}"
    data = (backup / name).read_bytes() if name in checksums else b""
    if hashlib.sha256(data).hexdigest() == checksums.get(name):
        originals.write({path: data})
