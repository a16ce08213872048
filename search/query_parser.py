"""What the reader typed -> clauses. Any text parses; nothing of it reaches an engine as syntax."""

from __future__ import annotations

import re
from dataclasses import dataclass

from search.analysis import Token, analyze, is_stop_word

LONGEST = 1_000  # code points read of a query
MOST_TERMS = 64  # distinct words and phrases looked for

QUOTED = re.compile(r'"([^"]*)"|«([^»]*)»|“([^”]*)”|„([^“”]*)[“”]|″([^″]*)″')


@dataclass(frozen=True, slots=True)
class Term:
    """One word, in the forms of the index's fields."""

    surface: str
    folded: str
    stem: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that must stand side by side, in order; the first may carry any clitic."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Clauses:
    """Hits must hold every phrase and should hold every term. `cut`: the text was too long."""

    terms: tuple[Term, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    cut: bool = False

    def __bool__(self) -> bool:
        return bool(self.terms or self.phrases)

    @property
    def all_terms(self) -> tuple[Term, ...]:
        return self.terms + tuple(term for phrase in self.phrases for term in phrase.terms)


def parse(text: str) -> Clauses:
    """Quoted runs become phrases, other words terms; stop words go when another word stays."""
    read = text[:LONGEST]
    phrases = [
        Phrase(_terms(next(filter(None, match.groups()), ""))) for match in QUOTED.finditer(read)
    ]
    phrases = list(dict.fromkeys(phrase for phrase in phrases if phrase.terms))
    words = _distinct(_terms(QUOTED.sub(" ", read)))
    telling = [term for term in words if not is_stop_word(term.folded)]
    terms = telling or ([] if phrases else words)
    cut = len(text) > LONGEST or len(terms) + len(phrases) > MOST_TERMS
    return Clauses(tuple(terms[: MOST_TERMS - len(phrases[:8])]), tuple(phrases[:8]), cut)


def _terms(text: str) -> tuple[Term, ...]:
    return tuple(_term(token) for token in analyze(text) if not token.extra)


def _term(token: Token) -> Term:
    return Term(token.surface, token.folded, token.stem)


def _distinct(terms: tuple[Term, ...]) -> list[Term]:
    return list({(term.folded, term.stem): term for term in reversed(terms)}.values())[::-1]
