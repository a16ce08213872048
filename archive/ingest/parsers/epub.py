"""EPUB: a book, each of its chapters an article; they begin where its contents say so."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePosixPath

from archive.ingest.declared import decode_markup
from archive.ingest.document import Document, Record, Refusal
from archive.ingest.encoding import with_losses
from archive.ingest.packages import open_package
from archive.ingest.parsers.chapters import Section, chapters, is_periodical, issued, without_around
from archive.ingest.parsers.epub_package import Book, Entry, book_of, read_part
from archive.ingest.parsers.fields import LANGUAGE, language_tag
from archive.ingest.parsers.html_text import Line, text_lines
from archive.ingest.parsers.plain_text import NO_TEXT
from archive.ingest.parsers.properties import words_of
from archive.ingest.parsers.running_lines import joined, without_running_lines

_HEAD = re.compile(r"^.*?<body\b[^<>]*>", re.DOTALL | re.IGNORECASE)
LOST = "تعذرت قراءة أجزاء من الكتاب: {}"
HEADING = 3  # the lowest level of headings that begin chapters where there are no contents


@dataclass(frozen=True, slots=True)
class _Page:
    """What stands in a part of the book before its first anchor, or from one to the next."""

    entry: Entry | None
    lines: list[Line]
    lost: str = ""  # the name of a part in which nothing could be read


def parse(record: Record) -> Iterator[Document]:
    """A document for each chapter, with the book as its source. Raises Refusal."""
    with open_package(record.data) as package:
        book = book_of(package)
        pages = list(_pages(package, book))
    sections, notes = without_around(_sections(pages))
    lost = [PurePosixPath(page.lost).name for page in pages if page.lost]
    notes += (LOST.format("، ".join(lost)),) if lost else ()
    found = list(chapters(sections))
    if not found:
        raise Refusal(NO_TEXT)
    authors = () if is_periodical(book.title) else book.authors
    for chapter in found:
        whole = len(found) == 1
        yield Document(
            chapter.paragraphs,
            title=chapter.title or (book.title if whole else ""),
            external_id="" if whole else chapter.key,
            source=book.title if chapter.title else "",
            authors=authors,
            published=issued(chapter, book.title),
            section="، ".join(chapter.within[-1:]),
            language=language_tag(book.language) or LANGUAGE,
            extra=book.extra,
            notes=notes if chapter is found[0] else (),
        )


def _pages(package: zipfile.ZipFile, book: Book) -> Iterator[_Page]:
    """The parts of the book in their order, cut where its contents lead into them."""
    by_part: dict[str, list[Entry]] = {}
    for entry in book.contents:
        by_part.setdefault(entry.part, []).append(entry)
    for part in book.parts:
        text = _HEAD.sub("", _text(package, part), count=1)
        if not text.strip():
            yield _Page(None, [], part)
        entries = by_part.get(part, [])
        yield from _cut(text, entries) if book.contents else _at_headings(text, part)


def _text(package: zipfile.ZipFile, part: str) -> str:
    """The markup of a part, empty where it is not there or cannot be read."""
    try:
        text, _ = with_losses(read_part(package, part), decode_markup)
    except Refusal:
        return ""
    return "" if "\x00" in text else text


def _cut(text: str, entries: list[Entry]) -> Iterator[_Page]:
    places = sorted(
        ((_place(text, entry.anchor), number) for number, entry in enumerate(entries)),
    )
    first = places[0][0] if places else len(text)
    if not places or text[:first].strip():
        yield _Page(None, text_lines(text[:first]))
    for (place, number), (end, _) in pairwise([*places, (len(text), 0)]):
        yield _Page(entries[number], text_lines(text[place:end]))


def _place(text: str, anchor: str) -> int:
    """Where the element with an id begins; the beginning of the part without one."""
    pattern = rf"""<[^<>]*\b(?:id|name)\s*=\s*["']{re.escape(anchor)}["']"""
    found = re.search(pattern, text) if anchor else None
    return found.start() if found else 0


def _at_headings(text: str, part: str) -> Iterator[_Page]:
    """Of a book without contents: each part that begins with a heading."""
    lines = text_lines(text)
    heading = lines[0] if lines and 0 < lines[0].level <= HEADING else None
    yield _Page(Entry(1, heading.text, part) if heading else None, lines)


def _sections(pages: list[_Page]) -> list[Section]:
    """The sections of the book, each with all pages up to the next entry of the contents."""
    bare = without_running_lines([[line.text for line in page.lines] for page in pages])
    sections: list[Section] = []
    entry: Entry | None = None
    gathered: list[list[str]] = []
    for page, lines in zip(pages, bare, strict=True):
        if page.entry is not None:
            sections += _section(entry, gathered)
            entry, gathered = page.entry, []
            lines = _without_title(lines, entry.title)
        gathered.append(lines)
    return [*sections, *_section(entry, gathered)]


def _section(entry: Entry | None, pages: list[list[str]]) -> list[Section]:
    paragraphs = tuple(joined(pages))
    if entry is None:
        return [Section(0, "", paragraphs)] if paragraphs else []
    key = f"{entry.part}#{entry.anchor}" if entry.anchor else entry.part
    return [Section(entry.level, entry.title, paragraphs, key)]


def _without_title(lines: list[str], title: str) -> list[str]:
    """A chapter that begins with its own title, in whatever spelling."""
    return lines[1:] if lines and words_of(lines[0]) == words_of(title) else lines
