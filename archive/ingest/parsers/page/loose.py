"""Text that stands in no paragraph, between line breaks and boxes: old pages and blogs write so.

trafilatura leaves out what follows a box in the same box; in paragraphs of its own it is found.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from lxml import etree
from lxml.html import HtmlElement

from archive.ingest.parsers.html_text import INLINE

BOXES = ("div", "td", "article", "section", "main", "center", "blockquote", "dd", "font", "span")
LEAST = 40  # characters of loose text that make a paragraph of a box worth it

Part: TypeAlias = str | Any  # a text or an element


def into_paragraphs(page: HtmlElement) -> None:
    """Put loose text into paragraphs, two line breaks between them; the page is changed."""
    for box in list(page.iter(*BOXES)):
        parts = list(_parts(box))
        if _is_loose(parts) and (box.tag not in INLINE or _breaks(parts)):
            _rebuild(box, parts)
        elif box.tag == "div" and _is_paragraph(parts):
            box.tag = "p"


def _parts(box: HtmlElement) -> Iterator[Part]:
    if box.text:
        yield box.text
    for child in box:
        yield child
        if child.tail:
            yield child.tail


def _is_loose(parts: list[Part]) -> bool:
    """Whether there is text of the box's own beside a break or a box in it."""
    texts = (len(part.strip()) for part in parts if isinstance(part, str))
    parted = any(not isinstance(part, str) and not _is_inline(part) for part in parts)
    return parted and max(texts, default=0) >= LEAST


def _is_paragraph(parts: list[Part]) -> bool:
    """Whether there is nothing but text in a box."""
    text = sum(len(part.strip()) for part in parts if isinstance(part, str))
    return text >= LEAST and all(isinstance(part, str) or _is_inline(part) for part in parts)


def _breaks(parts: list[Part]) -> bool:
    return any(not isinstance(part, str) and part.tag == "br" for part in parts)


def _is_inline(element: HtmlElement) -> bool:
    return element.tag in INLINE if isinstance(element.tag, str) else True


def _rebuild(box: HtmlElement, parts: list[Part]) -> None:
    tail = box.tail
    for child in list(box):
        child.tail = None
        box.remove(child)
    box.text, paragraph, breaks = None, None, 0
    for part in parts:
        if not isinstance(part, str) and part.tag == "br":
            breaks += 1
        elif isinstance(part, str) or _is_inline(part):
            if isinstance(part, str) and not part.strip():
                continue
            if paragraph is None or breaks:
                paragraph = etree.SubElement(box, "p")
            _append(paragraph, part)
            breaks = 0
        else:
            box.append(part)
            paragraph, breaks = None, 0
    box.tail = tail


def _append(paragraph: HtmlElement, part: Part) -> None:
    if not isinstance(part, str):
        paragraph.append(part)
    elif len(paragraph):
        paragraph[-1].tail = (paragraph[-1].tail or "") + part
    else:
        paragraph.text = (paragraph.text or "") + part
