"""Delimited text (`.csv`, `.tsv`) to the rows of a table, in a stream.

The delimiter is a comma, a semicolon (as Excel writes where a comma parts decimals), a tab or a
bar. A quoted cell may hold line breaks; a quotation mark that is never closed costs its own row
and not those after it.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import deque
from collections.abc import Iterator
from io import BufferedReader
from itertools import islice

from archive.ingest.document import Record, Refusal, Refused
from archive.ingest.encoding import decode, nearly_utf_8
from archive.ingest.parsers.aliases import key_of
from archive.ingest.parsers.table_row import FIELD
from archive.ingest.streams import BINARY, CHUNK, EMPTY, LIMIT, Labels
from archive.ingest.tables import Row, records
from archive.ingest.text_streams import text_records

DELIMITERS = ",;\t|"
SNIFFED = 200_000  # characters that are looked at to find the delimiter
UNCLOSED = "علامة اقتباس لم تُغلق، والصف مقطوع"
ROW_TOO_LARGE = f"صف أطول من الحد ({LIMIT // 1_000_000} ميغابايت)"
UNDECODED = "في الصف بايتات لا توافق ترميز الملف"
_SPOILT = re.compile("[\x00\udc80-\udcff]")  # as `surrogateescape` writes bytes that are no UTF-8


def read_delimited(stream: BufferedReader, labels: Labels) -> Iterator[Record | Refused]:
    """A record for each row of a table in delimited text."""
    return text_records(stream, labels, encoding_of, lambda text, told: records(rows(text), told))


def encoding_of(stream: BufferedReader) -> str:
    """The encoding of the whole file, told from where it first leaves ASCII. Raises Refusal."""
    head = stream.read(CHUNK)
    if not head.strip():
        raise Refusal(EMPTY)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        stream.seek(0)
        return "utf-16"
    if b"\x00" in head:
        raise Refusal(BINARY)
    sample = head
    while sample and sample.isascii():
        sample = stream.read(CHUNK)
    sample += stream.read(CHUNK) if sample else b""
    stream.seek(0)
    return _encoding(sample) if sample else "utf-8"


def _encoding(sample: bytes) -> str:
    if nearly_utf_8(sample):  # a byte that is spoilt costs its own row
        return "utf-8"
    lines = sample.splitlines()
    header = re.split(f"[{DELIMITERS}]", lines[0].decode("cp1256"))
    if any(key_of(name.strip('"')) for name in header if not name.isascii()):
        return "windows-1256"
    return decode(b"\n".join(line for line in lines if not line.isascii()))[1]


def rows(text: io.TextIOWrapper) -> Iterator[Row]:
    """The rows of the table, empty ones among them."""
    lines = _Lines(text)
    delimiter = _delimiter(lines)
    width = 0
    while (row := lines.row(delimiter, width)) is not None:
        width = width or len(row.cells)
        yield row


def _delimiter(lines: _Lines) -> str:
    """The one that makes most known names of the first line, else the most even rows."""
    sample = lines.ahead(SNIFFED)
    if sample and sample[0].lower().startswith("sep=") and len(sample[0].rstrip("\r\n")) == 5:
        lines.next()
        return sample[0][4]
    while sample and not sample[0].strip():
        del sample[0]
    return max(DELIMITERS, key=lambda delimiter: _fitness(sample, delimiter))


def _fitness(sample: list[str], delimiter: str) -> tuple[int, float, int]:
    parsed = [cells for cells in islice(_parsed(sample, delimiter), 20) if any(cells)]
    if not parsed or len(parsed[0]) == 1:
        return (0, 0.0, 0)
    names, width = parsed[0], len(parsed[0])
    even = sum(len(cells) == width for cells in parsed) / len(parsed)
    return (sum(bool(key_of(name)) for name in names), even, width)


def _parsed(lines: list[str], delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(FIELD)
    try:
        yield from csv.reader(lines, delimiter=delimiter)
    except csv.Error:
        return


class _Lines:
    """The lines of a file, some of which may be taken back; `place` is the number of the next."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self.text = text
        self.waiting: deque[str] = deque()
        self.place = 1

    def next(self) -> str:
        """The next line with its end, or an empty string at the end of the file."""
        line = self.waiting.popleft() if self.waiting else self.text.readline(LIMIT + 1)
        self.place += bool(line)
        return line

    def ahead(self, size: int) -> list[str]:
        """The first lines, of some characters altogether; they stay to be read."""
        while size > 0 and (line := self.text.readline(LIMIT + 1)):
            self.waiting.append(line)
            size -= len(line)
        return list(self.waiting)

    def row(self, delimiter: str, width: int) -> Row | None:
        """The next row, of one line or of several; `width` is that of the header, 0 before it."""
        place, taken = self.place, list[str]()
        try:
            csv.field_size_limit(FIELD)
            cells = next(csv.reader(self._feed(taken), delimiter=delimiter, strict=True), None)
        except _TooLarge:
            return self._without_rest(place, taken, delimiter, width, ROW_TOO_LARGE)
        except csv.Error:
            return self._without_rest(place, taken, delimiter, width, UNCLOSED)
        if cells is None:
            return None
        if len(taken) > 1 and len(cells) != width and _swallowed(taken, delimiter, width):
            return self._without_rest(place, taken, delimiter, width, UNCLOSED)
        return _row(place, cells)

    def _feed(self, taken: list[str]) -> Iterator[str]:
        size = 0
        while line := self.next():
            taken.append(line)
            size += len(line)
            if size > LIMIT:
                raise _TooLarge
            yield line

    def _without_rest(
        self, place: int, taken: list[str], delimiter: str, width: int, fault: str
    ) -> Row:
        """A row whose quotation marks cannot be right: its first line, where that is a row."""
        line, rest = taken[0], taken[1:]
        if len(line) > LIMIT:
            self._skip_line(line)
            return Row(place, fault=ROW_TOO_LARGE)
        if rest and not _swallowed(taken, delimiter, width):
            if fault == ROW_TOO_LARGE:
                self._skip_cell()
            return Row(place, fault=fault)
        self.waiting.extendleft(reversed(rest))
        self.place -= len(rest)
        literal = _literal(line, delimiter)
        if len(literal) == width or not width:
            return _row(place, literal)
        return _row(place, next(csv.reader([line], delimiter=delimiter), []))

    def _skip_cell(self) -> None:
        """To the end of the line in which the quoted cell that was begun is closed."""
        while (line := self.next()) and line.count('"') % 2 == 0:
            pass

    def _skip_line(self, line: str) -> None:
        while line and not line.endswith(("\n", "\r")):
            line = self.waiting.popleft() if self.waiting else self.text.readline(CHUNK)


class _TooLarge(Exception):
    pass


def _swallowed(lines: list[str], delimiter: str, width: int) -> bool:
    """Whether a line within a quoted cell is a row of the table itself."""
    return width > 1 and any(len(_literal(line, delimiter)) == width for line in lines[1:])


def _literal(line: str, delimiter: str) -> list[str]:
    """The cells of a line in which quotation marks mean nothing."""
    return line.rstrip("\r\n").split(delimiter)


def _row(place: int, cells: list[str]) -> Row:
    fault = UNDECODED if any(map(_SPOILT.search, cells)) else ""
    return Row(place, fault=fault) if fault else Row(place, tuple(cells))
