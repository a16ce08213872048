"""Refining: a document as it was parsed becomes one fit to be kept. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from archive.ingest.document import Document, Refusal
from archive.ingest.encoding import DAMAGED
from archive.ingest.extraction import metadata
from archive.ingest.extraction.boilerplate import Cleared, clear_between, clear_head, clear_tail
from archive.ingest.extraction.repair import clean, clean_line

NOTHING_LEFT = "لا نص بعد حذف الزوائد"
NO_WORDS = "لا كلمات في النص"
TOO_LONG = "اسم أطول من الحد، فحُفظ بين البيانات الأخرى"
NAME_LENGTH = 200
DAMAGE = "في النص حروف تالفة (\ufffd)"
NO_ADDRESS = "الرابط ليس عنوان صفحة، فلم يُحفظ رابطا"
MAX_TAG_WORDS, MAX_TAGS = 4, 20


def refine(document: Document) -> Document:
    """Clean the text, then ask it for what is not said explicitly.

    Raises Refusal when no text is left, or none with a word in it.
    """
    for step in STEPS:
        document = step(document)
        if not document.paragraphs:
            raise Refusal(NOTHING_LEFT)
    if not document.title:
        raise Refusal(NO_WORDS)
    return document


def _repair(document: Document) -> Document:
    return replace(
        document,
        paragraphs=_lines(clean("\n".join(document.paragraphs))),
        title=clean_line(document.title),
        source=clean_line(document.source),
        authors=_each(document.authors),
        tags=_each(document.tags),
        url=clean_line(document.url),
        external_id=clean_line(document.external_id),
    )


def _each(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in map(clean_line, names) if name))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.split("\n") if line)


def _clear(document: Document) -> Document:
    """Without the debris of a web page; what the debris says is kept."""
    for clear in (clear_head, clear_tail, clear_between):
        cleared = clear("\n".join(document.paragraphs))
        if cleared.cuts:
            document = _said(document, cleared)
    return document


def _said(document: Document, cleared: Cleared) -> Document:
    said = dict(cleared.said)
    document = replace(document, paragraphs=_lines(cleared.text))
    tags = document.tags or split_tags(said.get("tags", ""), document)
    return replace(
        document,
        source=document.source or said.get("source", ""),
        title=document.title or said.get("title", ""),
        url=document.url or said.get("url", ""),
        tags=tags,
        notes=metadata.note(document, *cleared.cuts),
    )


def split_tags(value: str, document: Document) -> tuple[str, ...]:
    """Tags in one line: parted by commas, else the longest runs of words that the text holds."""
    if "،" in value or "," in value:
        return _each(tuple(value.replace("،", ",").split(",")))[:MAX_TAGS]
    words, tags = value.split(), []
    text = " ".join((document.title, *document.paragraphs))
    while words:
        size = next(
            (
                n
                for n in range(MAX_TAG_WORDS, 1, -1)
                if " ".join(words[:n]) in text and len(words) >= n
            ),
            1,
        )
        tags.append(" ".join(words[:size]))
        words = words[size:]
    return tuple(dict.fromkeys(tags))[:MAX_TAGS]


def _check(document: Document) -> Document:
    """What cannot be kept as it is said goes to `extra`, with a note."""
    damaged = any(DAMAGED in text for text in (document.title, *document.paragraphs))
    document = _without_long_names(_with_page_address(document))
    return replace(document, notes=metadata.note(document, *[DAMAGE] * damaged))


def _with_page_address(document: Document) -> Document:
    if not document.url or document.url.lower().startswith(("http://", "https://")):
        return document
    extra, notes = {**document.extra, "url": document.url}, metadata.note(document, NO_ADDRESS)
    return replace(document, url="", extra=extra, notes=notes)


def _without_long_names(document: Document) -> Document:
    said = {"source": (document.source,), "author": document.authors, "tags": document.tags}
    long = {key: [name for name in names if len(name) > NAME_LENGTH] for key, names in said.items()}
    long = {key: names for key, names in long.items() if names}
    if not long:
        return document
    return replace(
        document,
        source="" if "source" in long else document.source,
        authors=tuple(name for name in document.authors if len(name) <= NAME_LENGTH),
        tags=tuple(name for name in document.tags if len(name) <= NAME_LENGTH),
        extra={**document.extra, **long},
        notes=metadata.note(document, TOO_LONG),
    )


STEPS: tuple[Callable[[Document], Document], ...] = (
    _repair,
    _clear,
    metadata.take_author_field,
    metadata.take_title,
    metadata.take_opening,
    metadata.take_closing,
    metadata.date_from_text,
    metadata.name_section,
    metadata.make_title,
    _check,
)
