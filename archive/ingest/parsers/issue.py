"""An issue in one file: articles parted by equal lines of one sign, «*****».

It is one where the same line of three signs or more stands twice or more often, and what stands
between is each time a title, one line of few words that ends no sentence, and a text with a longer
line, longer than a verse, that ends one. What stands above the first article, or above another line of signs in it,
is the masthead of the issue. Stanzas and sections of one article have no such shape and stay.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from search.analysis.dates.days import parse_date
from search.analysis.dates.partial_date import PartialDate

TIMES = 2  # that the line stands in the text
TITLE_LENGTH, TITLE_WORDS, HEADER_LINES, NAME_WORDS = 125, 14, 3, 4
LINE = 40  # code points of a line that is no verse
PARTED = "فُصل من ملف فيه {} مقالات"

_SEPARATOR = re.compile(r"([*=_#~+•·ـ–—-])(?:\s?\1){2,}")
_STOP = re.compile(r"[.!?؟…»”\")]\s*\Z")
_NUMBER = re.compile(r"[\s\-–—،,:|(]*(?P<issue>(?:العدد|عدد)\s*(?:رقم)?\s*[(:]?\s*[\d٠-٩]+)[\s)]*")
_PART = re.compile(r"\s*[|،,–—]\s*|\s+-\s+")


class Issue(NamedTuple):
    """Its articles, each its lines; `source`, `number` and `published`: what its masthead says."""

    articles: list[str]
    header: tuple[str, ...]
    source: str
    number: str
    published: PartialDate | None


def issue(text: str) -> Issue | None:
    """The articles of an issue, None for a text that is one article."""
    lines = text.splitlines()
    separators = Counter(line.strip() for line in lines if _SEPARATOR.fullmatch(line.strip()))
    line, times = separators.most_common(1)[0] if separators else ("", 0)
    if times < TIMES:
        return None
    first, *others = _parted(lines, line)
    header, first = _header(first)
    articles = [part for part in (first, *others) if any(map(str.strip, part))]
    if len(articles) < TIMES or not all(map(_is_article, articles)):
        return None
    return _named(["\n".join(part) for part in articles], header)


def _parted(lines: Sequence[str], separator: str) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for line in lines:
        if line.strip() == separator:
            parts.append([])
        else:
            parts[-1].append(line)
    return parts


def _header(first: list[str]) -> tuple[list[str], list[str]]:
    """What stands above the first article, and the article."""
    for at, line in enumerate(first):
        if _SEPARATOR.fullmatch(line.strip()):
            return first[:at], first[at + 1 :]
    filled = [line for line in first if line.strip()]
    if len(filled) <= HEADER_LINES and not any(
        line.endswith((".", "!", "؟", "،")) for line in filled
    ):
        return filled, []
    return [], first


def _is_article(part: Sequence[str]) -> bool:
    title, *text = [line.strip() for line in part if line.strip()] or [""]
    few = len(title) <= TITLE_LENGTH and len(title.split()) <= TITLE_WORDS
    prose = any(_STOP.search(line) and len(line) > max(LINE, len(title)) for line in text)
    return bool(title) and few and not title.endswith((".", ":", "،")) and prose


def _named(articles: list[str], lines: Sequence[str]) -> Issue:
    header = tuple(line.strip() for line in lines if line.strip())
    number = next(filter(None, map(_NUMBER.search, header)), None)
    name = _NUMBER.sub("", _PART.split(header[0])[0]).strip(" -–—|،:") if header else ""
    is_name = len(name.split()) <= NAME_WORDS and not re.search(r"\d", name)
    date = next(filter(None, map(parse_date, header)), None)
    return Issue(
        articles, header, name if is_name else "", _plain(number["issue"]) if number else "", date
    )


def _plain(number: str) -> str:
    return " ".join(re.sub(r"[():]", " ", number).split())
