"""Plain text, with or without front matter; what is Markdown by its signs is read so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from archive.ingest.document import Document, Record, Refusal
from archive.ingest.encoding import decode
from archive.ingest.parsers import facts, markdown
from archive.ingest.parsers.facts import NO_TEXT as NO_TEXT
from archive.ingest.parsers.issue import PARTED, Issue, issue
from archive.ingest.parsers.wrapped_lines import WRAPPED, paragraphs


def parse(record: Record) -> Iterator[Document]:
    """One document, or those of an issue: the lines of the file are its paragraphs."""
    text, encoding = decode(record.data)
    said = facts.read(record, text)
    whole = Document((), encoding=encoding, **said.values)
    found = None if whole.title else issue(said.body)
    if found:
        yield from (_article(whole, found, text) for text in found.articles)
        return
    document = _document(whole, said.body)
    if document.paragraphs and markdown.is_markdown(said.body):
        document = markdown.document_of(whole, said.body, lines=True)
    if not document.paragraphs:
        raise Refusal(NO_TEXT)
    yield document


def _document(document: Document, text: str) -> Document:
    """The document with the paragraphs of a text."""
    lines, were_wrapped = paragraphs(text)
    document = replace(document, paragraphs=lines)
    return document.with_notes(WRAPPED) if were_wrapped else document


def _article(whole: Document, found: Issue, text: str) -> Document:
    """One article of an issue, with what the masthead of the issue says."""
    extra = {"header": list(found.header), "issue": found.number}
    return replace(
        _document(whole, text),
        source=whole.source or found.source,
        published=whole.published or found.published,
        extra={**whole.extra, **{key: value for key, value in extra.items() if value}},
    ).with_notes(PARTED.format(len(found.articles)))
