"""A member of a container, what a damaged one raises, and names that are no names."""

from __future__ import annotations

import lzma
import struct
import tarfile
import zipfile
import zlib
from dataclasses import dataclass
from io import BufferedReader
from pathlib import PurePosixPath

OUTSIDE = "اسمه يقود إلى خارج الملف الحاوي"
HIDDEN = "ملف مخفي"
LINK = "رابط، ولا تُتبع الروابط"
# What system programs add beside the files of a person.
ADDED = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})
# What the readers of containers raise; OSError: gzip's and bz2's, too.
DAMAGE = (
    *(tarfile.TarError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError),
    *(struct.error, NotImplementedError, RuntimeError, ValueError),
)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a container: open for reading until the next is asked for, or a `reason` why not.

    `name` is a path with slashes, for labels alone.
    """

    name: str
    stream: BufferedReader | None = None
    reason: str = ""
    skipped: bool = False


def fault(name: str) -> Member | None:
    """The member as one that is not read, when its name says so."""
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or (path.parts[:1] and path.parts[0].endswith(":")):
        return Member(name, reason=OUTSIDE)
    if any(part.startswith(".") or part in ADDED for part in path.parts):
        return Member(name, reason=HIDDEN, skipped=True)
    return None
