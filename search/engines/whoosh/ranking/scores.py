"""Term scores: of each document the weighted scores of a word in its fields, as arrays.

The score of a field is BM25 as Whoosh computes it (Robertson, Walker et al., Okapi at
TREC-3, 1994), with a lower k1, and more for a word that comes early in the text, as news
begin with what matters. Weights and constants were measured (bench/RESULTS.md).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from search.analysis.expansion.spellings import reseated, with_clitics
from search.analysis.stemming.skeleton import skeleton
from search.clauses import Pattern, Root, Term
from search.engines.whoosh.arrays import Doubles, Floats, Ints
from search.engines.whoosh.ranking.phrases import phrase_postings
from search.engines.whoosh.ranking.term_scores import NO_SCORES, NOWHERE, TermScores
from search.engines.whoosh.reading.postings import DOCUMENT, Postings, PostingsReader, united

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
    return stems(term)


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
    """Whether a form is the word takes longer to tell than whether the index has it at all."""
    if not term.bare:
        return (term.folded,)
    return with_clitics(term.bare, term.stem, lambda form: postings.frequency("text_folded", form))


def _skeletons(postings: PostingsReader, term: Term) -> Sequence[str]:
    return tuple(dict.fromkeys(map(skeleton, _stems(postings, term))))


def stems(term: Term) -> tuple[str, ...]:
    return (term.stem, *term.also)


def folded_forms(postings: PostingsReader, term: Term) -> tuple[str, ...]:
    """The word as it may be spelt, and with what may be written onto it."""
    return tuple(dict.fromkeys([*_spelt(postings, term), *_with_clitics(postings, term)]))


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


class Field(NamedTuple):
    """A field that scores a word; `length`: the field whose lengths count; `idf`: that of
    another field, or 0 for its own."""

    name: str
    length: str
    idf: float = 0.0


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

    def root(self, root: Root) -> TermScores:
        """As `word`, for all words of the same skeleton."""
        name = (root.skeleton, "root")
        return self.postings.kept(name, lambda: self._root(root))

    def occurring(self, starts: Ints) -> TermScores:
        """As `word`, for what begins at these occurrences, ascending."""
        ids, firsts, counts = np.unique(starts >> DOCUMENT, return_index=True, return_counts=True)
        postings = Postings(ids, counts.astype(np.float32), starts[firsts].astype(np.uint32))
        field, weight = PATTERN_PARTS[0]
        total, union = self._summed([Field(field, field)], [postings], [weight])
        return TermScores.of(union, NOWHERE, total)

    def part(self, part: Part, term: Term, idf: float = 0.0) -> FieldScores:
        """The scores of one field, not weighted; by its own idf unless another is given."""
        (postings,) = self._postings([part], term)
        field = Field(part.field, part.length, idf)
        return FieldScores(postings.ids, self._scores([field], [postings]))

    def _norms_of(self, field: str) -> Floats:
        """(count,) how much a word must outweigh the length of the field in each document."""
        if field not in self._norms:
            lengths, average = self.postings.lengths(field), self.postings.average_length(field)
            self._norms[field] = K1 * ((1 - B) + B * lengths / average)
        return self._norms[field]

    def idf(self, frequency: int) -> float:
        return math.log(self.postings.count / (frequency + 1)) + 1

    def _postings(self, parts: Sequence[Part], term: Term) -> list[Postings]:
        """Where each part has the word; names of several words count as the word's stem."""
        wanted = ((part.field, part.terms(self.postings, term)) for part in parts)
        found = self.postings.read_each(wanted)
        if not term.names:
            return found
        named = [
            phrase_postings(self.postings, [("text", stem) for stem in name]) for name in term.names
        ]
        return [
            united([one, *named]) if part.field == "text" else one
            for part, one in zip(parts, found, strict=True)
        ]

    def _word(self, term: Term) -> TermScores:
        postings = self._postings(PARTS, term)
        frequency = len(postings[0].ids)
        idf = self.idf(frequency) if frequency else 0.0
        fields = [Field(part.field, part.length, 0.0 if part.matches else idf) for part in PARTS]
        total, union = self._summed(fields, postings, [part.weight for part in PARTS])
        matching = np.zeros(self.postings.count, bool)
        for part, one in zip(PARTS, postings, strict=True):
            if part.matches:
                matching[one.ids] = True
        is_match = matching[union]
        return TermScores.of(union[is_match], union[~is_match], total)

    def _root(self, root: Root) -> TermScores:
        field = Field("text_skeleton", "text")
        postings = self.postings.read_each([(field.name, (root.skeleton,))])
        total, union = self._summed([field], postings, [1.0])
        return TermScores.of(union, NOWHERE, total)

    def _pattern(self, pattern: Pattern, expansions: int) -> TermScores:
        words = self.expanded(pattern, expansions)
        if not words:
            return NO_SCORES
        postings = self.postings.read_each((field, words) for field, _ in PATTERN_PARTS)
        fields = [Field(field, field) for field, _ in PATTERN_PARTS]
        total, union = self._summed(fields, postings, [weight for _, weight in PATTERN_PARTS])
        return TermScores.of(union, NOWHERE, total)

    def bm25(self, fields: Sequence[Field], postings: Sequence[Postings]) -> Floats:
        """(n,) the score of each posting, one field after the other. All are computed together:
        most fields have few of them."""
        norms = [
            self._norms_of(field.length)[one.ids]
            for field, one in zip(fields, postings, strict=True)
        ]
        weights = np.concatenate([one.weights for one in postings])
        factors = [idf * (K1 + 1) for idf in self._idfs(fields, postings)]
        scores: Floats = _repeated(factors, postings) * weights / (weights + np.concatenate(norms))
        return scores

    def _scores(self, fields: Sequence[Field], postings: Sequence[Postings]) -> Floats:
        """As `bm25`, and once more the idf for a word that stands at the beginning."""
        early = [
            idf * EARLY * self.postings.has_positions(field.name)
            for field, idf in zip(fields, self._idfs(fields, postings), strict=True)
        ]
        before = self.postings.words_before(np.concatenate([one.firsts for one in postings]))
        return self.bm25(fields, postings) + _repeated(early, postings) / (EARLY + before)

    def _idfs(self, fields: Sequence[Field], postings: Sequence[Postings]) -> list[float]:
        return [
            field.idf or (self.idf(len(one.ids)) if len(one.ids) else 0.0)
            for field, one in zip(fields, postings, strict=True)
        ]

    def _summed(
        self, fields: Sequence[Field], postings: Sequence[Postings], weights: Sequence[float]
    ) -> tuple[Doubles, Ints]:
        """(count,) the weighted sum of every document; the numbers of those in any field and alive."""
        scores = self._scores(fields, postings)
        scores *= _repeated(weights, postings)
        ids = np.concatenate([one.ids for one in postings])
        total = np.bincount(ids, scores, self.postings.count).astype(np.float64, copy=False)
        union: Ints = np.flatnonzero((total > 0) & self.postings.alive)
        return total, union

    def expanded(self, pattern: Pattern, expansions: int) -> list[str]:
        """The words of the index that it stands for, the most frequent first."""
        matches = pattern.expression.fullmatch
        listed = self.postings.terms_from("text_folded", pattern.prefix, SCANNED)
        words = [word for word in listed if matches(word)]
        return sorted(words, key=lambda word: -listed[word])[:expansions]


def _repeated(values: Sequence[float], postings: Sequence[Postings]) -> Floats:
    """(n,) the value of its field for each posting."""
    repeated: Floats = np.array(values, np.float32).repeat([len(one.ids) for one in postings])
    return repeated
