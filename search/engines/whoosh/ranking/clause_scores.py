"""Scores of whole clauses: of phrases, choices and what stands in brackets, made of its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.clauses import (
    AllOf,
    AnyOf,
    Clause,
    Dated,
    Exact,
    InField,
    Near,
    Pattern,
    Phrase,
    Root,
    Term,
)
from search.engines.whoosh.arrays import Doubles, Flags
from search.engines.whoosh.ranking.field_matches import FieldMatches
from search.engines.whoosh.ranking.filters import dated
from search.engines.whoosh.ranking.name_terms import NameTerms
from search.engines.whoosh.ranking.places import WITHIN, Places
from search.engines.whoosh.ranking.scores import TermScorer
from search.engines.whoosh.ranking.term_scores import NOWHERE, TermScores
from search.engines.whoosh.reading.postings import DOCUMENT, PostingsReader
from search.facets import YEAR

EXCLUDED = 1_000  # words that an excluded pattern stands for: those of three letters and more


class ClauseScorer:
    """Over one open index; what is kept of its words is what `TermScorer` keeps."""

    def __init__(self, postings: PostingsReader, terms: TermScorer) -> None:
        self.postings, self.terms = postings, terms
        self.fields = FieldMatches(postings, terms)
        self.places, self.names = Places(postings), NameTerms(postings)

    def scores(self, clause: Clause, expansions: int = EXCLUDED) -> TermScores:
        """A pattern stands for so many words."""
        score: Callable[[ClauseScorer, Any, int], TermScores] = SCORED[type(clause)]
        return score(self, clause, expansions)

    def holding(self, clause: Clause, expansions: int = EXCLUDED) -> Flags:
        """(count,) of every document whether it answers the clause."""
        scored = self.scores(clause, expansions)
        return self._flags(scored.ids[: scored.matching])

    def excluding(self, excluded: Iterable[Clause], held: Iterable[Clause] = ()) -> Flags:
        """(count,) of every document whether it is there, holds all that is to be held and
        nothing that is excluded."""
        allowed = self.postings.alive.copy()
        for clause in held:
            allowed &= self.holding(clause)
        for clause in excluded:
            allowed &= ~self.holding(clause)
        return allowed

    def side_by_side(self, phrase: Phrase) -> Flags:
        """(count,) where the words of a phrase stand one after another, be it in a name."""
        flags = self._flags(self.places.of(phrase) >> DOCUMENT)
        for facet in phrase.facets:
            flags[self.names.holding(facet, phrase).ids] = True
        return flags & self.postings.alive

    def _term(self, term: Term, expansions: int) -> TermScores:
        return self.terms.word(term)

    def _pattern(self, pattern: Pattern, expansions: int) -> TermScores:
        return self.terms.pattern(pattern, expansions)

    def _root(self, root: Root, expansions: int) -> TermScores:
        return self.terms.root(root)

    def _phrase(self, phrase: Phrase, expansions: int) -> TermScores:
        return self._of(phrase.terms, self.side_by_side(phrase), expansions)

    def _near(self, near: Near, expansions: int) -> TermScores:
        holding = self._flags(self.places.of(near) >> DOCUMENT) & self.postings.alive
        return self._of(near.terms, holding, expansions)

    def _exact(self, exact: Exact, expansions: int) -> TermScores:
        return self.terms.occurring(self.places.of(exact))

    def _in_field(self, inside: InField, expansions: int) -> TermScores:
        """The words of a text have the score that they have in all of it; names have none."""
        field, clause = inside.field, inside.clause
        if field not in WITHIN:
            named = self._flags(self.names.holding(field, clause).ids) & self.postings.alive
            return self._of((), named, expansions)
        if isinstance(clause, Term | Pattern):
            holding = self.fields.holding(field, clause, expansions)
        else:
            holding = self._flags(self.places.of(clause, field) >> DOCUMENT)
        return self._of([clause], holding & self.postings.alive, expansions)

    def _dated(self, of_days: Dated, expansions: int) -> TermScores:
        days = self.postings.column(YEAR.column)
        within = dated(days, of_days.since, of_days.until) & self.postings.alive
        return self._of((), within, expansions)

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
            ids, scores, matching, *_ = self.scores(clause, expansions)
            total[ids[:matching]] += scores[:matching]
        return TermScores.of(np.flatnonzero(holding), NOWHERE, total)

    def _flags(self, ids: NDArray[np.signedinteger[Any]]) -> Flags:
        flags = np.zeros(self.postings.count, bool)
        flags[ids] = True
        return flags


SCORED: dict[type, Callable[..., TermScores]] = {
    Term: ClauseScorer._term,
    Pattern: ClauseScorer._pattern,
    Root: ClauseScorer._root,
    Phrase: ClauseScorer._phrase,
    Exact: ClauseScorer._exact,
    Near: ClauseScorer._near,
    InField: ClauseScorer._in_field,
    Dated: ClauseScorer._dated,
    AnyOf: ClauseScorer._any_of,
    AllOf: ClauseScorer._all_of,
}
