"""The signs and words of the query language: text -> lexemes with offsets into it.

No pattern goes back over more than a bounded stretch: the time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from search import query_fields
from search.date_values import alone, value_at

# Opening and closing marks of a phrase. Arabic keyboards mix up both curly marks.
QUOTES = (('"', '"'), ("«", "»"), ("“”„", "“”"), ("″", "″"))
_MARKS = "".join(sorted({mark for pair in QUOTES for marks in pair for mark in marks}))
_APART = rf"[\s()|{_MARKS}]"  # what a word of the language is set off by
_ALONE = rf"(?:(?<={_APART})|\A)(?:{{}})(?={_APART}|\Z)"
# Before a sign that belongs to what follows, and before a word that belongs to such a sign.
_BEGINS = r"(?:(?<=[\s(|])|\A)"
_BOUND = r"(?:(?<=[\s(|:：=+−-])|\A)"
_QUOTED = "|".join(f"[{first}][^{first}{last}]*[{last}]" for first, last in QUOTES)
_APOSTROPHES = rf"{_BOUND}['‘’](?=[^\s'‘’])[^'‘’]*['‘’](?![^\s()|.,،؛:؟!])"
# A wildcard stands in or after a word; a question mark after one ends a question.
_FREE = rf"(?<![^\s(|:：=+{_MARKS}−-])"
_PATTERN = rf"{_FREE}[^\W_]{{2,}}(?:[؟?]+[^\W_]+|\*+[^\W_]*)+(?=[\s)|{_MARKS}]|\Z)"

LEXEMES = {
    "near": rf"(?:{_QUOTED})~[0-9٠-٩]{{1,4}}",
    "quoted": rf"{_QUOTED}|{_APOSTROPHES}",
    "open": r"\(",
    "close": r"\)",
    "or": rf"\|+|{_ALONE.format('أو|او|OR')}",
    "plus": rf"{_BEGINS}\+(?=[^\s)|+−-])",
    "and": _ALONE.format(r"و|AND|&{1,2}|\+"),
    "not": _ALONE.format("ليس|وليس|NOT"),
    "minus": rf"{_BEGINS}[-−](?=[^\s)|+−-])",
    "span": rf"{_BOUND}(?:[^\W_][^\s()|]{{3,9}}\.\.\d[^\s()|]{{3,9}}|\d{{4}}[/-]\d\d?)(?=[\s()|]|\Z)",
    "field": rf"{_BOUND}(?:{query_fields.pattern()})[:：](?=[^\s)|:：])",
    "equals": rf"{_BOUND}=(?=[^\s)|=])",
    "pattern": _PATTERN,
    "joined": rf"{_FREE}[^\W\d_A-Za-z]{{2,}}-\d+(?=[\s)|{_MARKS}]|\Z)",  # كوفيد-19
    "stray": f"[{_MARKS}]",
    "word": rf"[^\s()|{_MARKS}]+",
}
DATING = {"span", "field"}
_LEXEME = re.compile("|".join(f"(?P<{kind}>{form})" for kind, form in LEXEMES.items()))
# One word and a question mark, and nothing else: it stands for a letter.
_ONE_MORE_LETTER = re.compile(r"\s*([^\W_]{2,}[؟?])\s*")


class Lexeme(NamedTuple):
    """`kind` is a key of LEXEMES; `text[start:end]` is where it stands."""

    kind: str
    start: int
    end: int


def lexemes(text: str) -> Iterator[Lexeme]:
    """In order, without overlap; only white space lies between them."""
    whole = _ONE_MORE_LETTER.fullmatch(text)
    if whole:
        yield Lexeme("pattern", *whole.span(1))
        return
    at = 0
    while match := _LEXEME.search(text, at):
        lexeme = Lexeme(match.lastgroup or "", *match.span())
        if lexeme.kind in DATING:
            lexeme = _dated(text, lexeme)
        at = lexeme.end
        yield lexeme


def _dated(text: str, lexeme: Lexeme) -> Lexeme:
    """A field of dates with the date that follows it, or a date that stands alone."""
    kind, start, end = lexeme
    if kind == "span":
        return Lexeme("dated" if alone(text[start:end]) else "word", start, end)
    if query_fields.field_named(text[start:end]) not in query_fields.DATE_FIELDS:
        return lexeme
    value = value_at(text, end)
    return Lexeme("dated", start, value.end) if value else Lexeme("undated", start, end)


def in_pairs(found: Iterable[Lexeme], deepest: int) -> tuple[list[Lexeme], list[Lexeme]]:
    """The lexemes without the marks that have no other half or lie too deep, and these marks."""
    lexemes, open_ones, paired = list(found), list[int](), set[int]()
    for number, lexeme in enumerate(lexemes):
        if lexeme.kind == "open":
            open_ones.append(number)
        elif lexeme.kind == "close" and open_ones:
            other = open_ones.pop()
            paired |= {other, number} if len(open_ones) < deepest else set()
    kept, dropped = list[Lexeme](), list[Lexeme]()
    for number, lexeme in enumerate(lexemes):
        is_mark = lexeme.kind in {"open", "close", "stray"} and number not in paired
        (dropped if is_mark else kept).append(lexeme)
    return kept, dropped
