"""Which pages hold no article: front pages, lists of other pages, error pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from archive.ingest.parsers.html_text import Line

ERROR_PAGE = "صفحة خطأ، لا مقال"
FRONT_PAGE = "صفحة أولى، لا مقال"
LIST_PAGE = "صفحة تسرد مقالات أخرى، لا مقال"
NO_ARTICLE = "لا نص مقال في الصفحة"

_ERROR = re.compile(
    r"^\W*(?:40[134]|50[0234])\b|\b(?:error|خطأ) ?(?:40\d|50\d)|not found|forbidden|access denied|just a moment"
    r"|attention required|service unavailable|الصفحة (?:غير موجودة|المطلوبة|التي تبحث|لم)|لم يتم العثور على|غير متاحة?$",
    re.IGNORECASE,
)
_FRONT = re.compile(r"/?(?:ar/)?(?:(?:ar|index|home|default|main)(?:\.\w{3,5})?/?)?", re.IGNORECASE)
RUNNING, SHORT = 100, 8  # characters of a line of running text; lines that make a list
SENTENCE = 50  # characters of a line that names of sections seldom reach
LEAST = 25  # characters of an article
LITTLE = 400  # characters of the text of an error page


@dataclass(frozen=True, slots=True)
class Page:
    """`title`: of the window; `said`: what the page says of its type; `all_text`: no menu in it;
    `titled`: it says how it is called; `headline`: a heading of several words leads nowhere else;
    `leads`: many headings do.
    """

    title: str
    lines: Sequence[Line]
    address: str
    said: Sequence[str]
    all_text: bool
    titled: bool
    headline: bool
    leads: bool


def refusal_of(page: Page) -> str:
    """Why a page is none of an article, or ""."""
    title, lines, address, said = page.title, page.lines, page.address, page.said
    text = sum(len(line.text) for line in lines)
    if _ERROR.search(title) and text <= LITTLE:
        return ERROR_PAGE
    if text < LEAST:
        return NO_ARTICLE
    if "article" in said:
        return ""
    running = sum(len(line.text) for line in lines if not line.level and len(line.text) >= RUNNING)
    path = urlsplit(address).path if address else "?"
    if _FRONT.fullmatch(path) and ("website" in said or page.leads or running < text / 2):
        return FRONT_PAGE
    longest = max(len(line.text) for line in lines)
    sentence = SENTENCE if page.titled else RUNNING
    if longest < sentence and text <= LITTLE and not page.all_text:
        return NO_ARTICLE
    if page.leads and not page.headline:
        return LIST_PAGE
    return LIST_PAGE if len(lines) >= SHORT and running < text / 4 and "website" in said else ""
