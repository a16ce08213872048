"""Path to records: files and folders.

Whatever cannot be read becomes a Refused with its reason; reading raises nothing, follows
no symbolic link, and opens nothing but regular files.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path

from archive.ingest.document import Record, Refused
from archive.ingest.formats import SUFFIXES, format_of
from archive.ingest.streams import Labels

HIDDEN = "ملف مخفي"
UNKNOWN = "نوع غير معروف؛ المقبول: " + " ".join(SUFFIXES)
SYMLINK = "رابط رمزي، ولا تُتبع الروابط"
IRREGULAR = "ليس ملفا عاديا"
MISSING = "لا يوجد ملف أو مجلد بهذا الاسم"
UNREADABLE = "تعذرت القراءة: {}"


def read(path: Path) -> Iterator[Record | Refused]:
    """Records of a file, or of all files under a folder in the order of their paths."""
    path = Path(path)
    if "\x00" in str(path):
        yield _refused(path, printable(path), MISSING)
    elif path.is_dir():
        root = Path(os.path.realpath(path))
        for file in _walk(root):
            yield from file if isinstance(file, list) else _read_file(file, _shown(file, root))
    else:
        yield from _read_file(Path(os.path.realpath(path.parent), path.name), printable(path.name))


def printable(name: str | Path) -> str:
    """A path as text that can be stored and shown, whatever bytes its name holds."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _shown(file: Path, root: Path) -> str:
    return printable(file.relative_to(root))


def _refused(file: Path, name: str, reason: str, *, skipped: bool = False) -> Refused:
    return Refused(printable(file), name, reason, skipped)


def _walk(root: Path) -> Iterator[Path | list[Refused]]:
    """Files under a folder, or what was passed over; a stack, as folders nest without end."""
    waiting = [root]
    while waiting:
        path = waiting.pop()
        name = printable(path.relative_to(root))
        if path != root and path.name.startswith("."):
            yield [_refused(path, name, HIDDEN, skipped=True)]
        elif path.is_symlink() or not path.is_dir():
            yield path
        else:
            try:
                waiting += sorted(path.iterdir(), reverse=True)
            except OSError as error:
                yield [_refused(path, name, UNREADABLE.format(error.strerror))]


def _read_file(file: Path, name: str) -> Iterator[Record | Refused]:
    format = format_of(file.suffix)
    try:
        mode = file.lstat().st_mode
        if stat.S_ISLNK(mode):
            yield _refused(file, name, SYMLINK)
        elif format is None:
            yield _refused(file, name, UNKNOWN, skipped=True)
        else:
            with _open(file) as stream:
                yield from format.reader(stream, Labels(printable(file), name, format.media_type))
    except FileNotFoundError:
        yield _refused(file, name, MISSING)
    except OSError as error:
        yield _refused(file, name, UNREADABLE.format(error.strerror))


def _open(file: Path) -> BufferedReader:
    """Open a regular file; O_NONBLOCK, for opening a FIFO would wait for ever."""
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    descriptor = os.open(file, flags)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(0, IRREGULAR)
    return os.fdopen(descriptor, "rb")
