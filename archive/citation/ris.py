"""RIS, as reference managers read it: a tag of two letters, two blanks, a hyphen, a blank.

A name without a comma is one that has no parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from archive.citation.work import Work


def ris(works: Iterable[Work]) -> str:
    return "".join(f"{tag}  - {_line(value)}\r\n" for work in works for tag, value in _tags(work))


def _tags(work: Work) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS" if work.source else "ELEC"
    yield "ID", work.key
    yield "TI", work.title
    for author in work.authors:
        yield "AU", author.replace(",", "،")
    if work.source:
        yield "T2", work.source
    if work.date_parts:
        yield "PY", str(work.date_parts[0])
        yield "DA", _date(work.date_parts)
    yield "UR", work.url
    yield "DB", work.archive
    yield "LA", work.language
    for tag in work.tags:
        yield "KW", tag
    yield "ER", ""


def _date(parts: tuple[int, ...]) -> str:
    """YYYY/MM/DD/, the unknown left empty."""
    numbers = [f"{parts[0]:04}", *(f"{number:02}" for number in parts[1:])]
    return "/".join(numbers) + "/" * (4 - len(numbers))


def _line(value: str) -> str:
    return " ".join(value.split())
