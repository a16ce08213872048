"""Ready citations, as Arabic newspapers and the usual style guides have them.

APA 7 (9.36, 10.1), Chicago 17 (14.191) and MLA 9 (5.68) say what is named and in which order; the
signs between are Arabic. Without an author the title comes first, as all three ask.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from archive.citation.calendars import day
from archive.citation.work import Work

NO_DATE = "د.ت."
AND_OTHERS = "وآخرون"


@dataclass(frozen=True, slots=True)
class Style:
    """`cite(work, hijri)` is one line of plain text."""

    name: str
    label: str
    cite: Callable[[Work, bool], str]


def _newspaper(work: Work, hijri: bool) -> str:
    parts = (_all(work.authors), f"«{work.title}»", work.source, day(work, hijri), work.url)
    return _joined("، ", parts)


def _apa(work: Work, hijri: bool) -> str:
    date = f"({day(work, hijri) or NO_DATE})"
    title = work.title
    first = (_all(work.authors), date, title) if work.authors else (title, date)
    return _sentences(*first, work.source or work.archive, work.url)


def _chicago(work: Work, hijri: bool) -> str:
    published = _joined("، ", (work.source, day(work, hijri) or NO_DATE))
    return _sentences(_all(work.authors), f"«{work.title}»", published, work.archive, work.url)


def _mla(work: Work, hijri: bool) -> str:
    authors = _one_or_two(work.authors)
    container = _joined("، ", (work.source, day(work, hijri)))
    return _sentences(
        authors, f"«{work.title}»", container, _joined("، ", (work.archive, work.url))
    )


STYLES = (
    Style("newspaper", "صحفي", _newspaper),
    Style("apa", "APA", _apa),
    Style("chicago", "شيكاغو", _chicago),
    Style("mla", "MLA", _mla),
)


def _all(names: Sequence[str]) -> str:
    """«أ»، «أ وب»، «أ وب وج»: in Arabic each name after the first has its own «و»."""
    return " و".join(names)


def _one_or_two(names: Sequence[str]) -> str:
    return _all(names) if len(names) < 3 else f"{names[0]} {AND_OTHERS}"


def _joined(between: str, parts: Iterable[str]) -> str:
    return between.join(part for part in parts if part)


def _sentences(*parts: str) -> str:
    """Each with its full stop, but for an address, which none may be added to."""
    *whole, last = (part for part in parts if part)
    return " ".join([*(_ended(part) for part in whole), last])


def _ended(part: str) -> str:
    return part if part.rstrip("»").endswith((".", "؟", "!", "…")) else f"{part}."
