"""Web pages as browsers and archives save them: the article of a page.

What the page says of its article in marks for programs comes first, then what stands beside its
headline; the text itself is read by extraction, as that of every document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from archive.ingest.declared import decode_markup
from archive.ingest.document import Document, PassedOver, Record, Refusal
from archive.ingest.encoding import CONTROLS
from archive.ingest.parsers import facts
from archive.ingest.parsers.fields import language_tag, metadata
from archive.ingest.parsers.html_text import Line
from archive.ingest.parsers.keys import listed
from archive.ingest.parsers.markup import paragraphs_of
from archive.ingest.parsers.page.kind import Page, refusal_of
from archive.ingest.parsers.page.marked import Marks, address, marks
from archive.ingest.parsers.page.nearby import author_near, date_near
from archive.ingest.parsers.page.site import (
    is_paper,
    letters,
    same,
    site_name,
    split_title,
    without_site,
)
from archive.ingest.parsers.page.text import is_all_text, text_of
from archive.ingest.path_dates import date_of_path
from search.analysis.gazetteer import key

TOO_DEEP = "بنية الصفحة أعمق من الحد"
NOT_HTML = "ليس في الملف صفحة تُقرأ"
EPOCH = "1970-01-01"  # what a program writes that knows no date
LONGEST = 1000  # characters of a title that are looked at
TAG_WORDS = 8
HEADLINE = 125  # characters of a first line that may be the headline
MANY = 6  # headings that lead to other pages
SHORTENED = 8  # letters from which a shortened title is known
ABOVE, LONG = 6, 150  # lines in which the headline may stand, characters of a line that is text

# What is nested in old pages because nothing closes it.
_DEEP = re.compile(
    r"</?(?:div|font|span|center|b|i|u|strong|em|blockquote)\b[^<>]{0,999}>", re.IGNORECASE
)
_SAVED = re.compile(r"saved from url=\(\d+\)(\S+)|Page saved with SingleFile\s+url:\s*(\S+)")
_FENCED = re.compile(r"\ufeff?\s*(?:---|\+\+\+)[ \t]*\r?\n")
_ADDRESS = re.compile(r"https?://|www\.|@|/")
_NOBODY = frozenset(
    (
        "admin",
        "administrator",
        "editor",
        "webmaster",
        "super user",
        "root",
        "unknown",
        "مدير الموقع",
        "الإدارة",
    )
)
_RIGHTS = re.compile(
    r"(?:©|\(c\)|جميع الحقوق|كل الحقوق|حقوق (?:النشر|الطبع)|copyright)", re.IGNORECASE
)
# Where a page of a book says which it is.
_PAGE = re.compile(r"(?:(?:الجزء|المجلد|ج)\s*:?\s*\d+\s*[¦|،/-]\s*)?(?:الصفحة|صفحة|ص)\s*:?\s*\d+")
_ARABIC = re.compile(r"[\u0621-\u064a]")


def parse(record: Record) -> Iterator[Document]:
    """The article of a page. Raises PassedOver where it holds none, and Refusal."""
    text, encoding = decode_markup(record.data)
    if _FENCED.match(text):
        said = facts.read(record, text)
        document = document_of(said.body)
        values = {name: value for name, value in said.values.items() if value}
        values["extra"] = {**document.extra, **said.values["extra"]}
        yield replace(document, encoding=encoding, **values)
    else:
        yield replace(document_of(text), encoding=encoding)


def document_of(html: str) -> Document:
    """The article of a page that is decoded. Raises PassedOver where it holds none, and Refusal."""
    page = _parsed(html)
    page_title = _title(page)
    headings = _headings(page)
    found = marks(page, page_title)
    title, sites = _named(page_title, headings, found)
    heading = next((each for each in headings if same(_words(each), title)), None)
    heading = heading if heading is not None else next(iter(headings), None)
    saved = _SAVED.search(html[:4000])
    url = address(found, next(filter(None, saved.groups()), "") if saved else "")
    values = _values(page, found, heading, sites) | {"title": title, "url": url}
    values["date"] = values["date"] or _day_of(url)
    all_text, leading = is_all_text(page), _leading(page)
    lines = _fuller(text_of(page), found)
    if not headings and not found.get("title") and lines:
        title = values["title"] = _whole(title, _first_line(lines))
    lines = _below(lines, title)
    titled = bool(headings or found.get("title"))
    kind = Page(page_title, lines, url, found.get("type", []), all_text, titled, *leading)
    if reason := refusal_of(kind):
        raise PassedOver(reason)
    return _document(lines, values, found, _language(page))


def _fuller(lines: list[Line], found: Marks) -> list[Line]:
    """The text that the page gives programs, where hardly any stands in the page itself."""
    given = [Line(text) for text in paragraphs_of("\n".join(found.get("text", [])[:1]))]
    shown, whole = (sum(len(line.text) for line in each) for each in (lines, given))
    return given if whole > 2 * shown else lines


def _parsed(html: str) -> HtmlElement:
    """Raises Refusal for what is no page."""
    html = CONTROLS.sub("", html)
    try:
        page, whole = _read(html)
        page, whole = (page, whole) if whole else _read(_DEEP.sub("<br>", html))
        if whole:
            return page
        raise Refusal(TOO_DEEP)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        raise Refusal(NOT_HTML) from None


def _read(html: str) -> tuple[HtmlElement, bool]:
    """The page, and whether it was read to its end: libxml2 stops where it is nested too deeply."""
    parser = HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    page = document_fromstring(html.encode(), parser=parser)
    limits = [
        error for error in parser.error_log if error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT
    ]
    return page, not limits


def _leading(page: HtmlElement) -> tuple[bool, bool]:
    """Whether a heading of several words leads nowhere, and whether many lead to other pages."""
    headings = [each for each in page.iter("h1", "h2", "h3", "h4") if len(_words(each).split()) > 2]
    leads = [each.find(".//a") is not None or _is_in_link(each) for each in headings]
    own = (each.tag in ("h1", "h2") for each, lead in zip(headings, leads, strict=True) if not lead)
    return any(own), sum(leads) >= MANY


def _is_in_link(element: HtmlElement) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == "a"


def _title(page: HtmlElement) -> str:
    return next((_words(each) for each in page.iter("title")), "")


def _headings(page: HtmlElement) -> list[HtmlElement]:
    """The headings of the highest level, those of an <article> or <main> first."""
    for level in ("h1", "h2"):
        if found := [each for each in page.iter(level) if _words(each)]:
            return sorted(
                found, key=lambda each: not each.xpath("ancestor::article|ancestor::main")
            )
    return []


def _words(element: HtmlElement) -> str:
    return " ".join(element.text_content()[:LONGEST].split())


def _named(page_title: str, headings: Sequence[HtmlElement], found: Marks) -> tuple[str, list[str]]:
    """The headline, and the names of the site, the best first."""
    own = [site_name(name) for name in found.get("source", []) if not _ADDRESS.search(name)]
    shown = [_words(each) for each in headings]
    others = [_words(each) for each in headings[0].getroottree().iter("h2", "h3")] if shown else []
    head, site = split_title(page_title, [*shown, *others, *found.get("title", [])], own)
    sites = sorted(filter(None, dict.fromkeys([*own, site])), key=lambda name: "." in name)
    marked = [without_site(each[:LONGEST], sites) for each in found.get("title", [])]
    names = {key(name) for name in sites}
    titles = [each for each in (*marked, *_h1(headings, head), head) if key(each) not in names]
    title = next((each for each in titles if key(each) and not is_paper(each)), "")
    return _whole(title, shown), sites


def _h1(headings: Sequence[HtmlElement], head: str) -> list[str]:
    """The first heading of a page that has one alone, or has it in its title too."""
    shown = [_words(each) for each in headings if each.tag == "h1"]
    alike = [each for each in shown if same(each, head)]
    return alike or (shown if len(shown) == 1 else [])


def _whole(title: str, shown: Sequence[str]) -> str:
    """A title that a program has shortened or freed of quotation marks, as the page shows it."""
    start = letters(title)
    whole = (each for each in shown if letters(each) == start)
    longer = (each for each in shown if len(start) >= SHORTENED and letters(each).startswith(start))
    return next(chain(whole, longer), title)


def _values(
    page: HtmlElement, found: Marks, heading: HtmlElement | None, sites: list[str]
) -> dict[str, Any]:
    dates = (each for each in found.get("date", []) if not each.startswith((EPOCH, "0000", "0001")))
    authors = [name for name in found.get("author", []) if _is_name(name, sites)]
    near = "" if authors else author_near(heading, page)
    return {
        "date": next(dates, "") or date_near(heading, page),
        "author": authors or [name for name in [near] if name and _is_name(name, sites)],
        "source": next(iter(sites), ""),
    }


def _day_of(url: str) -> str:
    """The day in an address such as …/2013/08/03/…"""
    found = date_of_path(urlsplit(url).path)
    return found.date.isoformat() if found and found.precision == "day" else ""


def _is_name(name: str, sites: Sequence[str]) -> bool:
    known = name.strip().casefold() in _NOBODY or key(name) in map(key, sites)
    return not known and not _ADDRESS.search(name) and len(name) <= 100


def _first_line(lines: list[Line]) -> list[str]:
    return [lines[0].text] if len(lines) > 1 and len(lines[0].text) <= HEADLINE else []


def _below(lines: list[Line], title: str) -> list[Line]:
    """The lines below the headline, where it stands among the first, with those that are text above,
    and without what is said of rights below."""
    while len(lines) > 1 and _RIGHTS.match(lines[-1].text) and len(lines[-1].text) < LONG:
        lines = lines[:-1]
    for at, line in enumerate(lines[:ABOVE]):
        if title and same(line.text, title) and len(lines) > at + 1:
            return [each for each in lines[:at] if len(each.text) >= LONG] + lines[at + 1 :]
    return lines


def _language(page: HtmlElement) -> str:
    said = (
        page.get("lang")
        or page.get("{http://www.w3.org/XML/1998/namespace}lang")
        or page.get("xml:lang")
    )
    return language_tag(said)


def _document(lines: list[Line], values: dict[str, Any], found: Marks, language: str) -> Document:
    pages = [line.text for line in lines if _PAGE.fullmatch(line.text)]
    body = tuple(line.text for line in lines if line.text not in pages)
    text = "\n".join((values["title"], *body))
    arabic = len(_ARABIC.findall(text)) > len(text) / 3
    values["language"] = (
        language if not arabic or language.startswith(("ar", "fa", "ur", "ku")) else ""
    )
    values["tags"] = _tags(found, text, values["source"])
    values["section"] = next(iter(found.get("section", [])), "")
    values |= {"page": "، ".join(pages)} if pages else {}
    document = Document(body, **metadata(values))
    return replace(document, title=" ".join(document.title.split()))


def _tags(found: Marks, text: str, source: str) -> list[str]:
    """Tags; else key words, where half are in the text: many sites write the same on all pages."""
    tags = [tag.strip() for each in found.get("tags", []) for tag in listed(each)]
    words = list(chain.from_iterable(map(listed, found.get("keywords", []))))
    folded = key(text)
    there = [word for word in words if key(word) and key(word) in folded]
    some = words if 2 * len(there) >= len(words) else []
    return [
        tag
        for tag in dict.fromkeys(tags or some)
        if key(tag) != key(source) and len(tag.split()) <= TAG_WORDS
    ]
