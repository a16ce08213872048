"""Fields of running text and of whole names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property

import numpy as np
from haystack.constants import FUZZY_WHOOSH_MIN_PREFIX

from archive.models import Article
from search.analysis import Token, fold_text
from search.engines.haystack.fields import (
    Field,
    Matches,
    Range,
    alike,
    distinct,
    expression_of,
    tokens_of,
    within,
)
from search.engines.haystack.query import CONTENT, EXACT
from search.engines.whoosh.arrays import Flags, Floats, Ints
from search.engines.whoosh.ranking.ranker import Ranker
from search.engines.whoosh.ranking.scores import PARTS
from search.engines.whoosh.reading.postings import DOCUMENT
from search.engines.whoosh.schema import BODY
from search.parsing import MOST_CHARACTERS, Term

EXPANSIONS = 500  # words that a pattern, a fuzzy word or a range stands for; the shortest
SCANNED = 20_000  # words with the same first letters that are looked at


class WordsField(Field):
    """Text and title: a word is searched by its stem and as it is spelt, and brings a score.

    The index keeps positions of title and text together, the title's below BODY.
    """

    def __init__(self, ranker: Ranker, name: str) -> None:
        super().__init__(ranker, name)
        self.own = (name, f"{name}_folded")
        self.parts = [part for part in PARTS if name == CONTENT or part.field in self.own]

    @cached_property
    def spellings(self) -> list[str]:
        return self.postings.terms(self.own[1])

    def word(self, text: str) -> Matches:
        words = distinct(text)
        matches = self.matches(np.full(self.postings.count, bool(words)))
        for word in words:
            matches.mask[:] &= self._add(word, matches.score)
        matches.score[~matches.mask] = 0
        return matches

    def phrase(self, text: str) -> Matches:
        matches = self.word(text)
        tokens = tokens_of(text)
        if tokens:
            matches.mask[:] &= self._side_by_side(tokens)
            matches.score[~matches.mask] = 0
        return matches

    def pattern(self, text: str) -> Matches:
        if set(text) == {"*"}:
            return super().pattern(text)
        form, regex = expression_of(text)
        start = re.split(r"[*?]", form, maxsplit=1)[0]
        if not form.strip("*?"):
            return self.matches()
        return self._any_of(filter(regex.match, self._begin_with(start)))

    def fuzzy(self, text: str, edits: int) -> Matches:
        """The first letters are taken to be right."""
        near = self.matches(np.ones(self.postings.count, bool))
        tokens = distinct(text)
        for token in tokens:
            near_it = alike(token.folded, edits)
            start = token.folded[:FUZZY_WHOOSH_MIN_PREFIX]
            mask, score = self._any_of(filter(near_it, self._begin_with(start)))
            near.mask[:] &= mask
            near.score[:] += score
        return near if tokens else self.matches()

    def between(self, bounds: Range) -> Matches:
        return self._any_of(within(self.spellings, bounds))

    def _add(self, word: Token, score: Floats) -> Flags:
        """Add what the word brings to `score`; the documents that hold it in this field."""
        mask = np.zeros(self.postings.count, bool)
        term = Term(word.surface, word.folded, word.stem)
        for part in self.parts:
            ids, scores = self.ranker.terms.part(part, term)
            score[ids] += np.float32(part.weight) * scores
            if part.field in self.own:
                mask[ids] = True
        return mask

    def _side_by_side(self, tokens: list[Token]) -> Flags:
        starts = self.postings.occurrences("text", tokens[0].stem)
        for token in tokens[1:]:
            distance = token.position - tokens[0].position
            nexts = self.postings.occurrences("text_folded", token.folded) - distance
            starts = np.intersect1d(starts, nexts)
        if self.name != CONTENT:
            starts = starts[starts % (1 << DOCUMENT) < BODY]
        mask = np.zeros(self.postings.count, bool)
        mask[starts >> DOCUMENT] = True
        return mask

    def _begin_with(self, start: str) -> list[str]:
        if not start:
            return self.spellings
        return list(self.postings.terms_from(self.own[1], start, SCANNED))

    def _any_of(self, words: Iterable[str]) -> Matches:
        mask = np.zeros(self.postings.count, bool)
        for word in sorted(words, key=lambda word: (len(word), word))[:EXPANSIONS]:
            mask[self.postings.postings(self.own[1], word).ids] = True
        return Matches(mask, mask.astype(np.float32))


class TitleField(WordsField):
    def order(self, ids: Ints) -> Ints:
        """By the folded titles of the database: the index keeps their words alone."""
        titles = dict(Article.objects.values_list("pk", "title"))
        keys = self.postings.column("pk")[ids].tolist()
        folded = np.array([fold_text(titles.get(key, "")) for key in keys], str)
        return np.unique(folded, return_inverse=True)[1].astype(np.int64)


class NamesField(Field):
    """Tags, authors and sources by folded name; arrays of all names, read once.

    A word matches a name that holds it, a phrase a whole name.
    """

    @cached_property
    def names(self) -> list[str]:
        return self.postings.terms(self.name)

    @cached_property
    def assigned(self) -> tuple[Ints, Ints]:
        """For each name of each document, both (assignments,): document, number of the name;
        the numbers ascend."""
        ids = [self.postings.postings(self.name, name).ids for name in self.names]
        numbers = np.repeat(np.arange(len(ids)), [len(part) for part in ids])
        return np.concatenate([np.empty(0, np.int64), *ids]), numbers

    @cached_property
    def first(self) -> Ints:
        """(documents,): the least number of a name of each; one too many for none."""
        first = np.full(self.postings.count, len(self.names))
        np.minimum.at(first, *self.assigned)
        return first

    def counts(self, mask: Flags) -> Ints:
        """(names,): how many of these documents have each name."""
        ids, numbers = self.assigned
        return np.bincount(numbers[mask[ids]], minlength=len(self.names))

    def filled(self) -> Flags:
        return self.first < len(self.names)

    def order(self, ids: Ints) -> Ints:
        return self.first[ids]

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
        ids, numbers = self.assigned
        mask = np.zeros(self.postings.count, bool)
        mask[ids[flags[numbers]]] = True
        return self.matches(mask)


class ExactNamesField(NamesField):
    """Whole names alone: `tags_exact`, as Haystack calls what facets are narrowed by."""

    def __init__(self, ranker: Ranker, name: str) -> None:
        super().__init__(ranker, name.removesuffix(EXACT))

    def word(self, text: str) -> Matches:
        return self.phrase(text)
