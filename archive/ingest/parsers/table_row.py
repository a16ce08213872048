"""A row of a table, below the header of its table: an article."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace

from archive.ingest.document import Document, Record, Refusal
from archive.ingest.parsers.aliases import key_of
from archive.ingest.parsers.jsonl import article
from archive.ingest.words import word_set

FIELD = 1 << 30  # characters: csv's own bound is 128 KB, and who reads a row bounds it
NO_ROW = "لا صف تحت ترويسة الجدول"
SHORT = "في الصف خلايا أقل من أعمدة الجدول"
NO_TEXT = "لا نص في عمود النص"
# What databases and programs write into a cell that is empty.
NOTHING = word_set(
    "nan null none n/a na nil - – — \\n #n/a #ref! #value! #name? #div/0! #null! #num!"
) | {""}


def parse(record: Record) -> Iterator[Document]:
    """One document. Its fields are the columns, by any of their names."""
    csv.field_size_limit(FIELD)
    header, *rows = csv.reader(io.StringIO(record.data.decode(), newline=""))
    if not rows:
        raise Refusal(NO_ROW)
    values = fields(header, rows[0])
    if not any(key_of(name) == "text" for name in values):
        raise Refusal(NO_TEXT)
    document = replace(article(values), encoding=record.encoding or "utf-8")
    yield document.with_notes(SHORT) if len(rows[0]) < len(header) else document


def fields(header: list[str], cells: list[str]) -> dict[str, object]:
    """The cells that hold something, by name; of texts and tags in several columns, all."""
    values = dict[str, object]()
    for name, cell in zip(header, cells, strict=False):
        value = cell.strip()
        if value.casefold() in NOTHING:
            continue
        if name not in values:
            values[name] = value
        elif key_of(name) == "text":
            values[name] = (
                f"{values[name]}\n{value}" if value not in str(values[name]) else values[name]
            )
        elif key_of(name) == "tags":
            values[name] = f"{values[name]}, {value}"
        else:
            values[f"{name} ({sum(other.startswith(name) for other in values) + 1})"] = value
    return values
