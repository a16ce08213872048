"""What the reader typed -> clauses. Any text parses; nothing of it reaches an engine as syntax.

`search/grammar.py` has the grammar.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from search import query_fields
from search.analysis.vowel_marks import has_other_marks
from search.clauses import (
    AnyOf,
    Clause,
    Clauses,
    Exact,
    Pattern,
    Phrase,
    Term,
    is_filter,
    is_strict,
    size,
)
from search.facets import BY_NAME
from search.grammar import reading
from search.nodes import Node, every, remainder, shown
from search.operands import apart, clause_of, date_of, without_stop_words, words_of
from search.parts import Misread, Part
from search.syntax import Lexeme, lexemes
from search.terms import content_terms, distinct

__all__ = ["Clauses", "Pattern", "Phrase", "Term", "content_terms", "parse"]

MOST_CHARACTERS = 1_000
MOST_TERMS = 64  # distinct words, patterns and phrases looked for
MOST_PHRASES = 8
MOST_LEXEMES = 128  # of a longer text the words are taken, and no signs

# What is understood of a part with a node of this kind, unless it is excluded.
KINDS = {
    "quoted": "phrase",
    "joined": "phrase",
    "near": "near",
    "pattern": "pattern",
    "choice": "choice",
    "exact": "exact",
    "dated": "date",
    "required": "required",
}
FIELD_ALONE = re.compile(f"(?:{query_fields.pattern()})[{query_fields.COLONS}]")
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
    filters, required, others = list[Clause](), list[Clause](), list[Clause]()
    for node, clause in several:
        is_required = node.kind == "required" or is_strict(clause)
        (filters if is_filter(clause) else required if is_required else others).append(clause)
    words = distinct(words_of(text, nodes))
    terms = without_stop_words(words) or ([] if several else words)
    return Clauses(
        tuple(terms),
        _of(Phrase, others),
        _of(Pattern, others),
        _of(AnyOf, others),
        required=tuple(dict.fromkeys(required)),
        filters=tuple(dict.fromkeys(filters)),
        excluded=excluded,
    )


# In this order they are kept of a text that is too long.
MOST = dict.fromkeys(("required", "filters", "excluded"), 16)  # words: each may cost 20 ms
KEPT = ("choices", "required", "filters", "excluded", "terms", "patterns")


def _limited(clauses: Clauses, cut: bool, most: int) -> Clauses:
    """With so many words, patterns and phrases, wherever they stand."""
    every = (*clauses.sought, *clauses.filters, *clauses.excluded)
    if not cut and size(every) <= min(most, MOST_PHRASES):  # as nearly all
        return clauses
    limited = replace(clauses, phrases=clauses.phrases[:MOST_PHRASES])
    room = max(most - len(limited.phrases), 0)
    for kind in KEPT:
        kept: Any = _within(getattr(clauses, kind), min(room, MOST.get(kind, room)))
        limited = replace(limited, **{kind: kept})
        room -= size(kept)
    return replace(limited, cut=cut or limited != clauses)


def _within(clauses: tuple[C, ...], room: int) -> tuple[C, ...]:
    kept = list[C]()
    for clause in clauses:
        room -= size([clause])
        kept += [clause] if room >= 0 else []
    return tuple(kept)


def _of(kind: type[C], clauses: Sequence[Clause]) -> tuple[C, ...]:
    return tuple(dict.fromkeys(clause for clause in clauses if isinstance(clause, kind)))


def _parts(text: str, nodes: Sequence[Node]) -> Iterator[Part]:
    for number, node in enumerate(nodes):
        kind = "excluded" if node.is_excluded else node.field or KINDS.get(node.kind)
        if kind and clause_of(text, node):
            yield Part(kind, shown(text, node), remainder(text, nodes, number), *_days(text, node))


def _days(text: str, node: Node) -> tuple[datetime.date | None, datetime.date | None, bool]:
    value = date_of(text, node) if node.kind == "dated" else None
    return (value.first, value.last, value.is_hijri) if value else (None, None, False)


def _misread(text: str, nodes: Sequence[Node], unpaired: Sequence[Lexeme]) -> Iterator[Misread]:
    for node in every(nodes):
        part = text[node.start : node.end]
        if node.kind == "exact" and has_other_marks(part):
            yield Misread("marks", shown(text, node))
        if node.kind == "within" and _is_marked_name(text, node):
            yield Misread("marked_name", shown(text, node))
        if node.kind == "undated":
            yield Misread("date", f"{part}{text[node.end : node.end + 20].split(' ')[0]}")
        if node.kind == "word" and FIELD_ALONE.fullmatch(part):
            yield Misread("field", part)
        if node.kind in {"word", "pattern"} and _WILD.search(part) and not _is_pattern(text, node):
            yield Misread("wildcard", part)
    for kind, start, end in unpaired:
        yield Misread("quote" if kind == "stray" else "bracket", text[start:end])


def _is_marked_name(text: str, node: Node) -> bool:
    """Whether a name is asked for with its vowel marks: names are compared without."""
    is_name = node.field in BY_NAME
    return is_name and any(
        word.marked
        for one in every(node.nodes)
        if isinstance(clause := clause_of(text, one), Exact)
        for word in clause.words
    )


def _is_pattern(text: str, node: Node) -> bool:
    return isinstance(clause_of(text, node), Pattern)
