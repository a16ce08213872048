"""Titles: the line that stands above a text, tidied, or one generated where there is none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.ingest.document import Document, replace
from archive.ingest.extraction.byline import in_line
from archive.ingest.extraction.dateline import read_dateline
from archive.ingest.extraction.generated_title import generate
from archive.ingest.extraction.masthead import take_masthead
from archive.ingest.extraction.opening import date_of_line
from search.analysis.gazetteer import key

GENERATED = "صيغ العنوان من النص"
LINE_LENGTH, ASKING_LENGTH = 125, 165  # code points of a first line that is a title
LONGEST = 300

SECTIONS = (
    "عام|سياسي|اقتصادي|رياضي|ثقافي|اجتماعي|علمي|محلي|دولي|عربي|ديني|صحي|تعليمي|أمني|برلماني|تقني|فني|"
    "منوعات|سياسة|اقتصاد|رياضة|ثقافة|محليات|حوادث|أخبار"
)
_LETTER, _ARABIC = re.compile(r"[^\W\d_]"), re.compile(r"[\u0621-\u064a]")
# Marks of other formats.
_NO_TITLE = re.compile(r"<[^<>]+>\Z|#{2,}|[{}\[\]|=*_-]{2,}")
_BASMALA = re.compile(r"\W*بسم الله الرحمن الرحيم\W*")
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
    ends_a_sentence = ends_a_sentence or bool(_NO_TITLE.match(line))
    reads = len(_LETTER.findall(line)) > 1 and (
        _ARABIC.search(line) or not _ARABIC.search(lines[1])
    )
    return line if fits and not ends_a_sentence and reads else ""


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
    if _BASMALA.fullmatch(first):
        below = take_title(replace(document, paragraphs=document.paragraphs[1:]))
        return replace(below, paragraphs=(first, *below.paragraphs))
    line = first_line(document.paragraphs)
    dateline = read_dateline(line)
    is_dateline = dateline is not None and dateline.end >= len(line)
    if not line or is_dateline or in_line(line) or date_of_line(line):
        return document
    below = replace(document, title=line, paragraphs=document.paragraphs[1:])
    # Credit lines between a title and its text; datelines and bylines are read after this.
    first = below.paragraphs[0]
    return below if read_dateline(first) or in_line(first) else take_masthead(below)


def name_section(document: Document) -> Document:
    """«سياسي / …» and «… إضافة أولى» are not part of a title."""
    section, title = split_section(document.title)
    part = _PART.search(title)
    if part:
        document = document.with_notes(f"جزء من خبر: {part[1]}")
        title = title[: part.start()] or title
    return replace(document, section=document.section or section, title=title)


def _alone(document: Document) -> str:
    """The headline that is all there is of a text."""
    line = document.paragraphs[0].strip()
    is_headline = len(document.paragraphs) == 1 and len(line) <= ASKING_LENGTH
    return line if is_headline and not line.endswith(".") and len(_LETTER.findall(line)) > 1 else ""


def generate_title(document: Document) -> Document:
    """A title for a text that has none, or one that is no title but a paragraph."""
    title = document.title
    if title and len(title) <= LONGEST:
        return document
    generated = _alone(document) if not title else ""
    generated = generated or generate((title,) if title else document.paragraphs)
    extra = {**document.extra, "title": title} if title else document.extra
    return replace(document, title=generated, extra=extra).with_notes(GENERATED)
