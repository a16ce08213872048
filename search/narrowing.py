"""A date among the words of a query, which may be meant as the time that the news are of."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from search.analysis.dates.periods import period

MOST_WORDS = 6  # of a date
_YEAR = re.compile(r"\d{4}")


class Narrowing(NamedTuple):
    """`text` is the date as it was typed, `rest` what is left of the query."""

    text: str
    rest: str
    first: datetime.date
    last: datetime.date


def narrowing(text: str) -> Narrowing | None:
    """By the first date of several words that ends with a year: «حزيران 2014»."""
    if not _YEAR.search(text):
        return None
    words = text.split()
    for start, end in _spans(words):
        try:
            read = period(" ".join(words[start:end]))
        except ValueError:
            continue
        rest = " ".join([*words[:start], *words[end:]])
        return Narrowing(" ".join(words[start:end]), rest or text, read.first, read.last)
    return None


def _spans(words: list[str]) -> Iterator[tuple[int, int]]:
    """The longest first of those that end with one year."""
    for end, word in enumerate(words, 1):
        if _YEAR.search(word):
            for start in range(max(end - MOST_WORDS, 0), end - 1):
                yield start, end
