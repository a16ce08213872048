"""Tells which words of a text answer a query, and where they stand.

To analyse a whole body for two lines of it would take longer than to rank the archive. So
the letters that the words of the query have in common with their other forms are looked for
first, and only the pieces around them are analysed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from search.analysis import Token
from search.analysis.letters import TO_EXACT, TO_FOLDED
from search.analysis.stretches import stretch, stretches
from search.query_parser import Clauses

LONGEST = 200  # characters looked at of a piece without a blank
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
        found = self.by_folded.get(folded)
        if found is None:
            found = self.by_stem.get(stem)
        if found is None and folded.startswith(self.prefixes):
            matching = (-n for n, one in enumerate(self.patterns, 1) if one.fullmatch(folded))
            found = next(matching, None)
        return found

    def answers(self, token: Token) -> bool:
        return self.word(token.folded, token.stem) is not None

    def answering(self, text: str) -> Iterator[Occurrence]:
        """The tokens that answer, in the order of the analysis of the text."""
        for at, found in stretches(text):
            if self.patterns or not self._forms.isdisjoint(found.forms):
                for token in found.tokens:
                    number = self.word(token.folded, token.stem)
                    if number is not None:
                        yield Occurrence(at + token.start, at + token.end, number)

    def occurrences(self, text: str) -> list[Occurrence]:
        """In order; some may be missing, but not all of those that the text has."""
        found = [
            Occurrence(start, end, number)
            for start, end in sorted(self._pieces(fold_in_place(text)).items())
            if (number := self._piece(text[start : min(end, start + LONGEST)])) is not None
        ]
        return found or list(self.answering(text))

    def _pieces(self, letters: str) -> dict[int, int]:
        """Start -> end of the pieces between blanks that hold a core; each once."""
        ends: dict[int, int] = {}
        for core in self.cores:
            at = letters.find(core)
            while at >= 0:
                start = letters.rfind(" ", 0, at) + 1
                end = letters.find(" ", at)
                ends[start] = end = end if end >= 0 else len(letters)
                at = letters.find(core, end)
        return ends

    def _piece(self, piece: str) -> int | None:
        """The number of the query's word that a piece of a text answers; the same ones recur."""
        if piece not in self._numbers:
            numbers = (self.word(one.folded, one.stem) for one in stretch(piece).tokens)
            self._numbers[piece] = next((one for one in numbers if one is not None), None)
        return self._numbers[piece]


def _core(form: str) -> str:
    return form[:-1] if len(form) > SHORTEST_CORE and form[-1] in ENDINGS else form


def _least(cores: set[str]) -> set[str]:
    """Those without which a piece has none of them: what holds another one need not be looked for."""
    return {core for core in cores if sum(other in core for other in cores) == 1}


def fold_in_place(text: str) -> str:
    """The text letter for letter folded, blanks of all kinds made one kind; as long as before."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return _FOLDED[np.minimum(codes, 0xFFFF)].tobytes().decode("utf-16-le", "surrogatepass")


def _folded_codes() -> np.ndarray[tuple[int], np.dtype[np.uint16]]:
    """Code point -> code point, where the tables give one letter for one letter."""
    codes = np.arange(0x10000, dtype=np.uint16)
    for table in (TO_EXACT, TO_FOLDED):
        for code, letter in table.items():
            if isinstance(letter, str) and len(letter) == 1:
                codes[codes == code] = ord(letter)
    capitals = np.arange(ord("A"), ord("Z") + 1)
    codes[capitals] = capitals + ord("a") - ord("A")
    codes[[code for code in range(0x3001) if chr(code).isspace()]] = ord(" ")
    return codes


_FOLDED = _folded_codes()
