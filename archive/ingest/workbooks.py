"""Workbooks (`.xlsx`) to records: each visible sheet is a table, whose rows are read in a stream."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time
from io import BufferedReader
from typing import Any

from openpyxl.reader.excel import ExcelReader

from archive.ingest.document import Record, Refusal, Refused
from archive.ingest.packages import open_package
from archive.ingest.streams import Labels
from archive.ingest.tables import COLUMNS, TOO_MANY_COLUMNS, Row, records

NOT_A_WORKBOOK = "ليس مصنف Excel صحيحا"
HIDDEN_SHEET = "ورقة مخفية"
EMPTY_SHEET = "ورقة فارغة"
BROKEN = "الورقة معطوبة، وقُرئ ما قبل العطب"
_ESCAPED = re.compile("_x000[DdAa]_\n?")  # how the format writes ends of lines within a cell
STRINGS = 100_000_000  # bytes of the strings that the sheets share: they are held in memory
TOO_MANY_STRINGS = f"نصوص المصنف أكبر من الحد ({STRINGS // 1_000_000} ميغابايت)"


def read_workbook(stream: BufferedReader, labels: Labels) -> Iterator[Record | Refused]:
    """A record for each row of each visible sheet."""
    try:
        sheets = _sheets(stream)
    except Refusal as refusal:
        yield Refused(labels.origin, labels.file_name, str(refusal))
        return
    for sheet in sheets:
        name = f"{labels.file_name}:{sheet.title}"
        if sheet.sheet_state != "visible":
            yield Refused(labels.origin, name, HIDDEN_SHEET, skipped=True)
            continue
        own = replace(labels, origin=f"{labels.origin}#{sheet.title}", file_name=name)
        yield from _records(sheet, own)


def rows_of(stream: BufferedReader) -> Iterator[Row]:
    """The rows of all visible sheets. Raises Refusal."""
    for sheet in _sheets(stream):
        if sheet.sheet_state == "visible":
            yield from _rows(sheet)


def _sheets(stream: BufferedReader) -> list[Any]:
    """The worksheets in their order. Raises Refusal."""
    with open_package(stream) as package:
        if any(
            member.filename.lower().endswith("sharedstrings.xml") and member.file_size > STRINGS
            for member in package.infolist()
        ):
            raise Refusal(TOO_MANY_STRINGS)
    stream.seek(0)
    try:
        reader = ExcelReader(stream, read_only=True, data_only=True, keep_links=False)
        reader.read()
        return list(reader.wb.worksheets)
    except Exception:  # openpyxl raises whatever meets it first
        raise Refusal(NOT_A_WORKBOOK) from None


def _records(sheet: Any, labels: Labels) -> Iterator[Record | Refused]:
    """Rows of one sheet."""
    rows = _rows(sheet)
    first = next((row for row in rows if not row.is_empty), None)
    if first is None:
        yield Refused(labels.origin, labels.file_name, EMPTY_SHEET, skipped=True)
    else:
        yield from records(_chained(first, rows), labels)


def _chained(first: Row, rest: Iterator[Row]) -> Iterator[Row]:
    yield first
    yield from rest


def _rows(sheet: Any) -> Iterator[Row]:
    """The rows that are there; the size that a sheet declares is not trusted."""
    sheet.reset_dimensions()
    place = width = 0
    try:
        for place, values in enumerate(sheet.iter_rows(values_only=True), 1):
            if len(values) > COLUMNS:
                yield Row(place, fault=TOO_MANY_COLUMNS)
            else:
                cells = tuple(map(_shown, values))
                width = width or len(cells)
                yield Row(place, cells + ("",) * (width - len(cells)))
    except Exception:  # as above
        yield Row(place + 1, fault=BROKEN)


def _shown(value: object) -> str:
    """A cell as text: numbers without a fraction that is none, days without an empty hour."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    return _ESCAPED.sub("\n", str(value))
