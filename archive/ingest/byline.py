"""Bylines: who wrote a text, said in a line of its own or in an author field."""

from __future__ import annotations

import re

from archive.ingest.dateline import ROLES
from archive.ingest.gazetteer import is_place

LINE_LENGTH = 70
_LINE = re.compile(
    r"(?:كتبه?|كتبتها?|بقلم|إعداد|اعداد|حاوره|حاورها|تحرير|الكاتبة?|أعده|المحرر)\s*[:：/-]\s*(?P<name>[^\n:؟!]{3,50}?)[\s.]*"
    r"|بقلم\s+(?P<bare>[^\n:.،؟!]{3,40})"
)
_LIST = re.compile(r"\s*[،,؛;/]\s*|\s+-\s+")
_ENDS = " .:،,-–—*|/"


def in_line(line: str) -> tuple[str, ...]:
    """The authors that a line of its own such as «كتب: …» names."""
    match = _LINE.fullmatch(line.strip()) if len(line) <= LINE_LENGTH else None
    return names(match["name"] or match["bare"]) if match else ()


def names(value: str) -> tuple[str, ...]:
    """The people of an author field, without what they did («بقلم»)."""
    parts = _LIST.split(value)
    if any(is_place(part.strip(_ENDS)) for part in parts):
        parts = [value]  # no list of people: a line that could not be read
    parts = [ROLES.sub("", part.strip(_ENDS), count=1).strip(_ENDS) for part in parts]
    return tuple(dict.fromkeys(part for part in parts if part))
