"""Path to records: files, and all files under a folder.

Whatever cannot be read becomes a Refused with its reason; reading raises nothing, follows
no symbolic link, and opens nothing but regular files.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from io import BufferedReader
from pathlib import Path

from archive.ingest.columns import NO_COLUMNS, Columns
from archive.ingest.containers import SUFFIXES as CONTAINERS
from archive.ingest.containers.budget import Budget, Limits, OverLimit
from archive.ingest.document import Record, Refused, Unchanged
from archive.ingest.formats import SUFFIXES
from archive.ingest.streams import Labels
from archive.ingest.unpacking import UNKNOWN, records

HIDDEN = "ملف مخفي"
SYMLINK = "رابط رمزي، ولا تُتبع الروابط"
IRREGULAR = "ليس ملفا عاديا"
MISSING = "لا يوجد ملف أو مجلد بهذا الاسم"
UNREADABLE = "تعذرت القراءة: {}"
NOTHING = "لا نص فيه يُقرأ؛ المقبول: " + " ".join((*SUFFIXES, *CONTAINERS))
LIMITS = Limits()

Found = Iterator[Record | Refused | Unchanged]
Through = Callable[[BufferedReader, Labels, Found], Found]


def as_found(stream: BufferedReader, labels: Labels, found: Found) -> Found:
    """What a file holds, whatever is known of it."""
    return found


def read(
    path: Path,
    limits: Limits = LIMITS,
    columns: Columns = NO_COLUMNS,
    through: Through = as_found,
) -> Found:
    """Records of a file, or of all files under a folder in the order of their paths.

    `columns` says which column of a table is which field. `through` is given each open file with
    what will be found in it, and gives that, or that the file is as it was.
    A file in a folder that was never meant to be read is skipped; what is named and holds
    nothing that can be read is refused.
    """
    path = Path(path)
    if "\x00" in str(path):
        yield _refused(path, printable(path), MISSING)
    elif path.is_dir():
        yield from _or_nothing(_read_folder(path, columns, limits, through), path)
    else:
        file = Path(os.path.realpath(path.parent), path.name)
        yield from _or_nothing(_read_named(file, columns, limits, through), file)


def printable(name: str | Path) -> str:
    """A path as text that can be stored and shown, whatever bytes its name holds."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _or_nothing(found: Found, path: Path) -> Found:
    """What was found, and a refusal of the path when that is nothing but what was skipped."""
    nothing = True
    for each in found:
        nothing = nothing and isinstance(each, Refused) and each.skipped
        yield each
    if nothing:
        yield _refused(path, printable(path.name or path), NOTHING)


def _read_named(file: Path, columns: Columns, limits: Limits, through: Through) -> Found:
    for each in _read_file(
        file, Labels(printable(file), printable(file.name), columns=columns), limits, through
    ):
        is_unknown = isinstance(each, Refused) and each.reason == UNKNOWN
        if is_unknown and each.origin == printable(file):
            yield _refused(file, each.file_name, UNKNOWN)
        else:
            yield each


def _read_folder(path: Path, columns: Columns, limits: Limits, through: Through) -> Found:
    root = Path(os.path.realpath(path))
    for file in _walk(root):
        if isinstance(file, list):
            yield from file
        else:
            yield from _read_file(
                file, Labels(printable(file), _shown(file, root), columns=columns), limits, through
            )


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


def _read_file(file: Path, labels: Labels, limits: Limits, through: Through) -> Found:
    name = labels.file_name
    try:
        if stat.S_ISLNK(file.lstat().st_mode):
            yield _refused(file, name, SYMLINK)
            return
        with _open(file) as stream:
            budget = Budget(limits, os.fstat(stream.fileno()).st_size)
            yield from through(stream, labels, records(stream, labels, budget))
    except FileNotFoundError:
        yield _refused(file, name, MISSING)
    except OSError as error:
        yield _refused(file, name, UNREADABLE.format(error.strerror))
    except OverLimit as limit:
        yield _refused(file, name, str(limit))


def _open(file: Path) -> BufferedReader:
    """Open a regular file; O_NONBLOCK, for opening a FIFO would wait for ever."""
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    descriptor = os.open(file, flags)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(0, IRREGULAR)
    return os.fdopen(descriptor, "rb")
