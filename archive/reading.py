"""A text as it is read: its paragraphs and the time it takes."""

from __future__ import annotations

import re

WORDS_PER_MINUTE = 180

_BLANK_LINES = re.compile(r"\n\s*\n")


def paragraphs(body: str) -> list[str]:
    """The parts of `body` between blank lines, without those that are empty."""
    return [part.strip() for part in _BLANK_LINES.split(body) if part.strip()]


def minutes(body: str) -> int:
    """Whole minutes, at least one."""
    return minutes_of(len(body.split()))


def minutes_of(words: int) -> int:
    """Of a text of so many words."""
    return max(1, round(words / WORDS_PER_MINUTE))
