"""Bylines: who wrote a text, in a line of its own or in an author field."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.ingest.document import Document, replace
from archive.ingest.extraction.author_field import names
from archive.ingest.extraction.boilerplate_cuts import ROLE
from archive.ingest.extraction.dateline import read_byline, with_dateline
from archive.ingest.extraction.known_names import is_given_name, is_person
from archive.ingest.extraction.outlets import FUNCTION_WORDS

LINE_LENGTH = 70
_DID = r"(?:كتب(?:ت|ه|ها|ته|تها)?|بقلم(?: (?:الكاتبة?|الأستاذة?|الصحفية?|الدكتورة?|الباحثة?))?|إعداد وتقديم|إعداد|اعداد|أعد(?:ه|ها|ته|تها)|حاور(?:ه|ها|ته|تها)|تحرير|الكاتبة?|المحررة?)"
_LINE = re.compile(
    rf"{_DID}\s*[:：/-]\s*(?P<name>[^\n:؟!]{{3,50}}?)[\s.:]*"
    r"|بقلم\s+(?P<bare>[^\n:.،؟!]{3,40})"
    rf"|{_DID}\s+(?P<person>[^\n:.،؟!]{{3,40}})"
)
# What headlines begin with as well: the name after it has to be one of a person.
_TASK = (
    r"(?:خاص|تغطية|تصوير|عدسة|صور|متابعة|تقرير|حوار|تحقيق|استطلاع|مراسلة|مراسلنا|مراسلتنا|ترجمة|روبورتاج|ربورتاج|رصد|"
    r"من إعداد)"
)
_TASKS = re.compile(
    rf"{_TASK}(?:\s*(?:و|\+|/)\s*{_TASK})*(?:\s*[:：/-]\s*|\s+)(?P<names>[^\n:؟!]{{3,50}})"
)
_PICTURES = re.compile(r"\W*(?:تصوير|عدسة|صور|ترجمة|رصد)")  # who made these wrote no text
_DONE = re.compile(rf"{_TASK}(?:\s*(?:و|\+|/)\s*{_TASK})*")
_INITIAL = re.compile(r"(?:[\u0621-\u064a]{1,2}\.\s*){1,2}[\u0621-\u064a]{3,}")
_DESK = re.compile(r"(?:هيئة|قسم|فريق|أسرة|إدارة) (?:التحرير|المحررين)")
_NOTE = re.compile(rf"{ROLE}(?: [^\s:.؟!]+){{0,8}}")
_ENDS = " .:،,-–—*|/_"


def in_line(line: str) -> tuple[str, ...]:
    """The authors that a line of its own such as «كتب: …» names."""
    bare = line.strip().lstrip("-–—*• ")
    if bare != line.strip() and is_author(bare):
        return (bare,)
    line = bare
    match = _LINE.fullmatch(line) if len(line) <= LINE_LENGTH else None
    if match is None or (match["person"] and not is_author(match["person"])):
        return _with_task(line)
    return names(match["name"] or match["bare"] or match["person"])


def _with_task(line: str) -> tuple[str, ...]:
    """«تغطية وصور: هدى الملاح»: people after what they did."""
    match = _TASKS.fullmatch(line) if len(line) <= LINE_LENGTH else None
    people = names(match["names"]) if match else ()
    return people if all(map(is_author, people)) else ()


def is_task(words: str) -> bool:
    """Whether these say what somebody did for the text: «تغطية وصور»."""
    return bool(_DONE.fullmatch(words))


def below(lines: Sequence[str]) -> tuple[tuple[str, ...], int]:
    """The author whose name stands alone below a text, and how many lines say so.

    A line on what the author does («كاتبة من الساحل») may follow the name.
    """
    if len(lines) > 1 and not _PICTURES.match(lines[-1]) and (written := in_line(lines[-1])):
        return written, 1
    for size in (1, 2):
        note = lines[len(lines) - size + 1 :]
        name = lines[-size].strip(_ENDS) if len(lines) > size else ""
        if len(name) <= LINE_LENGTH and is_author(name) and all(map(_NOTE.fullmatch, note)):
            return (name,), size
    return (), 0


def is_author(name: str) -> bool:
    """Whether these words, wherever a name may stand, are one: of a person or of a desk."""
    words = name.split()
    if not words or FUNCTION_WORDS & set(words):
        return False
    definite = words[0].removeprefix("ال")
    return bool(
        _DESK.fullmatch(name)
        or _INITIAL.fullmatch(name)
        or is_person(name)
        or (
            definite != words[0]
            and is_given_name(definite)
            and is_person(f"{definite} {' '.join(words[1:])}")
        )
    )


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
