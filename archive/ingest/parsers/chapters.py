"""Chapters: what of a book is an article of its own. Pure.

A book is cut at its highest headings, and what is still too long for one article at the next;
headings below stay in the text as lines of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LONGEST = 40_000  # characters of a chapter, some 25 pages, beyond which it is cut at its headings
TITLE_PAGE = 200  # characters before the first heading that are no text of their own


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


def chapters(sections: Sequence[Section]) -> Iterator[Chapter]:
    """The chapters of a book in their order, none without text."""
    levels = [section.level for section in sections if section.level]
    if not levels:
        yield from _whole(list(sections), ())
        return
    lead, *groups = _groups(list(sections), min(levels))
    if sum(section.size for section in lead) > TITLE_PAGE or not groups:
        yield from _whole(lead, ())
    for group in groups:
        yield from _divided(group, (), only=len(groups) == 1)


def _groups(sections: list[Section], level: int) -> list[list[Section]]:
    """What stands before the first heading of a level, and each such heading with what is below."""
    groups: list[list[Section]] = [[]]
    for section in sections:
        if section.level == level:
            groups.append([])
        groups[-1].append(section)
    return groups


def _divided(sections: list[Section], within: tuple[str, ...], *, only: bool) -> Iterator[Chapter]:
    """One heading with what is below it, cut where it is long, or all there is in the book."""
    head, *rest = sections
    long = sum(section.size for section in sections) > LONGEST
    if not rest or not (long or (only and not head.paragraphs and len(rest) > 1)):
        yield from _whole(sections, within)
        return
    yield from _whole([head], within)
    inner = (*within, head.title) if head.title else within
    lead, *groups = _groups(rest, min(section.level for section in rest))
    for group in (*([section] for section in lead), *groups):
        yield from _divided(group, inner, only=False)


def _whole(sections: list[Section], within: tuple[str, ...]) -> Iterator[Chapter]:
    """One chapter, if there is any text in it."""
    if not any(section.paragraphs for section in sections):
        return
    head, *rest = sections
    paragraphs = [*head.paragraphs]
    for section in rest:
        paragraphs += [section.title] if section.title else []
        paragraphs += section.paragraphs
    yield Chapter(head.title, tuple(paragraphs), within, head.key)
