"""Rows of a table to records. A record is a small table itself: the header and one row.

So the bytes of a record say all that is known of it, whatever kind of file it came from, and
stay the same when the file is read again.
"""

from __future__ import annotations

import csv
import hashlib
import io
import statistics
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from archive.ingest.columns import NO_COLUMN, Columns, missing, named_columns, renamed_header
from archive.ingest.document import Record, Refused
from archive.ingest.parsers.aliases import key_of
from archive.ingest.streams import EMPTY, Labels

ROWS, COLUMNS = 2_000_000, 500
SAMPLE = 30  # rows that are looked at to understand a table
KEY_LENGTH = 200
PROSE = 60  # characters on average of a column that may hold texts
NAME_LENGTH = 60  # of the name of a column

HEADER_ROWS = 10  # in which the header stands
ABOVE = "سطر فوق ترويسة الجدول: {}"
NO_TEXT_COLUMN = "لا عمود للنص في الجدول؛ سمّه بخيار الأعمدة: COLUMN=text"
BY_CONTENT = "لا ترويسة للجدول تسمّي عمود النص، فعُرف من محتواه: {}"
TOO_MANY_COLUMNS = f"أعمدة الجدول أكثر من الحد ({COLUMNS})"
TOO_MANY_ROWS = "صفوف الجدول أكثر من الحد ({})، ولم يُقرأ ما بعدها"
TOO_LONG = "في الصف خلايا أكثر من أعمدة الجدول، فلا يُعرف ما في كل عمود"
COLUMN = "العمود {}"


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, and where it stands in its file; or why it could not be read."""

    place: int
    cells: tuple[str, ...] = ()
    fault: str = ""

    @property
    def is_empty(self) -> bool:
        return not self.fault and not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class _Table:
    header: tuple[str, ...]
    rows: list[Row]  # of the sample, without the header
    notes: tuple[str, ...] = ()


def records(rows: Iterable[Row], labels: Labels) -> Iterator[Record | Refused]:
    """A record for each row that is not empty, named by its own id or by its hash."""
    filled = (row for row in rows if not row.is_empty)
    sample = list(islice(filled, SAMPLE))
    table = _understood(sample, labels)
    if isinstance(table, str):
        yield Refused(labels.origin, labels.file_name, table)
        return
    for note in table.notes:
        yield Refused(labels.origin, labels.file_name, note, skipped=True)
    for count, row in enumerate(chain(table.rows, filled)):
        if count >= ROWS:
            yield Refused(labels.origin, labels.file_name, TOO_MANY_ROWS.format(ROWS))
            return
        yield _record(row, table.header, labels)


def _record(row: Row, header: tuple[str, ...], labels: Labels) -> Record | Refused:
    name = f"{labels.file_name}:{row.place}"
    cells = _trimmed(row.cells, len(header))
    if row.fault or len(cells) > len(header):
        return Refused(f"{labels.origin}#{row.place}", name, row.fault or TOO_LONG)
    data = written(header, cells)
    origin = f"{labels.origin}#{_key(header, cells)}"
    return Record(data, labels.media_type, origin, name, labels.encoding)


def _trimmed(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    """The cells without empty ones beyond the header."""
    while len(cells) > width and not cells[-1].strip():
        cells = cells[:-1]
    return cells


def _key(header: tuple[str, ...], cells: tuple[str, ...]) -> str:
    """The row's own id, else the hash of its cells: what columns are called may change."""
    for name, cell in zip(header, cells, strict=False):
        key = cell.strip()
        if key_of(name) == "id" and key and len(key) <= KEY_LENGTH and key.isprintable():
            return key
    return hashlib.sha256(written(cells)).hexdigest()[:16]


def written(*rows: tuple[str, ...]) -> bytes:
    """A table in UTF-8, with commas."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def _understood(sample: list[Row], labels: Labels) -> _Table | str:
    """The header, and which column holds the text; or why that cannot be told."""
    sound = [row for row in sample if not row.fault]
    if not sound:
        return sample[0].fault if sample else EMPTY
    first = _header_of(sound, labels.columns)
    if len(first.cells) > COLUMNS:
        return TOO_MANY_COLUMNS
    rest = [row for row in sample if row.fault or row.place > first.place]
    notes = [NO_COLUMN.format(name) for name in missing(first.cells, labels.columns)]
    notes += [ABOVE.format(_shown(row)) for row in sound if row.place < first.place]
    names = renamed_header(map(_named, enumerate(first.cells, 1)), labels.columns)
    known = _known(first, labels.columns) > 0
    texts = [at for at, name in enumerate(names) if key_of(name) == "text"]
    at = texts[0] if texts else _prose(names, rest if known else rest or [first])
    if at is None:
        return NO_TEXT_COLUMN
    if not known and not _names_its_columns(first, rest, at):
        numbers = [COLUMN.format(number + 1) for number in range(len(names))]
        names, rest = renamed_header(numbers, labels.columns), sample
    if not texts:
        notes.append(BY_CONTENT.format(names[at]))
        names = (*names[:at], "text", *names[at + 1 :])
    return _Table(names, rest, tuple(notes))


def _header_of(rows: list[Row], columns: Columns) -> Row:
    """The first row, or one below it that names columns: a title may stand above a table."""
    most = max(rows[:HEADER_ROWS], key=lambda row: _known(row, columns))
    return most if _known(most, columns) > 1 else rows[0]


def _known(row: Row, columns: Columns) -> int:
    """How many of the cells are names of columns, by themselves or because a person says so."""
    keys = {key_of(cell) for cell in row.cells} - {""}
    return len(keys) + named_columns(row.cells, columns)


def _named(column: tuple[int, str]) -> str:
    number, name = column
    return name if name.strip() else COLUMN.format(number)


def _shown(row: Row) -> str:
    return " ".join(" ".join(row.cells).split())[:NAME_LENGTH]


def _prose(names: tuple[str, ...], rows: list[Row]) -> int | None:
    """The column of the longest cells, among those that are nothing else, if they are texts."""
    lengths = {at: _length(rows, at) for at, name in enumerate(names) if not key_of(name)}
    at = max(lengths, key=lengths.__getitem__, default=None)
    return at if at is not None and lengths[at] >= PROSE else None


def _length(rows: list[Row], at: int) -> float:
    return statistics.fmean([len(row.cells[at]) for row in rows if len(row.cells) > at] or [0])


def _names_its_columns(first: Row, rest: list[Row], at: int) -> bool:
    """Whether a row of words unknown to us is a header: short names above long texts."""
    short = all(len(cell) <= NAME_LENGTH for cell in first.cells)
    return short and bool(rest) and 4 * len(first.cells[at]) < _length(rest, at)
