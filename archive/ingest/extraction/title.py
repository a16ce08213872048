"""Titles: the line that stands above a text, tidied, or one generated where there is none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.ingest.document import Document
from archive.ingest.extraction.byline import in_line
from archive.ingest.extraction.dateline import read_dateline
from archive.ingest.extraction.generated_title import generate
from archive.ingest.extraction.opening import is_date_line
from search.analysis.gazetteer import key

GENERATED = "صيغ العنوان من النص"
LINE_LENGTH, ASKING_LENGTH = 125, 165  # code points of a first line that is a title
LONGEST = 300

SECTIONS = (
    "عام|سياسي|اقتصادي|رياضي|ثقافي|اجتماعي|علمي|محلي|دولي|عربي|ديني|صحي|تعليمي|أمني|برلماني|تقني|فني|"
    "منوعات|سياسة|اقتصاد|رياضة|ثقافة|محليات|حوادث|أخبار"
)
_SECTION = re.compile(rf"({SECTIONS})\s*/\s*(?=\S)")
_PART = re.compile(r"\s*[/–-]?\s*(إضافة (?:أولى|ثانية|ثالثة|رابعة|خامسة|أخيرة)(?: و\s?أخيرة)?)\s*$")


def first_line(lines: Sequence[str]) -> str:
    """The first line where it stands as a title above the text, else an empty string."""
    if len(lines) < 2:
        return ""
    line = lines[0].strip()
    asks = line.rstrip(' "”»').endswith(("؟", "!", "?"))
    fits = len(line) <= (ASKING_LENGTH if asks else LINE_LENGTH)
    ends_a_sentence = line.endswith((".", ":", "،", "؛", ",")) and not line.endswith("..")
    return line if fits and not ends_a_sentence and len(re.findall(r"[^\W\d_]", line)) > 1 else ""


def split_section(title: str) -> tuple[str, str]:
    """«سياسي / …» -> its section and the title proper."""
    match = _SECTION.match(title)
    return (match[1], title[match.end() :]) if match else ("", title)


def take_title(document: Document) -> Document:
    """The first line becomes the title, or goes where it repeats the title."""
    first = document.paragraphs[0] if document.paragraphs else ""
    if document.title:
        alike = len(document.paragraphs) > 1 and len(first) <= 2 * len(document.title)
        repeated = alike and key(first) == key(document.title)
        return replace(document, paragraphs=document.paragraphs[1:]) if repeated else document
    line = first_line(document.paragraphs)
    dateline = read_dateline(line)
    is_dateline = dateline is not None and dateline.end >= len(line)
    if not line or is_dateline or in_line(line) or is_date_line(document):
        return document
    return replace(document, title=line, paragraphs=document.paragraphs[1:])


def name_section(document: Document) -> Document:
    """«سياسي / …» and «… إضافة أولى» are not part of a title."""
    section, title = split_section(document.title)
    part = _PART.search(title)
    if part:
        document = document.with_notes(f"جزء من خبر: {part[1]}")
        title = title[: part.start()] or title
    return replace(document, section=document.section or section, title=title)


def generate_title(document: Document) -> Document:
    """A title for a text that has none, or one that is no title but a paragraph."""
    title = document.title
    if title and len(title) <= LONGEST:
        return document
    generated = generate((title,) if title else document.paragraphs)
    extra = {**document.extra, "title": title} if title else document.extra
    return replace(document, title=generated, extra=extra).with_notes(GENERATED)
