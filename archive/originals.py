"""The exact bytes of what was imported, in files named by their SHA-256.

A few are a file each. Of many that are kept at once, as the lines of a large file are, one file is
made, for each costs as much as its article: a pack, which is a tar archive with the SHA-256s as
names, so that any program can take it apart.
"""

from __future__ import annotations

import hashlib
import tarfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from archive import files
from archive.models import Original

SINGLY = 8  # that are kept at once as a file each
PACKS = "packs"
_BLOCK = tarfile.BLOCKSIZE


class Place(NamedTuple):
    """Where bytes lie that are no file of their own: the pack's name, and where they begin."""

    pack: str = ""
    offset: int = 0


FILE = Place()  # of bytes that are one


def path_of(sha256: str) -> Path:
    return Path(settings.ORIGINALS_DIR) / sha256[:2] / sha256


def pack_path(pack: str) -> Path:
    return Path(settings.ORIGINALS_DIR) / PACKS / pack[:2] / f"{pack}.tar"


class Damaged(Exception):
    """What is kept is not the bytes that were imported: the path of the file."""


def file_of(original: Original) -> Path:
    """The file that its bytes lie in, alone or with others."""
    return pack_path(original.pack) if original.pack else path_of(original.sha256)


def read(original: Original) -> bytes:
    """The bytes as they were imported. Raises FileNotFoundError when the file is gone, Damaged."""
    path = file_of(original)
    with path.open("rb") as file:
        file.seek(original.offset)
        data = file.read(original.size) if original.pack else file.read()
    if hashlib.sha256(data).hexdigest() != original.sha256:
        raise Damaged(str(path))
    return data


def keep(contents: Mapping[str, bytes]) -> dict[str, Place]:
    """Write what is not there yet, or not as it was, by its SHA-256; when this returns, all of it is
    on the disk.

    Gives the places of what lies in a pack. Raises OSError.
    """
    if len(contents) > SINGLY:
        return _keep_packed(contents)
    write({path_of(sha256): data for sha256, data in contents.items()})
    return {}


def mend(sha256: str, data: bytes) -> None:
    """Keep the bytes of originals that were found damaged in a file of their own. Raises OSError."""
    write({path_of(sha256): data})
    Original.objects.filter(sha256=sha256).update(pack="", offset=0, is_sound=True)


def forget(hashes: Iterable[str]) -> None:
    """Remove the files of these, unless an original still names them. Raises OSError."""
    gone = set(hashes)
    named = Original.objects.filter(sha256__in=gone).values_list("sha256", flat=True)
    for sha256 in gone - set(named):
        path_of(sha256).unlink(missing_ok=True)


def forget_packs() -> None:
    """Remove the packs that no original names, while nothing is imported. Raises OSError."""
    named = set(Original.objects.order_by().values_list("pack", flat=True).distinct())
    for path in (Path(settings.ORIGINALS_DIR) / PACKS).glob("*/*.tar"):
        if path.stem not in named:
            path.unlink(missing_ok=True)


def write(contents: Mapping[Path, bytes]) -> None:
    """Files of originals, whole and on the disk, unless they are there as they should be. Raises
    OSError."""
    folders = set()
    for path, data in contents.items():
        if not _holds(path, data):
            path.parent.mkdir(parents=True, exist_ok=True)
            with files.beside(path, data) as made:
                made.replace(path)
        # What is there may be so since a moment ago, by a process that did not come this far.
        folders |= {folder for folder in path.parents if folder.is_relative_to(_above())}
    for folder in folders:
        files.sync(folder)


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except FileNotFoundError:
        return False


def _above() -> Path:
    """The folder that the folder of originals lies in."""
    return Path(settings.ORIGINALS_DIR).parent


def _keep_packed(contents: Mapping[str, bytes]) -> dict[str, Place]:
    name = hashlib.sha256("\n".join(contents).encode()).hexdigest()
    parts, places, end = list[bytes](), dict[str, Place](), 0
    for sha256, data in contents.items():
        head = _head(sha256, len(data))
        places[sha256] = Place(name, end + len(head))
        parts += [head, data, bytes(-len(data) % _BLOCK)]
        end += len(head) + len(data) + len(parts[-1])
    write({pack_path(name): b"".join([*parts, bytes(2 * _BLOCK)])})
    return places


def _head(sha256: str, size: int) -> bytes:
    member = tarfile.TarInfo(sha256)
    member.size = size
    return member.tobuf(tarfile.USTAR_FORMAT)
