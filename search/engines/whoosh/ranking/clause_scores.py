"""Scores of whole clauses: of phrases, choices and what stands in brackets, made of its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.clauses import AllOf, AnyOf, Clause, Pattern, Phrase, Term
from search.engines.whoosh.arrays import Doubles, Flags
from search.engines.whoosh.ranking.phrases import side_by_side
from search.engines.whoosh.ranking.scores import SCANNED, TermScorer
from search.engines.whoosh.ranking.term_scores import NOWHERE, TermScores
from search.engines.whoosh.reading.postings import DOCUMENT, PostingsReader


class ClauseScorer:
    """Over one open index; what is kept of its words is what `TermScorer` keeps."""

    def __init__(self, postings: PostingsReader, terms: TermScorer) -> None:
        self.postings, self.terms = postings, terms

    def scores(self, clause: Clause, expansions: int = SCANNED) -> TermScores:
        """A pattern stands for so many words; what is excluded stands for all."""
        score: Callable[[ClauseScorer, Any, int], TermScores] = SCORED[type(clause)]
        return score(self, clause, expansions)

    def holding(self, clause: Clause, expansions: int = SCANNED) -> Flags:
        """(count,) of every document whether it answers the clause."""
        scored = self.scores(clause, expansions)
        return self._flags(scored.ids[: scored.matching])

    def excluding(self, clauses: Iterable[Clause]) -> Flags:
        """(count,) of every document whether it is there and holds none of them."""
        allowed = self.postings.alive.copy()
        for clause in clauses:
            allowed &= ~self.holding(clause)
        return allowed

    def side_by_side(self, phrase: Phrase) -> Flags:
        """(count,) where the words stand one after another; the first with any clitic."""
        first, *others = phrase.terms
        places = [("text", first.stem), *(("text_folded", term.folded) for term in others)]
        return self._flags(side_by_side(self.postings, places) >> DOCUMENT) & self.postings.alive

    def _term(self, term: Term, expansions: int) -> TermScores:
        return self.terms.word(term)

    def _pattern(self, pattern: Pattern, expansions: int) -> TermScores:
        return self.terms.pattern(pattern, expansions)

    def _phrase(self, phrase: Phrase, expansions: int) -> TermScores:
        return self._of(phrase.terms, self.side_by_side(phrase), expansions)

    def _any_of(self, choice: AnyOf, expansions: int) -> TermScores:
        holding = [self.holding(one, expansions) for one in choice.clauses]
        return self._of(choice.clauses, np.logical_or.reduce(holding), expansions)

    def _all_of(self, group: AllOf, expansions: int) -> TermScores:
        holding = [self.excluding(group.excluded)]
        holding += [self.holding(one, expansions) for one in group.clauses]
        return self._of(group.clauses, np.logical_and.reduce(holding), expansions)

    def _of(self, clauses: Iterable[Clause], holding: Flags, expansions: int) -> TermScores:
        """These documents, with the sum of what the clauses bring each."""
        total: Doubles = np.zeros(self.postings.count)
        for clause in clauses:
            ids, scores, matching, _ = self.scores(clause, expansions)
            total[ids[:matching]] += scores[:matching]
        return TermScores.of(np.flatnonzero(holding), NOWHERE, total)

    def _flags(self, ids: NDArray[np.signedinteger[Any]]) -> Flags:
        flags = np.zeros(self.postings.count, bool)
        flags[ids] = True
        return flags


SCORED: dict[type, Callable[..., TermScores]] = {
    Term: ClauseScorer._term,
    Pattern: ClauseScorer._pattern,
    Phrase: ClauseScorer._phrase,
    AnyOf: ClauseScorer._any_of,
    AllOf: ClauseScorer._all_of,
}
