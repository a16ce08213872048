"""The name of the site in the title of a page: «العنوان - الموقع», «الموقع | العنوان»."""

from __future__ import annotations

import re
from collections.abc import Iterable

from archive.ingest.extraction.known_names import certain_sources, papers
from archive.ingest.extraction.outlets import PUBLISHER
from search.analysis.gazetteer import key

_BETWEEN = re.compile(r"\s+[-–—|»«•·]\s+|\s*(?:\||::)\s*|\s+:\s+(?=\S+$)")
_SURE = re.compile(r"\s*(?:\||::)\s*")  # signs that stand in no headline
_PARTS_OF_SITES = re.compile(
    r"(?:الصفحة )?الرئيسية|أخبار|الأخبار|آخر الأخبار|أحدث الأخبار|RSS(?: 2\.0)?|Atom|feed|home",
    re.IGNORECASE,
)
LONGEST = 6  # words of the name of a site

_MEANINGLESS = ("", "index", "untitled", "بدون عنوان", "بلا عنوان", "عنوان جديد", "new page")


def split_title(title: str, headings: Iterable[str], names: Iterable[str]) -> tuple[str, str]:
    """The headline and the name of the site in the title of a page; "" for what is not there.

    What is a headline on the page itself is the headline; what is called the name of the site, or is
    known as that of a paper, is that. A title that cannot be told apart stays whole.
    """
    title = " ".join(title.split())
    if title.casefold() in _MEANINGLESS:
        return "", ""
    keys = {key(each) for each in headings if each}
    sites = {key(each) for each in names if each}
    if key(title) in sites or (is_paper(title) and key(title) not in keys):
        return "", title
    for head, tail in _at_colons(title):
        if key(tail) in keys and len(head.split()) <= LONGEST:
            return tail, head
    for head, tail in _halves(title):
        if key(head) in keys or key(tail) in sites or _is_site(tail):
            return head, _outer(tail, -1)
        if key(tail) in keys or key(head) in sites or _is_site(head):
            return tail, _outer(head, 0)
    sure = _SURE.split(title)
    if len(sure) > 1 and len(sure[-1].split()) <= min(LONGEST, len(sure[0].split())):
        return sure[0], site_name(sure[-1])
    return title, ""


def _halves(title: str) -> list[tuple[str, str]]:
    """The title before and after each sign that may part it."""
    signs = list(_BETWEEN.finditer(title))
    return [(title[: sign.start()], title[sign.end() :]) for sign in signs if sign.start()]


def _at_colons(title: str) -> list[tuple[str, str]]:
    """«مدونة الواحة: العنوان», as blogs have it, and most headlines with a colon have not."""
    head, colon, tail = title.partition(": ")
    return [(head, tail)] if colon and not head.endswith(":") else []


def _outer(name: str, place: int) -> str:
    """Of what stands beside a headline the outermost part: «القسم - الموقع», «الموقع | القسم»."""
    parts = [part for part in _BETWEEN.split(name.strip()) if not _PARTS_OF_SITES.fullmatch(part)]
    return parts[place] if parts and any(map(str.isalpha, parts[place])) else ""


def _is_site(name: str) -> bool:
    return is_paper(name) or bool(
        re.fullmatch(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,8}", name.lower())
    )


def is_paper(name: str) -> bool:
    """Whether a name is known as that of a paper, or begins like one."""
    known = key(name) in certain_sources() or key(name) in papers()
    return known or (bool(PUBLISHER.match(name)) and len(name.split()) <= 4)


def letters(text: str) -> str:
    """The letters and digits of a text in any spelling, without what programs add or drop."""
    return "".join(filter(str.isalnum, key(text)))


def same(one: str, other: str) -> bool:
    return letters(one) == letters(other)


def site_name(name: str) -> str:
    """The name without what a site says of its parts: «الواحة - الرئيسية»."""
    parts = [part for part in _BETWEEN.split(name.strip()) if not _PARTS_OF_SITES.fullmatch(part)]
    short = next((part for part in parts if len(part.split()) <= LONGEST), "")
    return (" - ".join(parts) if len(name.split()) <= LONGEST else short) or name.strip()


def without_site(title: str, names: Iterable[str]) -> str:
    """A headline without the name of the site, however often it stands there."""
    sites = {key(name) for name in names if name}
    for head, tail in reversed(_halves(title)):
        if key(tail) in sites:
            return head
        if key(head) in sites:
            return tail
    return title
