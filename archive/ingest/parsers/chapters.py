"""Chapters: what of a book is an article of its own. Pure.

A book is cut at the highest headings that make articles, and what is still too long for one at
those below; other headings stay in the text as lines of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from archive.ingest.document import PartialDate
from search.analysis.dates.days import find_dates

TYPICAL = 20_000  # characters of a chapter on average, where the headings below are no chapters
PERIODICALS = ("مجلة", "جريدة", "صحيفة", "نشرة", "دورية", "المجلة", "الجريدة")
# What stands around the text of a book.
AROUND = frozenset(
    [
        "بطاقة الكتاب",
        "الغلاف",
        "غلاف",
        "المحتويات",
        "فهرس المحتويات",
        "فهرس الموضوعات",
        "الفهرس",
        "cover",
        "contents",
        "table of contents",
        "title page",
        "copyright",
    ]
)
LONGEST = 40_000  # characters of a chapter, some 25 pages, beyond which it is cut at its headings
TITLE_PAGE = 200  # characters above the first of several chapters that are no text of their own

NOT_READ = "لم يُقرأ من الكتاب: {}"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it up to the next; `level` is 1 for the highest.

    0 is the level of what stands before the first heading; `key` names the place in its book.
    """

    level: int
    title: str
    paragraphs: tuple[str, ...]
    key: str = ""

    @property
    def size(self) -> int:
        return len(self.title) + sum(map(len, self.paragraphs))


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a book that is an article; `within` are the headings above its own."""

    title: str
    paragraphs: tuple[str, ...]
    within: tuple[str, ...] = ()
    key: str = ""
    page: tuple[str, ...] = ()  # of the titles above, as that of an issue with its day


def issued(chapter: Chapter, book: str) -> PartialDate | None:
    """The day of the issue that an article of a periodical stands in, where its page says one."""
    text = " ".join((*chapter.within[-1:], *chapter.page)) if is_periodical(book) else ""
    days = [found.date for found in find_dates(text)]
    return days[0] if len(days) == 1 else None


def is_periodical(title: str) -> bool:
    """Whether a book is many issues of a journal, whose editor is not the author of its articles."""
    return title.split(" ")[0] in PERIODICALS


def without_around(sections: Sequence[Section]) -> tuple[list[Section], tuple[str, ...]]:
    """The sections of the text itself, and a note of what stood around it."""
    around = [section.title for section in sections if section.title.strip().lower() in AROUND]
    inner = [section for section in sections if section.title not in around]
    return inner, ((NOT_READ.format("، ".join(dict.fromkeys(around))),) if around else ())


def chapters(sections: Sequence[Section]) -> Iterator[Chapter]:
    """The chapters of a book in their order, none without text."""
    yield from _cut(list(sections), _level(sections), _Above())


def _level(sections: Sequence[Section]) -> int:
    """The highest level whose headings stand as near to one another as articles do."""
    levels = sorted({section.level for section in sections if section.level})
    size = sum(section.size for section in sections)
    for level in levels:
        heads = [section for section in sections if 0 < section.level <= level]
        empty = len(heads) == 1 and not heads[0].paragraphs  # the title of the book itself
        if size <= TYPICAL * len(heads) and not (empty and level < levels[-1]):
            return level
    return levels[-1] if levels else 0


@dataclass(frozen=True, slots=True)
class _Above:
    """The headings above a chapter, and what stands on the page of titles below the last."""

    titles: tuple[str, ...] = ()
    page: tuple[str, ...] = ()

    def below(self, heads: Sequence[Section]) -> _Above:
        titles = tuple(head.title for head in heads if head.title)
        page = heads[-1].paragraphs if heads and _is_short(heads[-1].paragraphs) else self.page
        return _Above((*self.titles, *titles), page)


def _cut(sections: list[Section], level: int, above: _Above) -> Iterator[Chapter]:
    """Chapters that begin at the headings of a level and those above it."""
    heads: list[Section] = []
    groups: list[list[Section]] = [[]]
    for section in sections:
        if 0 < section.level <= level:
            groups.append([])
        groups[-1].append(section)
    groups = [group for group in groups if group]
    for group, following in zip_longest(groups, groups[1:]):
        head = group[0]
        heads = [each for each in heads if each.level < head.level]
        opening = following is not None and following[0].level > head.level
        yield from _chapters_of(group, above.below(heads), opening=opening)
        heads += [head] if head.level else []


def _chapters_of(group: list[Section], above: _Above, *, opening: bool) -> Iterator[Chapter]:
    """One heading with what is below it, cut where it is long.

    What is `opening` stands above chapters that are its own; when short it is a page of titles.
    """
    head, *rest = group
    if rest and sum(section.size for section in group) > LONGEST:
        yield from _chapters_of([head], above, opening=True)
        level = min(section.level for section in rest)
        yield from _cut(rest, level, above.below([head]))
        return
    chapter = _whole(group, above)
    if chapter.paragraphs and not (opening and _is_short(chapter.paragraphs)):
        yield chapter


def _is_short(paragraphs: Sequence[str]) -> bool:
    return sum(map(len, paragraphs)) <= TITLE_PAGE


def _whole(group: list[Section], above: _Above) -> Chapter:
    head, *rest = group
    paragraphs = [*head.paragraphs]
    for section in rest:
        paragraphs += [section.title] if section.title else []
        paragraphs += section.paragraphs
    return Chapter(head.title, tuple(paragraphs), above.titles, head.key, above.page)
