"""What the columns of a table are called, for those who are to say what each of them holds. Pure."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from io import BufferedReader
from pathlib import Path

from archive.ingest.delimited import encoding_of, rows
from archive.ingest.document import Refusal
from archive.ingest.tables import COLUMNS, NAME_LENGTH, Row
from archive.ingest.workbooks import rows_of


def header_of(path: Path) -> tuple[str, ...]:
    """The cells of the first row, where they may be names; none of what is no table."""
    read = READERS.get(path.suffix.lower())
    if read is None:
        return ()
    try:
        with path.open("rb") as stream:
            first = next((row for row in read(stream) if not row.is_empty), Row(0))
    except (OSError, Refusal):
        return ()
    names = tuple(" ".join(cell.split()) for cell in first.cells)
    are_names = 1 < len(names) <= COLUMNS and all(len(name) <= NAME_LENGTH for name in names)
    return tuple(filter(None, names)) if are_names else ()


def _delimited(stream: BufferedReader) -> Iterator[Row]:
    encoding = encoding_of(stream)
    codec = "utf-8-sig" if encoding == "utf-8" else encoding
    return rows(io.TextIOWrapper(stream, codec, "replace", newline=""))


READERS: dict[str, Callable[[BufferedReader], Iterator[Row]]] = {
    ".csv": _delimited,
    ".tsv": _delimited,
    ".xlsx": rows_of,
}
TABLES = tuple(READERS)
