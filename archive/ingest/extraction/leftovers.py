"""What a conversion left at the start of lines where a name or a link stood: «: », «، », «. »."""

from __future__ import annotations

import re

from archive.ingest.document import Document, replace

ORPHANS = "حُذفت علامات ترقيم يتيمة في أول السطر"

_ORPHAN = re.compile(r"[:،؛,.][ \xa0]+(?=[\w«“\"(])")


def drop_orphans(document: Document) -> Document:
    """The document without the punctuation that its lines begin with."""
    if not any(line[:1] in ":،؛,." for line in document.paragraphs):
        return document
    lines = tuple(
        _ORPHAN.sub("", line, count=1) if _ORPHAN.match(line) else line
        for line in document.paragraphs
    )
    if lines == document.paragraphs:
        return document
    return replace(document, paragraphs=lines).with_notes(ORPHANS)


def has_lost_its_head(line: str) -> bool:
    """Whether a name stood before the colon that a line begins with."""
    return line.startswith(":") and bool(_ORPHAN.match(line))
