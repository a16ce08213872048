"""What stands above a text: datelines, bylines, dates and boilerplate, in whatever order.

Each step is pure, Document -> Document, and gives the very same document back where it has
nothing to take.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from archive.ingest.document import Document, replace
from archive.ingest.extraction import byline
from archive.ingest.extraction.attribution import Dateline
from archive.ingest.extraction.boilerplate import trim_head
from archive.ingest.extraction.dateline import read_dateline, with_dateline
from archive.ingest.extraction.known_names import TITLES
from search.analysis.dates.bare_text import bare
from search.analysis.dates.days import WEEKDAY_DIFFERS, find_dates
from search.analysis.gazetteer import key

LINES = 8  # that may be taken
RUNNING = 80  # code points of a line that is no crosshead
HEAD = 200  # code points in which a text may state its own date

_TODAY = re.compile(r"(?<!\w)اليوم[\s،(]*\Z")
_DATE_WORDS = re.compile(
    r"(?:نشر هذا المقال|نشرت?|أضيفت?|اضيفت?|حررت?|كتبت? في|تاريخ النشر|تاريخ الإضافة|التاريخ|تاريخ|آخر تحديث|اخر تحديث|"
    r"تحديث|الساعة|بتاريخ|بتوقيت|غرينتش|جرينتش|مكة المكرمة|GMT|يوم|في|م|ص|مساء|صباحا|هـ|[AaPp][Mm]|"
    r"\d{1,2}:\d\d(?::\d\d)?)(?!\w)"
)


def take_opening(document: Document) -> Document:
    """The document without what stands above its text; its facts are kept where none were known."""
    for _ in range(LINES):
        for take in STEPS:
            taken = take(document)
            if taken is not document:
                document = taken
                break
        else:
            break
    return document


def _boilerplate(document: Document) -> Document:
    trimmed = trim_head(document.lines(4))
    if not trimmed.cuts:
        return document
    return document.with_lines(trimmed.text, 4).with_notes(*trimmed.cuts)


def _date_line(document: Document) -> Document:
    first = document.paragraphs[0] if len(document.paragraphs) > 1 else ""
    dateline = date_of_line(first)
    if dateline is None:
        return document
    return with_dateline(replace(document, paragraphs=document.paragraphs[1:]), dateline)


def date_of_line(line: str) -> Dateline | None:
    """The date that is all a line says: «نُشر في: 12 أكتوبر 2021»."""
    text = bare(line).text if 0 < len(line) <= HEAD // 2 else ""
    date = next(find_dates(text), None)
    if date is None:
        return None
    others = _DATE_WORDS.sub("", text[: date.start] + text[date.end :])
    return None if re.search(r"\w", others) else Dateline(0, date=date.date, notes=date.notes)


def _byline(document: Document) -> Document:
    first = document.paragraphs[0] if len(document.paragraphs) > 1 else ""
    names = byline.in_line(first) or _alone(document, first)
    repeated = (
        first and document.authors and key(first.strip(" :.-")) == key(" ".join(document.authors))
    )
    if not names and not repeated:
        return document
    return replace(document, paragraphs=document.paragraphs[1:], authors=document.authors or names)


def _alone(document: Document, line: str) -> tuple[str, ...]:
    """Whose name stands alone between a title and running text that does not speak of them.

    A name that the text tells of is the caption of a picture.
    """
    name, below = line.strip(" :.-–—*"), document.paragraphs[1:]
    if not document.title or document.authors or len(line) > byline.LINE_LENGTH:
        return ()
    if not _runs(below) or not byline.is_author(name):
        return ()
    words = [word for word in name.split() if not word.endswith(".")]
    told = any(words[-1] in paragraph for paragraph in below if paragraph.strip() != line.strip())
    return () if told or len(words) < 2 or words[0] in TITLES else (name,)


def _runs(paragraphs: tuple[str, ...]) -> bool:
    return bool(paragraphs) and len(paragraphs[0]) >= RUNNING


def _dateline(document: Document) -> Document:
    head = document.lines(2)
    dateline = read_dateline(head) if head else None
    if dateline is None:
        return document
    return with_dateline(document.with_lines(head[dateline.end :], 2), dateline)


STEPS: tuple[Callable[[Document], Document], ...] = (
    _boilerplate,
    _date_line,
    _byline,
    _dateline,
)


def take_date(document: Document) -> Document:
    """The day that a report calls «اليوم» in its first words, where the weekday agrees."""
    head = document.lines(2)[:HEAD]
    if document.published or not re.search(r"\d", head):
        return document
    for date in find_dates(head):
        if _TODAY.search(head[: date.start]) and WEEKDAY_DIFFERS not in date.notes:
            return replace(document, published=date.date).with_notes(*date.notes)
    return document
