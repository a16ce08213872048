"""Path to records: files and folders, never more than a record in memory.

Whatever cannot be read becomes a Refused with its reason; reading raises nothing, follows
no symbolic link, and opens nothing but regular files.
"""

from __future__ import annotations

import codecs
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from archive.ingest.document import Record, Refused
from archive.ingest.parsers.jsonl import line_key

LIMIT = 5_000_000  # bytes of one file, or of one line of a JSON Lines file
CHUNK = 1 << 16
MEDIA_TYPES = {".txt": "text/plain", ".json": "application/json", ".jsonl": "application/jsonl"}

HIDDEN = "ملف مخفي"
UNKNOWN = "نوع غير معروف؛ المقبول: " + " ".join(MEDIA_TYPES)
EMPTY = "الملف فارغ"
SYMLINK = "رابط رمزي، ولا تُتبع الروابط"
IRREGULAR = "ليس ملفا عاديا"
TOO_LARGE = f"أكبر من الحد ({LIMIT // 1_000_000} ميغابايت)"
LINE_TOO_LARGE = f"سطر أطول من الحد ({LIMIT // 1_000_000} ميغابايت)"
BINARY = "الملف ليس نصا: فيه بايتات صفرية"
MISSING = "لا يوجد ملف أو مجلد بهذا الاسم"
UNREADABLE = "تعذرت القراءة: {}"
NOT_UTF_8 = "ملفات jsonl تُقرأ بترميز UTF-8 وحده"

Found = Record | Refused


def read(path: Path) -> Iterator[Found]:
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


def _read_file(file: Path, name: str) -> Iterator[Found]:
    media_type = MEDIA_TYPES.get(file.suffix.lower())
    try:
        mode = file.lstat().st_mode
        if stat.S_ISLNK(mode):
            yield _refused(file, name, SYMLINK)
        elif media_type is None:
            yield _refused(file, name, UNKNOWN, skipped=True)
        else:
            with _open(file) as stream:
                yield from READERS[media_type](stream, file, name)
    except FileNotFoundError:
        yield _refused(file, name, MISSING)
    except OSError as error:
        yield _refused(file, name, UNREADABLE.format(error.strerror))


def _open(file: Path) -> BinaryIO:
    """Open a regular file; O_NONBLOCK, for opening a FIFO would wait for ever."""
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    descriptor = os.open(file, flags)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(0, IRREGULAR)
    return os.fdopen(descriptor, "rb")


def _whole(stream: BinaryIO, file: Path, name: str) -> Iterator[Found]:
    data = stream.read(LIMIT + 1) if os.fstat(stream.fileno()).st_size <= LIMIT else None
    if data is None or len(data) > LIMIT:
        yield _refused(file, name, TOO_LARGE)
    elif not data.strip():
        yield _refused(file, name, EMPTY)
    else:
        yield Record(data, MEDIA_TYPES[file.suffix.lower()], printable(file), name)


def _lines(stream: BinaryIO, file: Path, name: str) -> Iterator[Found]:
    head = stream.peek(4096)[:4096]  # type: ignore[attr-defined]
    fault = _fault(head)
    if fault:
        yield _refused(file, name, fault)
        return
    number = 0
    while line := stream.readline(LIMIT + 1):
        number += 1
        label = f"{name}:{number}"
        if len(line) > LIMIT and not line.endswith(b"\n"):
            _skip_line(stream)
            yield Refused(f"{printable(file)}#{number}", label, LINE_TOO_LARGE)
        elif line.strip():
            data = line.rstrip(b"\r\n")
            yield Record(data, "application/jsonl", f"{printable(file)}#{line_key(data)}", label)


def _fault(head: bytes) -> str:
    if not head:
        return EMPTY
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return NOT_UTF_8
    return BINARY if b"\x00" in head else ""


def _skip_line(stream: BinaryIO) -> None:
    while (rest := stream.readline(CHUNK)) and not rest.endswith(b"\n"):
        pass


READERS: dict[str, Callable[[BinaryIO, Path, str], Iterator[Found]]] = {
    "text/plain": _whole,
    "application/json": _whole,
    "application/jsonl": _lines,
}
