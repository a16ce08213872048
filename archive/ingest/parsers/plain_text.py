"""Plain text, with or without front matter."""

from __future__ import annotations

from collections.abc import Iterator

from archive.ingest.document import Document, Record, Refusal
from archive.ingest.encoding import decode
from archive.ingest.parsers.fields import metadata
from archive.ingest.parsers.front_matter import split

NO_TEXT = "لا نص في الملف"


def parse(record: Record) -> Iterator[Document]:
    """One document: the lines of the file are its paragraphs."""
    text, encoding = decode(record.data)
    front, body, notes = split(text)
    document = Document(paragraphs(body), encoding=encoding, notes=notes, **metadata(front))
    if not document.paragraphs:
        raise Refusal(NO_TEXT)
    yield document


def paragraphs(text: str) -> tuple[str, ...]:
    """The lines that hold anything."""
    return tuple(line for line in text.splitlines() if line.strip())
