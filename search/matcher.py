"""Tells which words of a text answer a query, and where they stand.

To analyse a whole body for two lines of it would take longer than to rank the archive. So
the letters that the words of the query have in common with their other forms are looked for
first, and only the pieces around them are analysed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from search.analysis import Token
from search.analysis.chunk import analyze_chunk, chunks
from search.folded_text import fold_in_place
from search.parsing import Clauses

LONGEST = 200  # characters looked at of a piece without a blank
MOST_PIECES = 100  # of a text; a word costs some 40 us when it is met for the first time
BEGINNING = 2_000  # characters: most news are no longer
SHORTEST_CORE = 3
ENDINGS = "اهية"  # last letters that another form of the word may have lost


class Occurrence(NamedTuple):
    """A piece of the text that answers the query's word of this number."""

    start: int
    end: int
    word: int


class Matcher:
    """What answers a query: the same folded word, or one of its stems."""

    def __init__(self, clauses: Clauses) -> None:
        self.patterns = [pattern.expression for pattern in clauses.patterns]
        self.prefixes = tuple(pattern.prefix for pattern in clauses.patterns)
        self.by_folded = {term.folded: n for n, term in enumerate(clauses.all_terms)}
        self.by_stem = {
            stem: n for n, term in enumerate(clauses.all_terms) for stem in (*term.also, term.stem)
        }
        self._forms = {*self.by_folded, *self.by_stem}
        self._numbers: dict[str, int | None] = {}
        self.cores = _least({*map(_core, self._forms), *self.prefixes})

    def word(self, folded: str, stem: str) -> int | None:
        """The number of the query's word that a token answers."""
        word = self.by_folded.get(folded)
        if word is None:
            word = self.by_stem.get(stem)
        if word is None and folded.startswith(self.prefixes):
            matching = (-n for n, one in enumerate(self.patterns, 1) if one.fullmatch(folded))
            word = next(matching, None)
        return word

    def answers(self, token: Token) -> bool:
        return self.word(token.folded, token.stem) is not None

    def answering(self, text: str) -> Iterator[Occurrence]:
        """The tokens that answer, in the order of the analysis of the text."""
        for at, chunk in chunks(text):
            if self.patterns or not self._forms.isdisjoint(chunk.forms):
                for token in chunk.tokens:
                    number = self.word(token.folded, token.stem)
                    if number is not None:
                        yield Occurrence(at + token.start, at + token.end, number)

    def occurrences(self, text: str) -> list[Occurrence]:
        """In order. Of a text that holds the query's letters in very many places the first are
        looked at; one that holds them nowhere may still hold another form of a word, and its
        beginning is analysed."""
        folded = fold_in_place(text)
        pieces = sorted({piece for core in self.cores for piece in folded.pieces(core)})
        occurrences = [
            Occurrence(start, end, number)
            for start, end in pieces[:MOST_PIECES]
            if (number := self._piece(text[start : min(end, start + LONGEST)])) is not None
        ]
        return occurrences or list(self.answering(text[:BEGINNING]))

    def _piece(self, piece: str) -> int | None:
        """The number of the query's word that a piece of a text answers; the same ones recur."""
        if piece not in self._numbers:
            numbers = (self.word(one.folded, one.stem) for one in analyze_chunk(piece).tokens)
            self._numbers[piece] = next((one for one in numbers if one is not None), None)
        return self._numbers[piece]


def _core(form: str) -> str:
    return form[:-1] if len(form) > SHORTEST_CORE and form[-1] in ENDINGS else form


def _least(cores: set[str]) -> set[str]:
    """Those without which a piece has none of them: what holds another one need not be looked for."""
    return {core for core in cores if sum(other in core for other in cores) == 1}
