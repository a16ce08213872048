"""Mastheads: credit lines, dates and links that stand above a text, where its title should."""

from __future__ import annotations

import re

from archive.ingest.document import Document, replace
from archive.ingest.extraction.attribution import Dateline
from archive.ingest.extraction.credit_line import LENGTH, Credits, read_credits, with_credits
from archive.ingest.extraction.dateline import with_dateline
from archive.ingest.extraction.opening import date_of_line
from search.analysis.dates.days import find_dates

LINES = 8  # that may be taken
UNKNOWN = 30  # code points of a line between credit lines that is nothing known
HEADER = "نُقلت الترويسة التي فوق النص إلى بياناته"

_LINK = re.compile(r"(?:https?://|www\.)\S+")


def take_masthead(document: Document) -> Document:
    """The document without these lines; what they say fills the fields that are empty."""
    lines = document.paragraphs[:LINES]
    credits, dated, taken = Credits(), list[Dateline](), 0
    while taken < len(lines):
        date = date_of_line(lines[taken]) if taken or not document.title else None
        said = Credits() if date else _said(lines, taken)
        if said is None and (found := _dated(lines[taken], below=taken > 0)):
            said, date = found
        if said is None:
            break
        credits, taken = credits.joined(said), taken + 1
        dated += [date] if date else []
    if not taken:
        return document
    extra = {**document.extra, "header": [*_header(document), *lines[:taken]]}
    document = replace(document, paragraphs=document.paragraphs[taken:], extra=extra)
    for dateline in dated:
        document = with_dateline(document, dateline)
    return with_credits(document.with_notes(HEADER), credits)


def _header(document: Document) -> list[str]:
    header = document.extra.get("header")
    return header if isinstance(header, list) else []


def _dated(line: str, *, below: bool) -> tuple[Credits, Dateline] | None:
    """A credit line with a date in it: «جريدة الساحل - العدد 12 - 3 مايو 2019»."""
    date = next(find_dates(line), None) if len(line) <= LENGTH else None
    credits = read_credits(line[: date.start] + line[date.end :], below=below) if date else None
    return (credits, Dateline(0, date=date.date, notes=date.notes)) if date and credits else None


def _said(lines: tuple[str, ...], at: int) -> Credits | None:
    line = lines[at].strip()
    if _LINK.fullmatch(line):
        return Credits(sure=True)
    if credits := read_credits(line, below=at > 0):
        return credits
    between = 0 < at < len(lines) - 1 and len(line) <= UNKNOWN and not re.search(r"[.:؟!،]", line)
    return Credits() if between and read_credits(lines[at + 1], below=True) else None
