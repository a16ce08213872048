"""RSS and Atom: an entry of a feed, with what the feed says of all its entries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import feedparser

from archive.ingest.document import Document, Record, Refusal
from archive.ingest.encoding import DAMAGED
from archive.ingest.parsers.fields import metadata
from archive.ingest.parsers.markup import paragraphs_of, without_source
from archive.ingest.parsers.plain_text import NO_TEXT
from archive.ingest.xml_items import Items

CUT = "في الملف أول النص وحده"
ABOUT = frozenset(("title", "link", "language", "dc:language", "author", "id", "generator"))
ITEMS = Items("item", ("guid", "link"), ABOUT)
ENTRIES = Items("entry", ("id", "atom:id", "link"), ABOUT)

# «الواحة - آخر الأخبار»: what a feed is, beside whose it is.
_SECTION = re.compile(
    r"\s*[-–—|»:]+\s*(?:RSS(?: 2\.0)?|Atom|feed|خلاصات?|(?:آخر |أحدث )?الأخبار|(?:الصفحة )?الرئيسية)\s*$",
    re.IGNORECASE,
)
# What WordPress and others add to every entry.
_ADDED = re.compile(
    r"The post .* (?:first )?appeared (?:first )?on .*|ظهرت المقالة .* أولاً على .*|التدوينة .* ظهرت أولاً على .*"
    r"|(?:Continue reading|Read more)\b.*|(?:اقرأ|إقرأ|قراءة|تابع|متابعة) (?:المزيد|القراءة)\b.*"
)
_REFERENCE = re.compile(rb"&#(?:[xX]0*([0-9a-fA-F]+)|0*([0-9]+));?")
LAST, LONGEST = 0x10FFFF, 7  # code point; digits of the reference to one
_CUT = re.compile(r"(?:\[(?:…|\.\.\.)\]|…|\.\.\.)$")
ADDED, NAME = 500, 300  # characters of such a line, and of the name of a feed


def parse(record: Record) -> Iterator[Document]:
    """The article of an entry. Raises Refusal where it has no text."""
    data = BytesIO(_REFERENCE.sub(_to_a_character, record.data))
    found = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    for entry in found.entries[:1]:
        document = _document(entry, found.feed)
        yield replace(document, title=without_source(document.title, document.source))
        return
    raise Refusal(NO_TEXT)


def _to_a_character(reference: re.Match[bytes]) -> bytes:
    """References to surrogates and beyond Unicode are damage: feedparser raises at them."""
    digits = reference[1] or reference[2]
    code = int(digits, 16 if reference[1] else 10) if len(digits) <= LONGEST else LAST + 1
    is_character = code <= LAST and not 0xD800 <= code <= 0xDFFF
    return reference[0] if is_character else DAMAGED.encode()


def _document(entry: Any, about: Any) -> Document:
    content = max((each.value for each in entry.get("content", ())), key=len, default="")
    lines = (line.strip() for line in paragraphs_of(content or entry.get("summary", "")))
    body = [line for line in lines if line and not (len(line) < ADDED and _ADDED.fullmatch(line))]
    if not body:
        raise Refusal(NO_TEXT)
    whole, last = bool(content), body[-1]
    if not whole and (cut := _CUT.search(last)) and cut.start():
        body[-1] = last[: cut.start()].rstrip()
    notes = () if whole or body[-1] == last else (CUT,)
    return Document(tuple(body), notes=notes, **metadata(_fields(entry, about)))


def _fields(entry: Any, about: Any) -> dict[str, object]:
    """The fields of an entry, by our names, what it does not say as its feed says it."""
    source = entry.get("source", {}).get("title") or _SECTION.sub("", about.get("title", "")[:NAME])
    authors = entry.get("authors") or about.get("authors", ())
    return {
        "id": entry.get("id") or entry.get("link"),
        "title": entry.get("title"),
        "date": entry.get("published") or entry.get("updated"),
        "author": [name for each in authors if (name := each.get("name")) and name != source],
        "source": source,
        "tags": [
            tag.get("label") or tag["term"] for tag in entry.get("tags", ()) if tag.get("term")
        ],
        "url": entry.get("link"),
        "language": _language(entry, about),
    }


def _language(entry: Any, about: Any) -> str | None:
    details = [*entry.get("content", ()), entry.get("title_detail", {})]
    own = (each.get("language") for each in (*details, about))
    return next(filter(None, own), None)
