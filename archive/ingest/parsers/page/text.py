"""Where the text of a page is: trafilatura judges where it begins and ends, we what it keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from configparser import ConfigParser
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document, use_config

from archive.ingest.parsers.html_text import BETWEEN_CELLS, Line, text_lines
from archive.ingest.parsers.page.loose import into_paragraphs

FEW_LINKS = 0.15  # share of the words of a page below which it is all text
BOXES = 100  # of a page that are looked for
LONGEST_BOX = 1500  # characters of a box of links to other articles

_OTHERS = re.compile(
    r"(?:[إا]قر[أئ](?:وا|ي)? (?:أيض|ايض|كذلك|المزيد|في)|(?:طالع|شاهد|تابع|انظر)(?:وا|ي)? (?:أيض|ايض|كذلك)"
    r"|(?:مواضيع|موضوعات|أخبار|مقالات) (?:ذات صلة|متعلقة|مشابهة|مرتبطة)|قد يعجبك|قد يهمك|ذات صلة|للمزيد|المزيد من الأخبار"
    r"|read also|related (?:articles|posts))",
    re.IGNORECASE,
)
_BULLETS = " \t\r\n\xa0•*+>»-"
_FURNITURE = ("nav", "aside", "footer", "form", "iframe", "header")
# Below so many characters it takes all that is in the page for one paragraph: right where it found
# the wrong place, wrong for short articles.
SHORT = 250
_USUAL, _CONFIG = use_config(), use_config()
_CONFIG.set("DEFAULT", "MIN_EXTRACTED_SIZE", "60")
_INLINE = frozenset(("hi", "ref", "del", "graphic", "code"))


def text_of(page: HtmlElement) -> list[Line]:
    """The lines of the article of a page, in order; the page is changed."""
    for name in ("script", "style", "noscript", "template"):
        for element in list(page.iter(name)):
            element.drop_tree()
    _drop_others(page)
    own = page.xpath("//*[contains(concat(' ', @class, ' '), ' e-content ')]")
    if len(own) == 1:
        return _lines_of(own[0])
    if is_all_text(page):
        _drop_menus(page)
        return _lines_of(page)
    into_paragraphs(page)
    lines = _extracted(page, _CONFIG)
    if _length(lines) >= SHORT:
        return lines
    whole = _extracted(page, _USUAL)
    return whole if _length(whole) > 2 * _length(lines) else lines


def _extracted(page: HtmlElement, config: ConfigParser) -> list[Line]:
    found = bare_extraction(page, fast=True, include_comments=False, config=config)
    return list(_walk(found.body)) if isinstance(found, Document) else []


def _length(lines: list[Line]) -> int:
    return sum(len(line.text) for line in lines)


def _lines_of(element: HtmlElement) -> list[Line]:
    body = element.find("body")
    part = element if body is None else body
    return text_lines(etree.tostring(part, encoding="unicode", method="html", with_tail=False))


def is_all_text(page: HtmlElement) -> bool:
    """Whether nothing but an article is there, as in pages that word processors write."""
    if next(page.iter(*_FURNITURE), None) is not None:
        return False
    linked = sum(len(link.text_content()) for link in page.iter("a"))
    return linked <= FEW_LINKS * len(page.text_content())


def _drop_others(page: HtmlElement) -> None:
    """«اقرأ أيضا» and what it leads to."""
    begins = (box for element in page.iter(etree.Element) for box in _beginning(element))
    for element in list(islice(begins, BOXES)):
        box = _whole_box(element)
        if box is None or box.getparent() is None:
            continue
        if _share_of_links(box) > 0.4:
            box.drop_tree()
        elif len(box.text_content().strip(_BULLETS + ":")) <= 30:
            following = box.getnext()
            if following is not None and _share_of_links(following) > 0.7:
                following.drop_tree()
            box.drop_tree()


def _beginning(element: HtmlElement) -> Iterator[HtmlElement]:
    """The elements in which such words stand: this one, or its parent behind it."""
    if element.text and _OTHERS.match(element.text.lstrip(_BULLETS)):
        yield element
    if element.tail and _OTHERS.match(element.tail.lstrip(_BULLETS)):
        yield element.getparent()


def _whole_box(element: HtmlElement) -> HtmlElement | None:
    """The outermost box that begins with these words and is no longer than a box of links."""
    box = None
    for each in (element, *element.iterancestors()):
        if each.tag in ("html", "body"):
            break
        text = each.text_content().lstrip(_BULLETS)
        if len(text) > LONGEST_BOX or not _OTHERS.match(text):
            break
        box = each
    return box


def _drop_menus(page: HtmlElement) -> None:
    """Blocks of nothing but links, two at least."""
    for element in list(page.iter("div", "p", "ul", "ol", "td", "center", "menu")):
        several = len(element.findall(".//a")) > 1 and element.getparent() is not None
        if several and _share_of_links(element) > 0.9:
            element.drop_tree()


def _share_of_links(element: HtmlElement) -> float:
    whole = len("".join(element.text_content().split()))
    links = [element] if element.tag == "a" else element.iter("a")
    linked = sum(len("".join(link.text_content().split())) for link in links)
    return linked / whole if whole else 0.0


def _walk(body: etree._Element) -> Iterator[Line]:
    """The lines of what trafilatura gives: TEI without a name space."""
    parts: list[str] = []
    for element in body:
        yield from _block(element, parts)
    yield from _end(parts, 0)


def _block(element: etree._Element, parts: list[str]) -> Iterator[Line]:
    level = _level(element)
    if element.tag not in _INLINE:
        yield from _end(parts, 0)
    if element.tag == "row":
        cells = (" ".join("".join(cell.itertext()).split()) for cell in element)
        parts.append(BETWEEN_CELLS.join(filter(None, cells)))
    else:
        parts.append(element.text or "")
        for child in element:
            yield from _block(child, parts)
    if element.tag not in _INLINE:
        yield from _end(parts, level)
    parts.append(element.tail or "")


def _level(element: etree._Element) -> int:
    rend = element.get("rend") or "h2"
    return int(rend[1:]) if element.tag == "head" and rend[1:].isdecimal() else 0


def _end(parts: list[str], level: int) -> Iterator[Line]:
    text = " ".join("".join(parts).split())
    parts.clear()
    if text:
        yield Line(text, level)
