"""Are the originals the bytes that were imported? And the way back, from a set that was backed up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from archive import files, originals
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
        if original.is_sound is not (not kind):
            Original.objects.filter(pk=original.pk).update(is_sound=not kind)
        if kind:
            ReadFile.objects.all().delete()
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
    if not fault_of(original):
        return _is_noted(original)  # mended with another of the same file
    path = originals.file_of(original)
    name = f"{bag.PAYLOAD}/{ORIGINALS}/{path.relative_to(settings.ORIGINALS_DIR).as_posix()}"
    if name not in checksums or bag.sha256_of(backup / name) != checksums[name]:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    with files.beside(path, (backup / name).read_bytes()) as made:
        made.replace(path)
    files.sync(path.parent)
    return not fault_of(original) and _is_noted(original)


def _is_noted(original: Original) -> bool:
    return bool(Original.objects.filter(pk=original.pk).update(is_sound=True))
