"""Plain text, with or without front matter; what is Markdown by its signs is read so."""

from __future__ import annotations

from collections.abc import Iterator

from archive.ingest.document import Document, Record, Refusal
from archive.ingest.encoding import decode
from archive.ingest.parsers import facts, markdown
from archive.ingest.parsers.facts import NO_TEXT as NO_TEXT


def parse(record: Record) -> Iterator[Document]:
    """One document: the lines of the file are its paragraphs."""
    text, encoding = decode(record.data)
    said = facts.read(record, text)
    document = Document(paragraphs(said.body), encoding=encoding, **said.values)
    if document.paragraphs and markdown.is_markdown(said.body):
        document = markdown.document_of(document, said.body, lines=True)
    if not document.paragraphs:
        raise Refusal(NO_TEXT)
    yield document


def paragraphs(text: str) -> tuple[str, ...]:
    """The lines that hold anything."""
    return tuple(line for line in text.splitlines() if line.strip())
