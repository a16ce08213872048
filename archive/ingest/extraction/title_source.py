"""The name of the paper in a title: «العنوان - الصحيفة», «الصحيفة : العنوان», «العنوان. المجلة 2(3)».

It goes, and is the source where nothing else says one.
"""

from __future__ import annotations

import re

from archive.ingest.document import Document, replace
from archive.ingest.extraction.credit_line import SECTION_NAMES, publisher_of
from archive.ingest.extraction.known_names import is_place
from archive.ingest.extraction.leftovers import has_lost_its_head
from archive.ingest.extraction.outlets import is_definite_paper, is_paper_name
from archive.ingest.words import word_set
from search.analysis.gazetteer import key

NAMED = "نُقل اسم الناشر من العنوان إلى المصدر"

WORDS = 3  # of a title before the name of its paper: two names are a dateline
# What titles end with that is no paper.
NO_NAMES = SECTION_NAMES | word_set(
    "فيديو صور تقرير خاص تحليل مقال رأي حوار ملف عاجل بالفيديو بالصور تحديث متابعة إنفوغراف كاريكاتير"
)
_TAIL = re.compile(r"\s+[-–—|]\s*(?P<name>[^-–—|]{2,40}?)\s*\Z")
_HEAD = re.compile(r"\s*(?P<name>[^:؟!.]{2,30}?)\s+:\s+(?=\S)")
_CITED = re.compile(
    r"[.،]\s+(?P<name>[^\d.،()]{2,40}?)\s+(?P<issue>\d{1,4}\s?\(\d{1,3}(?:[/–-]\d{1,3})?\))\s*\Z"
)


def take_title_source(document: Document) -> Document:
    """The document whose title names no paper any more."""
    title = document.title
    if cited := _CITED.search(title):
        extra = {**document.extra, "issue": cited["issue"]}
        return named(replace(document, extra=extra), title[: cited.start()], cited["name"])
    if (tail := _TAIL.search(title)) and (name := _paper(tail["name"], document)):
        return named(document, title[: tail.start()], name)
    head = _HEAD.match(title)
    lost = head and any(map(has_lost_its_head, document.paragraphs[:1]))
    if head and (lost or publisher_of(head["name"])) and is_definite_paper(head["name"]):
        return named(document, title[head.end() :], head["name"])
    return document


def split_tail(title: str) -> tuple[str, str]:
    """A title and what may be the name of its paper, «العنوان - الصحيفة»; "" where none may."""
    tail = _TAIL.search(title)
    name = tail["name"] if tail else ""
    may_be = name and is_paper_name(name) and name not in NO_NAMES and not is_place(name)
    head = title[: tail.start()] if tail else ""
    return (head, name) if may_be and len(head.split()) >= WORDS else (title, "")


def _paper(name: str, document: Document) -> str:
    """The name by which the paper is kept, where it is surely one."""
    own = document.source if key(name) == key(document.source) else ""
    return own or publisher_of(name)


def named(document: Document, title: str, name: str) -> Document:
    title = title.strip(" *:\u00a0")
    if not title:
        return document
    source = document.source or name
    return replace(document, title=title, source=source).with_notes(NAMED)
