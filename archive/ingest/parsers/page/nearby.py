"""What stands beside the headline for readers: the day of publication, and who wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from archive.ingest.extraction.byline import in_line, is_author
from search.analysis.dates.days import find_dates

TIMES = 50  # of a page that are looked at
CLOSE = 20, 6
JUST_BELOW = 12  # where even a <footer> is one of the headline
BEFORE, AFTER = 15, 60  # elements in document order; today's date stands at the head of many pages
LONGEST = 90  # characters of an element that says nothing else

_DATES = re.compile(r"date|time(?!line)|publish|posted|تاريخ", re.IGNORECASE)
_AUTHORS = re.compile(r"author|byline|writ(?:er|e|ten)|كاتب", re.IGNORECASE)
_ANY = re.compile("")
_MUTE = ("script", "style", "noscript", "img", "br", "svg")
_CHANGED = re.compile(r"updat|modif|تحديث|تعديل", re.IGNORECASE)
_BOXES = "".join(
    f" or contains(@class, '{name}')" for name in ("sidebar", "related", "widget", "comment")
)
_BESIDE = f"ancestor-or-self::*[self::nav or self::aside{_BOXES}]"
_ELSEWHERE = f"ancestor-or-self::*[self::nav or self::aside or self::footer or self::form{_BOXES}]"
# The name in a card of the author, as hCard has it.
_SIGNED = "//*[contains(@class, 'author') or contains(@class, 'post-footer')]//*[@class='fn']"
_ROLE = re.compile(
    r"^(?:بقلم|كتبت?|مرسلة بواسطة|(?:نشر )?بواسطة|تحرير|إعداد|الكاتبة?|الصحفية?|by)\s*[:/-]?\s*",
    re.IGNORECASE,
)


def date_near(heading: HtmlElement | None, page: HtmlElement) -> str:
    """The day that stands nearest to the headline; of a page with one <time>, that."""
    all_times = islice(page.iter("time"), TIMES)
    times = [time for time in all_times if not _is_elsewhere(time) and _day(time)]
    if len({_day(time) for time in times}) == 1:
        return _day(times[0])
    called = _near(heading, page, _DATES)
    alone = (each for each in _near(heading, page, _ANY, CLOSE) if len(each.words) <= LONGEST // 2)
    found = sorted((*called, *alone), key=lambda each: each.distance)
    return next((day for each in found if (day := _day(each.element))), "")


def author_near(heading: HtmlElement | None, page: HtmlElement) -> str:
    """The name beside the headline that a link or its class calls that of the author."""
    for link in page.iter("a"):
        if "author" in (link.get("rel") or "").split() and not _is_elsewhere(link):
            return _words(link)
    near = (each.words for each in _near(heading, page, _AUTHORS))
    signed = (_words(each) for each in page.xpath(_SIGNED) if not _is_elsewhere(each, _BESIDE))
    for words in chain(near, signed):
        bare = _ROLE.sub("", words)
        if in_line(words) or is_author(bare):
            return bare
    return ""


class Near(NamedTuple):
    """A short element, its words, and how many elements lie between it and the headline."""

    distance: int
    element: HtmlElement
    words: str


def _near(
    heading: HtmlElement | None,
    page: HtmlElement,
    kind: re.Pattern[str],
    reach: tuple[int, int] = (BEFORE, AFTER),
) -> Iterator[Near]:
    """Short elements of a kind, by their tag, class or id, about the headline."""
    everything = page.iter(etree.Element) if heading is not None else ()
    elements = [each for each in everything if each.tag not in _MUTE]
    at = elements.index(heading) if heading in elements else 0
    first = max(0, at - reach[0])
    for place, element in enumerate(elements[first : at + reach[1]], first):
        name = f"{element.tag} {element.get('class')} {element.get('id')} {element.get('itemprop')}"
        words = _words(element) if kind.search(name) and not _CHANGED.search(name) else ""
        where = _BESIDE if 0 < place - at <= JUST_BELOW else _ELSEWHERE
        if 0 < len(words) <= LONGEST and not _is_elsewhere(element, where):
            yield Near(abs(place - at), element, words)


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
