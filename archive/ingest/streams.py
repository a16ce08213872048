"""An open file to records, never more than one record in memory."""

from __future__ import annotations

import codecs
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BufferedReader, BytesIO

from archive.ingest.document import Record, Refused
from archive.ingest.parsers.jsonl import read_line

LIMIT = 5_000_000  # bytes of one file, or of one line of a JSON Lines file
BOOK_LIMIT = 60_000_000  # of one that is a whole book
CHUNK = 1 << 16
IN_MEMORY = 16_000_000  # bytes of a stream in a container that need no file

EMPTY = "الملف فارغ"
OVER = "أكبر من الحد ({} ميغابايت)"
TOO_LARGE = OVER.format(LIMIT // 1_000_000)
LINE_TOO_LARGE = f"سطر أطول من الحد ({LIMIT // 1_000_000} ميغابايت)"
BINARY = "الملف ليس نصا: فيه بايتات صفرية"
NOT_UTF_8 = "ملفات jsonl تُقرأ بترميز UTF-8 وحده"


@dataclass(frozen=True, slots=True)
class Labels:
    """What the records of a file are called: see Record.

    `encoding` is filled in by readers that tell it; `columns` says of tables which column is
    which field (archive.ingest.columns).
    """

    origin: str
    file_name: str
    media_type: str = ""
    encoding: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)


Reader = Callable[[BufferedReader, Labels], Iterator[Record | Refused]]


def whole_file(stream: BufferedReader, labels: Labels) -> Iterator[Record | Refused]:
    """The file as one record."""
    yield from _whole(stream, labels, LIMIT)


def whole_book(stream: BufferedReader, labels: Labels) -> Iterator[Record | Refused]:
    """The same of a file that may be as large as books and documents with pictures are."""
    yield from _whole(stream, labels, BOOK_LIMIT)


def _whole(stream: BufferedReader, labels: Labels, limit: int) -> Iterator[Record | Refused]:
    data = stream.read(limit + 1)
    if len(data) > limit:
        yield Refused(labels.origin, labels.file_name, OVER.format(limit // 1_000_000))
    elif not data.strip():
        yield Refused(labels.origin, labels.file_name, EMPTY)
    else:
        yield Record(data, labels.media_type, labels.origin, labels.file_name)


def json_lines(stream: BufferedReader, labels: Labels) -> Iterator[Record | Refused]:
    """A record for each line that is not blank, named by the id that the line gives."""
    head = stream.peek(4096)[:4096]
    if fault := _fault(head):
        yield Refused(labels.origin, labels.file_name, fault)
        return
    number = 0
    while line := stream.readline(LIMIT + 1):
        number += 1
        name = f"{labels.file_name}:{number}"
        if len(line) > LIMIT and not line.endswith(b"\n"):
            _skip_line(stream)
            yield Refused(f"{labels.origin}#{number}", name, LINE_TOO_LARGE)
        elif line.strip():
            data = line.rstrip(b"\r\n")
            key, read = read_line(data)
            origin = f"{labels.origin}#{key}"
            yield Record(data, labels.media_type, origin, name, read=read)


def _fault(head: bytes) -> str:
    if not head:
        return EMPTY
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return NOT_UTF_8
    return BINARY if b"\x00" in head else ""


def _skip_line(stream: BufferedReader) -> None:
    while (rest := stream.readline(CHUNK)) and not rest.endswith(b"\n"):
        pass


def seekable(stream: BufferedReader) -> BufferedReader:
    """All of a stream, in memory or in a file that is gone with it."""
    start = stream.read(IN_MEMORY)
    if len(start) < IN_MEMORY:
        return BufferedReader(BytesIO(start))
    file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - the reader closes it
    file.write(start)
    shutil.copyfileobj(stream, file)
    file.seek(0)
    return BufferedReader(file)
