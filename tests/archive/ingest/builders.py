"""What the tests of ingest are built from."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from archive.ingest.document import Document, PartialDate, Record
from archive.ingest.extraction import extract
from archive.ingest.formats import parse

SHARED = Path(__file__).parents[4] / "shared"
SAMPLES = Path(__file__).parents[3] / "fixtures" / "articles"
BODY = "وصل الوفد إلى الميناء عند الفجر، واستقبله أهل الحي بالتمر والقهوة قبل أن يبدأ الاجتماع."


def document(text: str, **fields: Any) -> Document:
    return Document(tuple(line for line in text.split("\n") if line.strip()), **fields)


def extracted(text: str, **fields: Any) -> Document:
    return extract(document(text, **fields))


def record(data: bytes | str, media_type: str = "text/plain") -> Record:
    data = data.encode() if isinstance(data, str) else data
    return Record(data, media_type, "/archive/a", "a")


def line(**fields: object) -> Record:
    return record(json.dumps(fields, ensure_ascii=False), "application/jsonl")


def only(record: Record) -> Document:
    (found,) = parse(record)
    return found


def extracted_of(record: Record) -> Document:
    """The one document of a record, parsed and extracted."""
    return extract(only(record))


def vectors(name: str) -> list[dict[str, str]]:
    """Rows of a file of vectors that lies beside the checkout on the builders' machines."""
    path = SHARED / "data" / "vectors" / name
    if not path.exists():
        pytest.skip(f"{path.name} is not beside this checkout")
    head, *rows = path.read_text("utf-8").splitlines()
    return [dict(zip(head.split("\t"), row.split("\t"), strict=True)) for row in rows]


def day(year: int, month: int, day: int) -> PartialDate:
    return PartialDate(date(year, month, day), "day")
