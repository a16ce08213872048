"""Bylines: who wrote a text, in a line of its own or in an author field."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.ingest.document import Document
from archive.ingest.extraction.attribution import ROLES
from archive.ingest.extraction.boilerplate_cuts import ROLE
from archive.ingest.extraction.dateline import read_byline, with_dateline
from archive.ingest.extraction.known_names import is_person, is_place
from archive.ingest.extraction.outlets import FUNCTION_WORDS

LINE_LENGTH = 70
_DID = r"(?:كتب(?:ت|ه|ها|ته|تها)?|بقلم|إعداد|اعداد|أعد(?:ه|ها|ته|تها)|حاور(?:ه|ها|ته|تها)|تحرير|الكاتبة?|المحررة?)"
_LINE = re.compile(
    rf"{_DID}\s*[:：/-]\s*(?P<name>[^\n:؟!]{{3,50}}?)[\s.]*"
    r"|بقلم\s+(?P<bare>[^\n:.،؟!]{3,40})"
    rf"|{_DID}\s+(?P<person>[^\n:.،؟!]{{3,40}})"
)
_DESK = re.compile(r"(?:هيئة|قسم|فريق|أسرة|إدارة) (?:التحرير|المحررين)")
_NOTE = re.compile(rf"{ROLE}(?: [^\s:.؟!]+){{0,8}}")
_LIST = re.compile(r"\s*[،,؛;/]\s*|\s+-\s+")
_ENDS = " .:،,-–—*|/"


def in_line(line: str) -> tuple[str, ...]:
    """The authors that a line of its own such as «كتب: …» names."""
    match = _LINE.fullmatch(line.strip()) if len(line) <= LINE_LENGTH else None
    if match is None or (match["person"] and not _is_author(match["person"])):
        return ()
    return names(match["name"] or match["bare"] or match["person"])


def below(lines: Sequence[str]) -> tuple[tuple[str, ...], int]:
    """The author whose name stands alone below a text, and how many lines say so.

    A line on what the author does («كاتبة من الساحل») may follow the name.
    """
    for size in (1, 2):
        note = lines[len(lines) - size + 1 :]
        name = lines[-size].strip(_ENDS) if len(lines) > size else ""
        if len(name) <= LINE_LENGTH and _is_author(name) and all(map(_NOTE.fullmatch, note)):
            return (name,), size
    return (), 0


def _is_author(name: str) -> bool:
    words = set(name.split())
    return bool(_DESK.fullmatch(name)) or (is_person(name) and not FUNCTION_WORDS & words)


def names(value: str) -> tuple[str, ...]:
    """The people of an author field, without what they did («بقلم»)."""
    parts = _LIST.split(value)
    if any(is_place(part.strip(_ENDS)) for part in parts):
        parts = [value]  # no list of people: a line that could not be read
    parts = [ROLES.sub("", part.strip(_ENDS), count=1).strip(_ENDS) for part in parts]
    return tuple(dict.fromkeys(part for part in parts if part))


def take_author_field(document: Document) -> Document:
    """Author fields that hold datelines («الرياض - واس») are read as what they are."""
    authors: list[str] = []
    for value in document.authors:
        if dateline := read_byline(value):
            document = with_dateline(replace(document, authors=()), dateline)
            authors += document.authors
        else:
            authors += names(value)
    return replace(document, authors=tuple(dict.fromkeys(authors)))
