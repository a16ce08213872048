"""What a word brings to each document: the weighted scores of its fields, as arrays.

The score of a field is BM25 as Whoosh computes it (Robertson, Walker et al., Okapi at
TREC-3, 1994), with a lower k1, and more for a word that comes early in the text, as news
begin with what matters. Weights and constants were measured (bench/RESULTS.md).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy as np

from search.analysis.expansion.spellings import reseated, with_clitics
from search.analysis.stemming.skeleton import skeleton
from search.engines.whoosh.ranking.phrases import phrase_postings
from search.engines.whoosh.ranking.word import NO_WORD, NOWHERE, Doubles, Word
from search.engines.whoosh.reading.postings import Floats, Ints, Postings, PostingsReader
from search.parsing import Pattern, Term

K1 = 0.6
B = 0.75
EARLY = 20  # words from the beginning after which half of what an early word earns is left
RULE = 3  # times as frequent as a misspelling is the right spelling at least
DECIMALS = 64  # different numbers that a whole one stands for
SCANNED = 5_000  # terms of the list looked at for one pattern


class Part(NamedTuple):
    """A field's share in the score of a word.

    `holds`: a document that has it here holds the word; if not, the part counts as rare as
    the word. `length`: the field whose lengths count.
    """

    field: str
    terms: Callable[[PostingsReader, Term], Sequence[str]]
    weight: float
    holds: bool
    length: str


def _stems(postings: PostingsReader, term: Term) -> Sequence[str]:
    return (term.stem, *term.also)


def _folded(postings: PostingsReader, term: Term) -> Sequence[str]:
    return (term.folded,)


def _spelt(postings: PostingsReader, term: Term) -> Sequence[str]:
    """The word, and its hamza set otherwise, where one of both is the rule; decimals of a number."""
    if term.folded.isdigit():
        decimals = postings.terms_from("text_folded", f"{term.folded}.", DECIMALS)
        return (term.folded, *decimals)
    own = postings.frequency("text_folded", term.folded)
    found = {word: postings.frequency("text_folded", word) for word in reseated(term.folded)}
    other = [word for word, n in found.items() if n and max(n, own) >= RULE * min(n, own)]
    return (term.folded, *other)


def _with_clitics(postings: PostingsReader, term: Term) -> Sequence[str]:
    return with_clitics(term.bare) if term.bare else (term.folded,)


def _skeletons(postings: PostingsReader, term: Term) -> Sequence[str]:
    return tuple(dict.fromkeys(map(skeleton, _stems(postings, term))))


# `text` holds the title, too: a title counts twice and more.
PARTS = [
    Part("text", _stems, 1.0, True, "text"),
    Part("text_folded", _spelt, 0.4, True, "text_folded"),
    Part("text_folded", _with_clitics, 0.4, True, "text_folded"),
    Part("text_skeleton", _skeletons, 0.4, False, "text"),
    Part("title", _stems, 0.5, True, "title"),
    Part("title_folded", _folded, 0.2, True, "title_folded"),
]
PATTERN_PARTS = [("text_folded", 1.4), ("title_folded", 0.7)]


class Impact(NamedTuple):
    """Document numbers, ascending, and what each is given."""

    ids: Ints
    scores: Floats


NO_IMPACT = Impact(np.empty(0, np.int64), np.empty(0, np.float32))


class Impacts:
    """Made from the postings of one open index, and kept as long as there is room."""

    def __init__(self, postings: PostingsReader) -> None:
        self.postings = postings

    def word(self, term: Term) -> Word:
        """The documents that hold the word, and the sum of its fields' weighted scores."""
        name = (term.stem, term.folded, term.also, term.bare)
        return self.postings.kept(name, lambda: self._word(term))

    def pattern(self, pattern: Pattern, expansions: int) -> Word:
        """As `word`, for the most frequent words that the pattern stands for."""
        name = (pattern.folded, expansions, "pattern")
        return self.postings.kept(name, lambda: self._pattern(pattern, expansions))

    def part(self, part: Part, term: Term, rarity: float = 0.0) -> Impact:
        """What a field alone brings, not weighted; by its own rarity unless another is given."""
        return self._scored(part.field, self._found(part, term), part.length, rarity)

    def bm25(self, field: str, postings: Postings, length: str = "", rarity: float = 0.0) -> Impact:
        """The documents that hold the term in the field, and the BM25 score of each."""
        ids, weights, _ = postings
        if not len(ids):
            return NO_IMPACT
        lengths = self.postings.lengths(length or field)[ids]
        norm = K1 * ((1 - B) + B * lengths / self.postings.average_length(length or field))
        idf = rarity or self.rarity(len(ids))
        return Impact(ids, (idf * (K1 + 1)) * weights / (weights + norm))

    def rarity(self, frequency: int) -> float:
        return math.log(self.postings.count / (frequency + 1)) + 1

    def group(self, field: str, terms: Sequence[str]) -> Postings:
        """The postings of several terms that count as one: one frequency, one rarity."""
        return self._united([self.postings.read(field, term) for term in terms])

    def _found(self, part: Part, term: Term) -> Postings:
        words = part.terms(self.postings, term)
        found = [self.postings.read(part.field, word) for word in words]
        if part.field == "text":
            named = ([(part.field, stem) for stem in name] for name in term.names)
            found += [phrase_postings(self.postings, name) for name in named]
        return self._united(found)

    def _united(self, found: Sequence[Postings]) -> Postings:
        filled = [one for one in found if len(one.ids)]
        if len(filled) < 2:
            return (filled or found)[0]
        ids = np.concatenate([one.ids for one in filled])
        weights = np.bincount(ids, np.concatenate([one.weights for one in filled]))
        firsts = np.full(len(weights), np.iinfo(np.uint32).max, np.uint32)
        np.minimum.at(firsts, ids, np.concatenate([one.firsts for one in filled]))
        (union,) = (weights > 0).nonzero()  # of numbers it would take ten times as long
        return Postings(union, weights[union].astype(np.float32), firsts[union])

    def _word(self, term: Term) -> Word:
        found = [(part, self._found(part, term)) for part in PARTS]
        frequency = len(found[0][1].ids)
        rarity = self.rarity(frequency) if frequency else 0.0
        scored = [
            (part, self._scored(part.field, one, part.length, 0.0 if part.holds else rarity))
            for part, one in found
        ]
        total, union = self._summed((impact, part.weight) for part, impact in scored)
        holding = np.zeros(self.postings.count, bool)
        for part, impact in scored:
            if part.holds:
                holding[impact.ids] = True
        held, kin = union[holding[union]], union[~holding[union]]
        return Word.of(held, kin, total)

    def _pattern(self, pattern: Pattern, expansions: int) -> Word:
        words = self._expanded(pattern, expansions)
        if not words:
            return NO_WORD
        total, union = self._summed(
            (self._scored(field, self.group(field, words)), weight)
            for field, weight in PATTERN_PARTS
        )
        return Word.of(union, NOWHERE, total)

    def _scored(
        self, field: str, postings: Postings, length: str = "", rarity: float = 0.0
    ) -> Impact:
        """BM25, and once more the rarity for a word that stands at the beginning."""
        ids, scores = self.bm25(field, postings, length, rarity)
        if not self.postings.has_positions(field) or not len(ids):
            return Impact(ids, scores)
        idf = rarity or self.rarity(len(ids))
        firsts = self.postings.words_before(postings.firsts)
        return Impact(ids, scores + idf * EARLY / (EARLY + firsts))

    def _summed(self, parts: Iterable[tuple[Impact, float]]) -> tuple[Doubles, Ints]:
        """The weighted sum for each document, and the documents that are in any and alive."""
        weighted = [Impact(ids, scores * np.float32(weight)) for (ids, scores), weight in parts]
        ids = np.concatenate([impact.ids for impact in weighted])
        total = np.bincount(
            ids, np.concatenate([impact.scores for impact in weighted]), self.postings.count
        )
        return total, np.flatnonzero((total > 0) & self.postings.alive)

    def _expanded(self, pattern: Pattern, expansions: int) -> list[str]:
        matches = pattern.expression.fullmatch
        listed = self.postings.terms_from("text_folded", pattern.prefix, SCANNED)
        words = [word for word in listed if matches(word)]
        return sorted(words, key=lambda word: -listed[word])[:expansions]
