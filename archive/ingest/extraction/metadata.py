"""What a text says of itself: title, dateline, byline, date, source, found and taken out.

Each step is pure, Document -> Document. What is said explicitly is never overruled: the
text is asked only for what is still missing, but what it repeats is taken out of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from archive.ingest.document import Document
from archive.ingest.extraction import byline, title
from archive.ingest.extraction.attribution import Dateline
from archive.ingest.extraction.boilerplate import clear_head
from archive.ingest.extraction.dateline import read_byline, read_closing, read_dateline
from archive.ingest.extraction.dates import WEEKDAY_DIFFERS, find_dates
from archive.ingest.extraction.gazetteer import agencies, key

MADE = "صيغ العنوان من النص"
LONG_TITLE = 300
HEAD = 200  # code points in which a text may tell its own date
OPENING_LINES, CLOSING_LINES = 8, 3

_TODAY = re.compile(r"(?<!\w)اليوم[\s،(]*\Z")
_DATE_WORDS = re.compile(
    r"نشرت?|نشر هذا المقال|أضيف|اضيف|حرر|تاريخ النشر|التاريخ|تاريخ|آخر تحديث|اخر تحديث|تحديث|الساعة|بتاريخ|بتوقيت|"
    r"غرينتش|جرينتش|مكة المكرمة|GMT|في|م|ص|مساء|صباحا|صباحاً|هـ|[AaPp][Mm]|\d{1,2}:\d\d(?::\d\d)?"
)


def note(document: Document, *notes: str) -> tuple[str, ...]:
    """The notes of a document and new ones, each once."""
    return tuple(dict.fromkeys((*document.notes, *notes)))


def take_title(document: Document) -> Document:
    """The first line becomes the title, or goes where it repeats the title."""
    first = document.paragraphs[0] if document.paragraphs else ""
    if document.title:
        alike = len(document.paragraphs) > 1 and len(first) <= 2 * len(document.title)
        repeated = alike and key(first) == key(document.title)
        return replace(document, paragraphs=document.paragraphs[1:]) if repeated else document
    found = title.first_line(document.paragraphs)
    dateline = read_dateline(found)
    is_dateline = dateline is not None and dateline.end >= len(found)
    if not found or is_dateline or byline.in_line(found) or _date_line(document):
        return document
    return replace(document, title=found, paragraphs=document.paragraphs[1:])


def take_opening(document: Document) -> Document:
    """Datelines, bylines, dates and debris above the text, in whatever order they stand."""
    for _ in range(OPENING_LINES):
        for take in OPENING:
            taken = take(document)
            if taken is not document:
                document = taken
                break
        else:
            break
    return document


def _debris(document: Document) -> Document:
    text = "\n".join(document.paragraphs[:4])
    cleared = clear_head(text)
    if not cleared.cuts:
        return document
    head = tuple(line for line in cleared.text.split("\n") if line)
    return replace(
        document, paragraphs=head + document.paragraphs[4:], notes=note(document, *cleared.cuts)
    )


def _dateline(document: Document) -> Document:
    found = read_dateline("\n".join(document.paragraphs[:2])) if document.paragraphs else None
    if found is None:
        return document
    return _said(_without(document, found.end), found)


def _without(document: Document, end: int) -> Document:
    rest = "\n".join(document.paragraphs[:2])[end:]
    head = tuple(line for line in rest.split("\n") if line.strip())
    return replace(document, paragraphs=head + document.paragraphs[2:])


def _said(document: Document, found: Dateline) -> Document:
    """The document with what a dateline says and nobody said before."""
    own, *others = (document.source, *found.sources) if document.source else (*found.sources, "")
    agency = tuple(source for source in others if key(source) in agencies())[:1]
    return replace(
        document,
        place=document.place or found.place,
        source=own,
        authors=document.authors or found.authors or agency,
        published=document.published or found.date,
        notes=note(document, *(() if document.published else found.notes)),
    )


def _byline(document: Document) -> Document:
    first = document.paragraphs[0] if len(document.paragraphs) > 1 else ""
    names = byline.in_line(first)
    repeated = (
        first and document.authors and key(first.strip(" :.-")) == key(" ".join(document.authors))
    )
    if not names and not repeated:
        return document
    return replace(document, paragraphs=document.paragraphs[1:], authors=document.authors or names)


def _date_line(document: Document) -> Document | None:
    """The document without a first line that is nothing but a date."""
    first = document.paragraphs[0] if len(document.paragraphs) > 1 else ""
    date = next(find_dates(first), None) if 0 < len(first) <= HEAD // 2 else None
    if date is None:
        return None
    rest = _DATE_WORDS.sub("", first[: date.start] + first[date.end :])
    if re.search(r"\w", rest):
        return None
    dateline = Dateline(0, date=date.date, notes=date.notes)
    return _said(replace(document, paragraphs=document.paragraphs[1:]), dateline)


def _date(document: Document) -> Document:
    return _date_line(document) or document


OPENING: tuple[Callable[[Document], Document], ...] = (_debris, _date, _byline, _dateline)


def take_closing(document: Document) -> Document:
    """Who wrote a text and where it was published, said in lines of their own below it."""
    for _ in range(CLOSING_LINES):
        taken = _publisher(_signature(document))
        if taken is document:
            break
        document = taken
    return document


def _publisher(document: Document) -> Document:
    above, last = document.paragraphs[:-1], document.paragraphs[-1]
    found = read_closing(last) if above and _is_ended(above[-1]) else None
    own = key(document.source)
    if found is None or (own and own not in map(key, found.sources)):
        return document
    return _said(replace(document, paragraphs=above), found)


def _signature(document: Document) -> Document:
    names, lines = byline.below(document.paragraphs)
    above = document.paragraphs[: len(document.paragraphs) - lines]
    if not names or not above or not (_is_ended(above[-1]) or read_closing(above[-1])):
        return document
    if document.authors and not set(map(key, names)) & set(map(key, document.authors)):
        return document
    return replace(document, paragraphs=above, authors=document.authors or names)


def _is_ended(paragraph: str) -> bool:
    return paragraph.endswith((".", "!", "?", "؟", "…", "»", '"', "”", ")"))


def take_author_field(document: Document) -> Document:
    """Author fields that hold datelines («الرياض - واس») are read as what they are."""
    authors: list[str] = []
    for value in document.authors:
        found = read_byline(value)
        if found:
            document = _said(replace(document, authors=()), found)
            authors += document.authors
        else:
            authors += byline.names(value)
    return replace(document, authors=tuple(dict.fromkeys(authors)))


def date_from_text(document: Document) -> Document:
    """The day that a report calls «اليوم» in its first words, where the weekday agrees."""
    head = "\n".join(document.paragraphs[:2])[:HEAD]
    if document.published or not re.search(r"\d", head):
        return document
    for date in find_dates(head):
        if _TODAY.search(head[: date.start]) and WEEKDAY_DIFFERS not in date.notes:
            return replace(document, published=date.date, notes=note(document, *date.notes))
    return document


def name_section(document: Document) -> Document:
    """«سياسي / …» and «… إضافة أولى» are not part of a title."""
    section, rest = title.split_section(document.title)
    part = title.PART.search(rest)
    notes = note(document, f"جزء من خبر: {part[1]}") if part else document.notes
    rest = rest[: part.start()] if part and part.start() else rest
    return replace(document, section=document.section or section, title=rest, notes=notes)


def make_title(document: Document) -> Document:
    """A title for a text that has none, or one that is no title but a paragraph."""
    said = document.title
    if said and len(said) <= LONG_TITLE:
        return document
    made = title.made((said,) if said else document.paragraphs)
    extra = {**document.extra, "title": said} if said else document.extra
    return replace(document, title=made, extra=extra, notes=note(document, MADE))
