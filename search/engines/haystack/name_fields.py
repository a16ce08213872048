"""Fields of whole names: tags, authors, source."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

import numpy as np

from search.analysis import fold_text
from search.engines.haystack.expansion import alike, expression_of, tokens_of, within
from search.engines.haystack.fields import Field, Flags, Matches, Range
from search.engines.whoosh.reading.postings import Ints
from search.parsing import MOST_CHARACTERS


class NamesField(Field):
    """Tags, authors and sources by folded name; arrays of all names, read once.

    A word matches a name that holds it, a phrase a whole name.
    """

    @cached_property
    def names(self) -> list[str]:
        return self.postings.terms(self.name)

    @cached_property
    def given(self) -> tuple[Ints, Ints]:
        """For each name given to a document: the document, and the number of the name."""
        ids = [self.postings.postings(self.name, name).ids for name in self.names]
        numbers = np.repeat(np.arange(len(ids)), [len(part) for part in ids])
        return np.concatenate([np.empty(0, np.int64), *ids]), numbers

    @cached_property
    def first(self) -> Ints:
        """The number of the first name of each document, in order; one too many for none."""
        first = np.full(self.postings.count, len(self.names))
        np.minimum.at(first, *self.given)
        return first

    def counts(self, found: Flags) -> Ints:
        """How many of these documents have each name."""
        ids, numbers = self.given
        return np.bincount(numbers[found[ids]], minlength=len(self.names))

    def filled(self) -> Flags:
        return self.first < len(self.names)

    def word(self, text: str) -> Matches:
        words = {token.folded for token in tokens_of(text)}
        return self._named(lambda name: bool(words) and words <= set(name.split()))

    def phrase(self, text: str) -> Matches:
        folded = fold_text(text[:MOST_CHARACTERS])
        return self._named(lambda name: name == folded)

    def pattern(self, text: str) -> Matches:
        form, regex = expression_of(text)
        if not form.strip("*?"):
            return super().pattern(text)
        return self._named(lambda name: any(map(regex.match, (name, *name.split()))))

    def fuzzy(self, text: str, edits: int) -> Matches:
        near_it = alike(fold_text(text[:MOST_CHARACTERS]), edits)
        return self._named(lambda name: any(map(near_it, (name, *name.split()))))

    def between(self, bounds: Range) -> Matches:
        chosen = set(within(self.names, bounds))
        return self._named(chosen.__contains__)

    def _named(self, chosen: Callable[[str], bool]) -> Matches:
        flags = np.fromiter(map(chosen, self.names), bool, len(self.names))
        ids, numbers = self.given
        found = np.zeros(self.postings.count, bool)
        found[ids[flags[numbers]]] = True
        return self.matches(found)
