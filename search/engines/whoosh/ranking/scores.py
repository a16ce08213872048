"""Term scores: of each document the weighted scores of a word in its fields, as arrays.

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
from search.engines.whoosh.arrays import Doubles, Floats, Ints
from search.engines.whoosh.ranking.phrases import phrase_postings
from search.engines.whoosh.ranking.term_scores import NO_SCORES, NOWHERE, TermScores
from search.engines.whoosh.reading.postings import DOCUMENT, Postings, PostingsReader, united
from search.parsing import Pattern, Term

K1 = 0.6
B = 0.75
EARLY = 20  # words from the beginning after which half of what an early word earns is left
RULE = 3  # times as frequent as a misspelling is the right spelling at least
DECIMALS = 64  # different numbers that a whole one stands for
SCANNED = 5_000  # terms of the list looked at for one pattern


class Part(NamedTuple):
    """A field's share in the score of a word.

    `matches`: a document that has it here holds the word; if not, the part has the idf of
    the word. `length`: the field whose lengths count.
    """

    field: str
    terms: Callable[[PostingsReader, Term], Sequence[str]]
    weight: float
    matches: bool
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
    frequencies = {word: postings.frequency("text_folded", word) for word in reseated(term.folded)}
    other = [word for word, n in frequencies.items() if n and max(n, own) >= RULE * min(n, own)]
    return (term.folded, *other)


def _with_clitics(postings: PostingsReader, term: Term) -> Sequence[str]:
    return with_clitics(term.bare, term.stem) if term.bare else (term.folded,)


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


class FieldScores(NamedTuple):
    """`ids`: (n,) int64 document numbers, ascending; `scores`: (n,) float32, aligned with them."""

    ids: Ints
    scores: Floats


NO_FIELD_SCORES = FieldScores(np.empty(0, np.int64), np.empty(0, np.float32))


class TermScorer:
    """Made from the postings of one open index, and kept as long as there is room."""

    def __init__(self, postings: PostingsReader) -> None:
        self.postings = postings
        self._norms: dict[str, Floats] = {}

    def word(self, term: Term) -> TermScores:
        """The documents that match the word, and the sum of its fields' weighted scores."""
        name = (term.stem, term.folded, term.also, term.bare)
        return self.postings.kept(name, lambda: self._word(term))

    def pattern(self, pattern: Pattern, expansions: int) -> TermScores:
        """As `word`, for the most frequent words that the pattern stands for."""
        name = (pattern.folded, expansions, "pattern")
        return self.postings.kept(name, lambda: self._pattern(pattern, expansions))

    def occurring(self, starts: Ints) -> TermScores:
        """As `word`, for what begins at these occurrences, ascending."""
        ids, firsts, counts = np.unique(starts >> DOCUMENT, return_index=True, return_counts=True)
        postings = Postings(ids, counts.astype(np.float32), starts[firsts].astype(np.uint32))
        field, weight = PATTERN_PARTS[0]
        total, union = self._summed([(self._scored(field, postings), weight)])
        return TermScores.of(union, NOWHERE, total)

    def part(self, part: Part, term: Term, idf: float = 0.0) -> FieldScores:
        """The scores of one field, not weighted; by its own idf unless another is given."""
        return self._scored(part.field, self._postings(part, term), part.length, idf)

    def bm25(
        self, field: str, postings: Postings, length: str = "", idf: float = 0.0
    ) -> FieldScores:
        """The documents that hold the term in the field, and the BM25 score of each."""
        ids, weights, _ = postings
        if not len(ids):
            return NO_FIELD_SCORES
        norms = self._norms_of(length or field)[ids]
        idf = idf or self.idf(len(ids))
        scores = (idf * (K1 + 1)) * weights / (weights + norms)
        return FieldScores(ids, scores.astype(np.float32, copy=False))

    def _norms_of(self, field: str) -> Floats:
        """(count,) how much a word must outweigh the length of the field in each document."""
        if field not in self._norms:
            lengths, average = self.postings.lengths(field), self.postings.average_length(field)
            self._norms[field] = K1 * ((1 - B) + B * lengths / average)
        return self._norms[field]

    def idf(self, frequency: int) -> float:
        return math.log(self.postings.count / (frequency + 1)) + 1

    def _postings(self, part: Part, term: Term) -> Postings:
        postings = self.postings.read(part.field, *part.terms(self.postings, term))
        if part.field != "text" or not term.names:
            return postings
        named = ([(part.field, stem) for stem in name] for name in term.names)
        return united([postings, *(phrase_postings(self.postings, name) for name in named)])

    def _word(self, term: Term) -> TermScores:
        postings = [(part, self._postings(part, term)) for part in PARTS]
        frequency = len(postings[0][1].ids)
        idf = self.idf(frequency) if frequency else 0.0
        scored = [
            (part, self._scored(part.field, one, part.length, 0.0 if part.matches else idf))
            for part, one in postings
        ]
        total, union = self._summed((scores, part.weight) for part, scores in scored)
        matching = np.zeros(self.postings.count, bool)
        for part, scores in scored:
            if part.matches:
                matching[scores.ids] = True
        is_match = matching[union]
        return TermScores.of(union[is_match], union[~is_match], total)

    def _pattern(self, pattern: Pattern, expansions: int) -> TermScores:
        words = self.expanded(pattern, expansions)
        if not words:
            return NO_SCORES
        total, union = self._summed(
            (self._scored(field, self.postings.read(field, *words)), weight)
            for field, weight in PATTERN_PARTS
        )
        return TermScores.of(union, NOWHERE, total)

    def _scored(
        self, field: str, postings: Postings, length: str = "", idf: float = 0.0
    ) -> FieldScores:
        """BM25, and once more the idf for a word that stands at the beginning."""
        ids, scores = self.bm25(field, postings, length, idf)
        if not self.postings.has_positions(field) or not len(ids):
            return FieldScores(ids, scores)
        idf = idf or self.idf(len(ids))
        firsts = self.postings.words_before(postings.firsts)
        return FieldScores(ids, scores + idf * EARLY / (EARLY + firsts))

    def _summed(self, parts: Iterable[tuple[FieldScores, float]]) -> tuple[Doubles, Ints]:
        """(count,) the weighted sum of every document; the numbers of those in any part and alive."""
        weighted = [
            FieldScores(ids, scores * np.float32(weight)) for (ids, scores), weight in parts
        ]
        ids = np.concatenate([one.ids for one in weighted])
        scores = np.concatenate([one.scores for one in weighted])
        total = np.bincount(ids, scores, self.postings.count).astype(np.float64, copy=False)
        union: Ints = np.flatnonzero((total > 0) & self.postings.alive)
        return total, union

    def expanded(self, pattern: Pattern, expansions: int) -> list[str]:
        """The words of the index that it stands for, the most frequent first."""
        matches = pattern.expression.fullmatch
        listed = self.postings.terms_from("text_folded", pattern.prefix, SCANNED)
        words = [word for word in listed if matches(word)]
        return sorted(words, key=lambda word: -listed[word])[:expansions]
