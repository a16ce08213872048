"""An article as plain text and as Markdown, for those who read with programs. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from archive.citation.calendars import day
from archive.citation.work import Work

# Signs that CommonMark would read as its own, anywhere and at the start of a line.
_ANYWHERE = re.compile(r"([\\`*_\[\]<>&])")
_AT_START = re.compile(r"^([#+=~|-]|\d{1,9}[.)])", re.MULTILINE)
_NUMBER = re.compile(r"\\(\d+)([.)])")


def plain(work: Work, paragraphs: Sequence[str]) -> str:
    """Title, facts and text, with a blank line between paragraphs."""
    return _blocks([work.title, "\n".join(_facts(work)), *paragraphs])


def markdown(work: Work, paragraphs: Sequence[str]) -> str:
    """The same in CommonMark; its text is that of the article, letter for letter."""
    facts = [f"- {_escaped(fact)}" for fact in _facts(work)]
    title = _escaped(" ".join(work.title.split()))
    return _blocks([f"# {title}", "\n".join(facts), *map(_escaped, paragraphs)])


def _facts(work: Work) -> Iterable[str]:
    said = {
        "المصدر": work.source,
        "الكاتب": "، ".join(work.authors),
        "التاريخ": day(work, hijri=False),
        "الوسوم": "، ".join(work.tags),
        "الرابط": work.url,
    }
    return [f"{label}: {value}" for label, value in said.items() if value]


def _blocks(parts: Iterable[str]) -> str:
    return "\n\n".join(part for part in parts if part) + "\n"


def _escaped(text: str) -> str:
    text = _ANYWHERE.sub(r"\\\1", text)
    return _NUMBER.sub(r"\1\\\2", _AT_START.sub(r"\\\1", text))
