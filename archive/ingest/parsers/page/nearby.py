"""What stands beside the headline for readers: the day of publication, and who wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from lxml import etree
from lxml.html import HtmlElement

from archive.ingest.extraction.byline import in_line, is_author
from search.analysis.dates.days import find_dates

CLOSE = 20, 6
JUST_BELOW = 12  # where even a <footer> is one of the headline
BEFORE, AFTER = 15, 60  # elements in document order; today's date stands at the head of many pages
LONGEST = 90  # characters of an element that says nothing else

_DATES = re.compile(r"date|time(?!line)|publish|posted|تاريخ", re.IGNORECASE)
_AUTHORS = re.compile(r"author|byline|writer|كاتب", re.IGNORECASE)
_MUTE = ("script", "style", "noscript", "img", "br", "svg")
_CHANGED = re.compile(r"updat|modif|تحديث|تعديل", re.IGNORECASE)
_ELSEWHERE = "ancestor-or-self::*[self::nav or self::aside or self::footer or self::form]"
_BESIDE = "ancestor-or-self::*[self::nav or self::aside]"
_ROLE = re.compile(r"^(?:بقلم|كتبت?|تحرير|إعداد|الكاتبة?|الصحفية?|by)\s*[:/-]?\s*", re.IGNORECASE)


def date_near(heading: HtmlElement | None, page: HtmlElement) -> str:
    """The day that stands nearest to the headline; of a page with one <time>, that."""
    times = [time for time in page.iter("time") if not _is_elsewhere(time) and _day(time)]
    if len({_day(time) for time in times}) == 1:
        return _day(times[0])
    called = (day for each in _near(heading, page, _DATES) if (day := _day(each)))
    alone = (day for each in _beside(heading, page) if (day := _day(each)))
    return next(chain(called, alone), "")


def author_near(heading: HtmlElement | None, page: HtmlElement) -> str:
    """The name beside the headline that a link or its class calls that of the author."""
    for link in page.iter("a"):
        if "author" in (link.get("rel") or "").split() and not _is_elsewhere(link):
            return _words(link)
    for each in _near(heading, page, _AUTHORS):
        words = _words(each)
        bare = _ROLE.sub("", words)
        if in_line(words) or is_author(bare):
            return bare
    return ""


def _near(
    heading: HtmlElement | None,
    page: HtmlElement,
    kind: re.Pattern[str],
    reach: tuple[int, int] = (BEFORE, AFTER),
) -> Iterator[HtmlElement]:
    """Short elements of a kind, by their tag, class or id, the nearest to the headline first."""
    everything = page.iter(etree.Element) if heading is not None else ()
    elements = [each for each in everything if each.tag not in _MUTE]
    at = elements.index(heading) if heading in elements else 0
    found = []
    first = max(0, at - reach[0])
    for place, element in enumerate(elements[first : at + reach[1]], first):
        name = f"{element.tag} {element.get('class')} {element.get('id')} {element.get('itemprop')}"
        if kind.search(name) and not _CHANGED.search(name) and 0 < len(_words(element)) <= LONGEST:
            found.append((abs(place - at), place, element))
    return (
        element
        for _, place, element in sorted(found, key=lambda each: each[:2])
        if not _is_elsewhere(element, _BESIDE if 0 < place - at <= JUST_BELOW else _ELSEWHERE)
    )


def _beside(heading: HtmlElement | None, page: HtmlElement) -> Iterator[HtmlElement]:
    """Elements just above and below the headline that hold a day and hardly anything else."""
    for element in _near(heading, page, re.compile(""), CLOSE):
        if len(_words(element)) <= LONGEST // 2:
            yield element


def _day(element: HtmlElement) -> str:
    """The day of an element as it is written; "" of one that names none, or says when it was changed."""
    written = element.get("datetime") or _words(element)
    if _CHANGED.search(written):
        return ""
    return written if next(find_dates(written), None) else ""


def _words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _is_elsewhere(element: HtmlElement, where: str = _ELSEWHERE) -> bool:
    return bool(element.xpath(where))
