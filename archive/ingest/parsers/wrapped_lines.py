"""Hand-wrapped lines: paragraphs that a typist or a program broke at a width.

A text is wrapped where line after line is full: the first word of the line below would not have
fitted. A line that has room for it ends a paragraph, as a blank line does. Verse is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

WIDTHS = range(30, 121)  # code points of the longest line
PAIRS = 3  # of lines, one full above another, that are evidence
FULL = 0.8  # of the pairs
WRAPPED = "ضُمّت الأسطر المقطوعة في فقرات"

_VERSE = re.compile(r"\S {3,}\S|\t|\S\s*(?:\*|\.\.\.)\s*\S")
_ENDS = re.compile(r"[.!?؟…»”\")][\s»”\")]*\Z")


def paragraphs(text: str) -> tuple[tuple[str, ...], bool]:
    """The lines that hold anything, joined where they were wrapped; and whether they were."""
    lines = [line.rstrip() for line in text.splitlines()]
    width = _width(lines)
    if not width:
        return tuple(line for line in lines if line), False
    return tuple(_joined(lines, width)), True


def _width(lines: Sequence[str]) -> int:
    """The width at which the lines were broken, 0 for a text whose lines are its paragraphs."""
    longest = max(map(len, lines), default=0)
    if longest not in WIDTHS or any(map(_VERSE.search, lines)):
        return 0
    pairs = [(one, other) for one, other in pairwise(lines) if one and other]
    full = [one for one, other in pairs if _is_full(one, other, longest)]
    open_lines = sum(not _ENDS.search(line) for line in full)
    ended = [one for one, other in pairwise((*lines, "")) if one and not other]
    is_prose = open_lines > len(full) / 2 and any(map(_ENDS.search, ended))
    return longest if len(full) >= max(PAIRS, FULL * len(pairs)) and is_prose else 0


def _is_full(line: str, below: str, width: int) -> bool:
    return len(line) + 1 + len(below.split()[0]) > width


def _joined(lines: Sequence[str], width: int) -> Iterator[str]:
    paragraph: list[str] = []
    for line, below in pairwise((*lines, "")):
        if line:
            paragraph.append(line.strip())
        if paragraph and not (line and below and _is_full(line, below, width)):
            yield " ".join(paragraph)
            paragraph = []
