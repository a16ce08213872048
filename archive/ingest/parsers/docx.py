"""Word documents (`.docx`): an article; heads and feet of pages and comments are left out.

What the program notes of a document (who saved it, under which title, when) is taken only where
the text says the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx

from archive.ingest.document import Document, Record, Refusal
from archive.ingest.packages import open_package
from archive.ingest.parsers.docx_text import Line, Text, heading_levels
from archive.ingest.parsers.keys import listed
from archive.ingest.parsers.markup_tree import Element, attribute, name_of, tree_of
from archive.ingest.parsers.plain_text import NO_TEXT
from archive.ingest.parsers.properties import OPENING, authors, title_at

NOT_A_DOCUMENT = "ليس مستند Word صحيحا"
NO_LAYER = "لا نص في المستند، وقد يكون صورا"


def parse(record: Record) -> Iterator[Document]:
    """One document. Raises Refusal when it has no text or cannot be read."""
    open_package(record.data).close()
    try:
        opened = docx.Document(BytesIO(record.data))
        text, about = _text(opened), opened.core_properties
        told = {name: str(getattr(about, name) or "") for name in ("title", "author", "keywords")}
    except Refusal:
        raise
    except Exception:  # python-docx raises whatever meets it first
        raise Refusal(NOT_A_DOCUMENT) from None
    if not text.lines:
        raise Refusal(NO_LAYER if _has_pictures(opened.element) else NO_TEXT)
    title, lines = _titled(text.lines, told["title"])
    paragraphs = tuple(line.text for line in lines)
    yield Document(
        paragraphs,
        title=title,
        authors=authors(told["author"], [title, *paragraphs]),
        tags=tuple(listed(told["keywords"])) if told["keywords"] else (),
    )


def _text(opened: Any) -> Text:
    """The body, and the notes that it refers to after it."""
    levels = heading_levels(opened.styles.element)
    text = Text(lambda style: levels.get(style, -1)).read(opened.element.body)
    notes = {
        (name_of(note), attribute(note, "id")): note
        for relation in opened.part.rels.values()
        if relation.reltype.endswith(("/footnotes", "/endnotes"))
        for note in tree_of(relation.target_part.blob)[0]
    }
    for key in dict.fromkeys(text.notes):
        if key in notes:
            text.lines += Text().read(notes[key]).lines
    return text


def _titled(lines: list[Line], told: str) -> tuple[str, list[Line]]:
    """The title and the lines without it: what is styled so, a heading above all, or what the
    program calls the document where it stands above the text."""
    titles = [at for at, line in enumerate(lines[:OPENING]) if line.level == 0]
    if not titles and lines[0].level > 0:
        titles = [0]
    at = titles[0] if titles else title_at(told, [line.text for line in lines])
    if at is None or len(lines) < 2:
        return "", lines
    return lines[at].text, [*lines[:at], *lines[at + 1 :]]


def _has_pictures(element: Element) -> bool:
    return any(name_of(each) in ("drawing", "pict") for each in element.iter())
