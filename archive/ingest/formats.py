"""Formats: how a kind of file is read and parsed. A new one is one row, complete."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from archive.ingest import captures
from archive.ingest.delimited import read_delimited
from archive.ingest.document import Document, Record
from archive.ingest.pages import page_file
from archive.ingest.parsers import (
    capture,
    docx,
    epub,
    jsonl,
    markdown,
    mhtml,
    openiti,
    pdf,
    plain_text,
    sgml,
    table_row,
    web_page,
    xml_kind,
)
from archive.ingest.sgml import read_collection
from archive.ingest.streams import Reader, json_lines, whole_book, whole_file
from archive.ingest.workbooks import read_workbook

DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Parser = Callable[[Record], Iterator[Document]]


@dataclass(frozen=True, slots=True)
class Format:
    """`reader` takes an open file apart into records of the media type, `parser` reads one.

    Raises ValueError when a part is missing or cannot be what it should be.
    """

    suffix: str  # of the file's name, in lower case, with its dot
    media_type: str
    reader: Reader
    parser: Parser

    def __post_init__(self) -> None:
        if not self.suffix.startswith(".") or self.suffix != self.suffix.lower():
            raise ValueError(f"no suffix of a file: {self.suffix!r}")
        if "/" not in self.media_type:
            raise ValueError(f"no media type of {self.suffix}: {self.media_type!r}")
        if not callable(self.reader) or not callable(self.parser):
            raise ValueError(f"no reader or no parser of {self.suffix}")


def table(*rows: Format) -> tuple[Format, ...]:
    """The rows. Raises ValueError when a suffix or a media type stands in two of them."""
    for column in ("suffix", "media_type"):
        values = [getattr(row, column) for row in rows]
        if len(set(values)) < len(values):
            raise ValueError(f"twice in the formats: {column} of {values}")
    return rows


FORMATS = table(
    Format(".txt", "text/plain", whole_file, plain_text.parse),
    Format(".md", "text/markdown", whole_file, markdown.parse),
    Format(".json", "application/json", whole_file, jsonl.parse_file),
    Format(".jsonl", "application/jsonl", json_lines, jsonl.parse_line),
    Format(".html", "text/html", page_file, web_page.parse),
    Format(".mhtml", "multipart/related", page_file, mhtml.parse),
    Format(".warc", "application/warc", captures.read, capture.parse),
    Format(".xml", "application/xml", xml_kind.read, xml_kind.parse),
    Format(".rss", "application/rss+xml", xml_kind.read, xml_kind.parse),
    Format(".atom", "application/atom+xml", xml_kind.read, xml_kind.parse),
    Format(".sgml", "text/sgml", read_collection, sgml.parse),
    Format(".openiti", "text/x-openiti-markdown", whole_book, openiti.parse),
    Format(".epub", "application/epub+zip", whole_book, epub.parse),
    Format(".docx", DOCUMENT, whole_book, docx.parse),
    Format(".pdf", pdf.MEDIA_TYPE, whole_book, pdf.parse),
    Format(".csv", "text/csv", read_delimited, table_row.parse),
    Format(".tsv", "text/tab-separated-values", read_delimited, table_row.parse),
    Format(".xlsx", WORKBOOK, read_workbook, table_row.parse),
)
# Other suffixes of files of these kinds.
ALSO = {
    ".htm": ".html",
    ".xhtml": ".html",
    ".shtml": ".html",
    ".mht": ".mhtml",
    ".sgm": ".sgml",
}
SUFFIXES = tuple(row.suffix for row in FORMATS)
_BY_SUFFIX = {row.suffix: row for row in FORMATS}
_BY_MEDIA_TYPE = {row.media_type: row for row in FORMATS}


def format_of(suffix: str) -> Format | None:
    """The format of files with this suffix, in whatever case, if it is one of ours."""
    return _BY_SUFFIX.get(ALSO.get(suffix.lower(), suffix.lower()))


def parse(record: Record) -> Iterator[Document]:
    """The documents of a record, as they stand: nothing is repaired yet.

    Raises Refusal when there is none; a list of articles yields its good ones first and
    then raises one Refusal that names the bad ones.
    """
    yield from _BY_MEDIA_TYPE[record.media_type].parser(record)
