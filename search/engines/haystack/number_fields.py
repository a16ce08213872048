"""Fields of numbers: dates and primary keys."""

from __future__ import annotations

import datetime
import re

from whoosh.support.relativedelta import relativedelta
from whoosh.util.times import datetime_to_long

from search.engines.haystack.fields import IDENTIFIER, Field, Flags, Matches, Range
from search.engines.whoosh.ranking.ranker import Ranker
from search.engines.whoosh.reading.postings import Ints


class NumberField(Field):
    """A numeric column. `interval` reads a text as the first and last value it stands for."""

    @property
    def values(self) -> Ints:
        return self.postings.column(self.name)

    def interval(self, text: str) -> tuple[int, int] | None:
        raise NotImplementedError

    def word(self, text: str) -> Matches:
        return self.between(Range(text, text, False, False))

    def between(self, bounds: Range) -> Matches:
        found = self.filled()
        if bounds.start:
            first = self.interval(bounds.start)
            found = found & (first is not None and self.values >= first[0])
            if first and bounds.without_start:
                found = found & (self.values > first[1])
        if bounds.end:
            last = self.interval(bounds.end)
            found = found & (last is not None and self.values <= last[1])
            if last and bounds.without_end:
                found = found & (self.values < last[0])
        return self.matches(found)


class DaysField(NumberField):
    """A date stands for all of its day, month or year; a time of day for that moment."""

    def filled(self) -> Flags:
        return self.values != 0

    def interval(self, text: str) -> tuple[int, int] | None:
        digits = re.sub(r"\D", "", text)
        parts = [
            int(digits[:4] or 0),
            *(int(digits[at : at + 2]) for at in range(4, 14, 2) if digits[at:]),
        ]
        unit = ("years", "months", "days")[min(len(parts), 3) - 1]
        try:
            first = datetime.datetime(*[*parts, 1, 1][: max(len(parts), 3)])
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
