"""What a field answers to a word, a phrase, a pattern, a fuzzy word and a range; keys, dates."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from fnmatch import translate
from typing import NamedTuple

import numpy as np
from haystack.constants import FUZZY_WHOOSH_MAX_EDITS
from whoosh.support.levenshtein import damerau_levenshtein
from whoosh.support.relativedelta import relativedelta
from whoosh.util.times import datetime_to_long

from search.analysis import Token, analyze, fold, fold_text
from search.engines.haystack.query import show
from search.engines.whoosh.arrays import Flags, Floats, Ints
from search.engines.whoosh.ranking.ranker import Ranker
from search.parsing import MOST_CHARACTERS, MOST_TERMS

IDENTIFIER = "archive.article"
FIRST = (1, 1, 1, 0, 0, 0)  # what a date leaves out: month, day, hour, minute, second


class Matches(NamedTuple):
    """Both by the number of the document: `mask` (documents,) bool tells which match, `score`
    (documents,) float32 what that adds to the score of each, 0 where it does not match."""

    mask: Flags
    score: Floats


class Range(NamedTuple):
    """Ends are as written, None where the range is open."""

    start: str | None
    end: str | None
    without_start: bool
    without_end: bool


class Field:
    """A field that matches nothing, and what its kinds have in common."""

    def __init__(self, ranker: Ranker, name: str) -> None:
        self.ranker, self.name, self.postings = ranker, name, ranker.postings

    def matches(self, mask: Flags | None = None) -> Matches:
        """Matches that bring no score; without a mask there are none."""
        count = self.postings.count
        mask = np.zeros(count, bool) if mask is None else mask
        return Matches(mask, np.zeros(count, np.float32))

    def filled(self) -> Flags:
        """The documents that have a value."""
        return np.ones(self.postings.count, bool)

    def order(self, ids: Ints) -> Ints:
        """For documents (n,): what they are sorted by, (n,). Only fields of SORTS have one."""
        raise NotImplementedError

    def word(self, text: str) -> Matches:
        return self.matches()

    def phrase(self, text: str) -> Matches:
        return self.word(text)

    def pattern(self, text: str) -> Matches:
        """`*` stands for any letters, `?` for one."""
        return self.matches(self.filled() if set(text) == {"*"} else None)

    def fuzzy(self, text: str, edits: int) -> Matches:
        return self.word(text)

    def between(self, bounds: Range) -> Matches:
        return self.matches()


class ModelField(Field):
    """The index holds one model."""

    def word(self, text: str) -> Matches:
        return self.matches(self.filled() if text == IDENTIFIER else None)


class NumberField(Field):
    """A numeric column. `interval` reads a text as the first and last value it stands for."""

    @property
    def values(self) -> Ints:
        return self.postings.column(self.name)

    def interval(self, text: str) -> tuple[int, int] | None:
        raise NotImplementedError

    def order(self, ids: Ints) -> Ints:
        return self.values[ids]

    def word(self, text: str) -> Matches:
        return self.between(Range(text, text, False, False))

    def between(self, bounds: Range) -> Matches:
        mask = self.filled()
        if bounds.start:
            first = self.interval(bounds.start)
            mask = mask & (first is not None and self.values >= first[0])
            if first and bounds.without_start:
                mask = mask & (self.values > first[1])
        if bounds.end:
            last = self.interval(bounds.end)
            mask = mask & (last is not None and self.values <= last[1])
            if last and bounds.without_end:
                mask = mask & (self.values < last[0])
        return self.matches(mask)


class DaysField(NumberField):
    """A date stands for all of its day, month or year; a time of day for that moment."""

    def filled(self) -> Flags:
        return np.not_equal(self.values, 0)

    def interval(self, text: str) -> tuple[int, int] | None:
        digits = re.sub(r"\D", "", text)
        parts = [
            int(digits[:4] or 0),
            *(int(digits[at : at + 2]) for at in range(4, 14, 2) if digits[at:]),
        ]
        unit = ("years", "months", "days")[min(len(parts), 3) - 1]
        try:
            year, month, day, hour, minute, second = (*parts, *FIRST[len(parts) :])
            first = datetime.datetime(year, month, day, hour, minute, second)
            after = first if any(parts[3:]) else first + relativedelta(**{unit: 1})
        except (ValueError, OverflowError):
            return None
        return datetime_to_long(first), max(datetime_to_long(after) - 1, datetime_to_long(first))


class KeysField(NumberField):
    """Primary keys, also as Haystack's identifiers."""

    def __init__(self, ranker: Ranker, name: str) -> None:
        super().__init__(ranker, "pk")

    def interval(self, text: str) -> tuple[int, int] | None:
        try:
            number = int(text.removeprefix(f"{IDENTIFIER}."))
        except ValueError:
            return None
        return number, number


def tokens_of(text: str) -> list[Token]:
    return [token for token in analyze(text[:MOST_CHARACTERS]) if not token.overlay][:MOST_TERMS]


def distinct(text: str) -> list[Token]:
    return list({(token.folded, token.stem): token for token in tokens_of(text)}.values())


def expression_of(text: str) -> tuple[str, re.Pattern[str]]:
    """The pattern folded, and the expression of it; linear in time whatever it holds."""
    form = "".join(
        piece if piece in ("*", "?") else re.sub(r"[*?\[]", "", fold(show(piece)))
        for piece in re.split(r"([*?])", text[:MOST_CHARACTERS])
    )
    return form, re.compile(translate(form))


def alike(word: str, edits: int) -> Callable[[str], bool]:
    edits = min(edits, FUZZY_WHOOSH_MAX_EDITS)

    def is_alike(other: str) -> bool:
        return (
            bool(word)
            and abs(len(other) - len(word)) <= edits
            and damerau_levenshtein(word, other, limit=edits) <= edits
        )

    return is_alike


def within(ordered: list[str], bounds: Range) -> list[str]:
    start, end = (_bound(text or "") for text in (bounds.start, bounds.end))
    low = (bisect_right if bounds.without_start else bisect_left)(ordered, start) if start else 0
    high = (
        (bisect_left if bounds.without_end else bisect_right)(ordered, end) if end else len(ordered)
    )
    return ordered[low:high]


def _bound(text: str) -> str:
    """Folded; a letter by itself is no token, and bounds nevertheless."""
    return fold_text(text) or fold(text)
