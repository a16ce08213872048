"""Exports of Blogger: Atom of posts, pages, comments and settings, of the old kind and of Takeout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from archive.ingest.document import Document, Record
from archive.ingest.parsers import feed
from archive.ingest.xml_items import Items

# What an entry is -> its name in the report; posts and pages are articles.
OTHERS = {
    "comment": "تعليقات",
    "settings": "إعدادات",
    "template": "قوالب",
    "trashed": "مقالات محذوفة",
}
ARTICLES = ("post", "page", "")

_KIND = re.compile(r"kind#(\w+)|<blogger:type>(?=POST|PAGE|COMMENT)(\w+)<")
_TRASHED = re.compile(r"<blogger:status>\w*TRASHED<")
_DRAFT = re.compile(r"<app:draft>\s*yes\b|<blogger:status>(?:DRAFT|SCHEDULED)<", re.IGNORECASE)


def other(entry: str) -> str:
    """What an entry is that is no article; "" of one that is."""
    found = _KIND.search(entry)
    kind = (found[1] or found[2]).lower() if found else ""
    if kind not in ARTICLES:
        return OTHERS.get(kind, f"من نوع {kind}")
    return OTHERS["trashed"] if _TRASHED.search(entry) else ""


ENTRIES = Items("entry", ("id",), feed.ABOUT, other)


def parse(record: Record) -> Iterator[Document]:
    """The article of an entry. Raises Refusal where it has no text."""
    draft = _DRAFT.search(record.data.decode()) is not None
    for document in feed.parse(record):
        tags = tuple(tag for tag in document.tags if "schemas.google.com" not in tag)
        yield replace(document, tags=tags, draft=draft)
