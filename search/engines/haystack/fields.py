"""What a field answers to a word, a phrase, a pattern, a fuzzy word and a range."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.engines.whoosh.ranking.ranker import Ranker
from search.engines.whoosh.reading.postings import Floats

IDENTIFIER = "archive.article"

Flags = NDArray[np.bool_]


class Matches(NamedTuple):
    """Which documents match, and what that adds to the score of each; 0 where none matches."""

    found: Flags
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

    def matches(self, found: Flags | None = None) -> Matches:
        """Matches that bring no score; without `found` there are none."""
        count = self.postings.count
        found = np.zeros(count, bool) if found is None else found
        return Matches(found, np.zeros(count, np.float32))

    def filled(self) -> Flags:
        """The documents that have a value."""
        return np.ones(self.postings.count, bool)

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
