"""What the reader typed -> clauses. Any text parses; nothing of it reaches an engine as syntax.

`search/nodes.py` has the grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from search.clauses import AnyOf, Clause, Clauses, Pattern, Phrase, Term, size
from search.nodes import Node, apart, clause_of, reading, remainder, without_stop_words, words_of
from search.parts import Misread, Part
from search.syntax import Lexeme, lexemes
from search.terms import content_terms, distinct

__all__ = ["Clauses", "Pattern", "Phrase", "Term", "content_terms", "parse"]

MOST_CHARACTERS = 1_000
MOST_TERMS = 64  # distinct words, patterns and phrases looked for
MOST_PHRASES = 8
MOST_LEXEMES = 128  # of a longer text the words are taken, and no signs

# What is understood of a part with a node of this kind, unless it is excluded.
KINDS = {"quoted": "phrase", "joined": "phrase", "pattern": "pattern", "choice": "choice"}
_WILD = re.compile(r"\w\*|\*\w")

C = TypeVar("C", bound=Clause)


def parse(
    text: str, most_characters: int = MOST_CHARACTERS, most_terms: int = MOST_TERMS
) -> Clauses:
    """Stop words go when another word stays. Phrases and what has signs are kept before words."""
    read = text[:most_characters]
    found = list(lexemes(read))
    if is_pasted := len(found) > MOST_LEXEMES:
        found = [Lexeme("word", 0, len(read))]
    nodes, unpaired = reading(read, found)
    clauses = _limited(_clauses(read, nodes), len(text) > most_characters, most_terms)
    misread = [Misread("pasted")] if is_pasted else _misread(read, nodes, unpaired)
    return replace(clauses, parts=tuple(_parts(read, nodes)), misread=tuple(dict.fromkeys(misread)))


def _clauses(text: str, nodes: Sequence[Node]) -> Clauses:
    several, excluded = apart(text, nodes)
    phrases, patterns, choices = _of(Phrase, several), _of(Pattern, several), _of(AnyOf, several)
    words = distinct(words_of(text, nodes))
    terms = without_stop_words(words) or ([] if several else words)
    return Clauses(tuple(terms), phrases, patterns, choices, excluded)


def _limited(clauses: Clauses, cut: bool, most: int) -> Clauses:
    """With so many words, patterns and phrases, those of choices and exclusions included."""
    phrases = clauses.phrases[:MOST_PHRASES]
    room = max(most - len(phrases), 0)
    choices = _within(clauses.choices, room)
    room -= size(choices)
    excluded = _within(clauses.excluded, room)
    room -= size(excluded)
    terms = clauses.terms[:room]
    patterns = clauses.patterns[: room - len(terms)]
    limited = Clauses(terms, phrases, patterns, choices, excluded)
    return replace(limited, cut=cut or limited != clauses)


def _within(clauses: tuple[C, ...], room: int) -> tuple[C, ...]:
    kept = list[C]()
    for clause in clauses:
        room -= size([clause])
        kept += [clause] if room >= 0 else []
    return tuple(kept)


def _of(kind: type[C], clauses: Sequence[Clause]) -> tuple[C, ...]:
    return tuple(clause for clause in clauses if isinstance(clause, kind))


def _parts(text: str, nodes: Sequence[Node]) -> Iterator[Part]:
    for number, node in enumerate(nodes):
        kind = "excluded" if node.is_excluded else KINDS.get(node.kind)
        if kind and clause_of(text, node):
            start, end = node.inner
            marks = node.is_excluded and node.kind == "quoted"
            shown = " ".join(text[start - marks : end + marks].split())
            yield Part(kind, shown, remainder(text, nodes, number))


def _misread(text: str, nodes: Sequence[Node], unpaired: Sequence[Lexeme]) -> Iterator[Misread]:
    for node in nodes:
        part = text[node.start : node.end]
        if node.kind == "stray":
            yield Misread("quote", part)
        elif (
            _WILD.search(part) and node.kind in {"word", "pattern"} and not _is_pattern(text, node)
        ):
            yield Misread("wildcard", part)
    for kind, start, end in unpaired:
        yield Misread("quote" if kind == "stray" else "bracket", text[start:end])


def _is_pattern(text: str, node: Node) -> bool:
    return isinstance(clause_of(text, node), Pattern)
