"""The chunks of a text where they stand, each analysed once: for texts whose words are known.

What a chunk is, and why its tokens are the same wherever it stands, is said in `chunks.py`.
To look up a text of known chunks takes a fourth of the time of its analysis.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from search.analysis import Form, Token, analyze, forms
from search.analysis.chunks import one_word, reaches_on
from search.analysis.letters import DEFINITE, HAMZA, TATWEEL, YEH
from search.analysis.token_filters import NAME_OPENERS

Span = tuple[int, int]

_REMEMBERED = 1 << 14
_LETTERS = frozenset(map(chr, range(ord(HAMZA), ord(YEH) + 1))) - {TATWEEL}
_LAST_LETTERS = _LETTERS - {word[-1] for word in (*NAME_OPENERS, DEFINITE)}
# Longer chunks are junk, and a memory full of them would be large.
_LONGEST_REMEMBERED = 64


class Chunk(NamedTuple):
    """The tokens of a part of a text, offsets from its start."""

    tokens: tuple[Token, ...]
    reaches_on: bool


def chunks(text: str) -> Iterator[Span]:
    """Where each chunk starts and ends: together their tokens are those of the text, in order."""
    at, opened = 0, -1
    for part in blanked(text).split(" "):
        opened, end = opened if opened >= 0 else at, at + len(part)
        if not reaches(part) and (opened == at or part.strip()):
            yield opened, end
            opened = -1
        at = end + 1
    if opened >= 0:
        yield opened, len(text)


def blanked(text: str) -> str:
    """All that chunks are cut at made blanks."""
    return text.replace("\n", " ")


def chunk_around(blanked: str, place: int) -> Span:
    """That one of the `chunks` of a text that a character of it, no blank, is in."""
    start, end = blanked.rfind(" ", 0, place) + 1, _end(blanked, place)
    first, before = start, start
    while before and not _ends_in_a_word(blanked, before - 1):
        stop = before - 1
        before = blanked.rfind(" ", 0, stop) + 1
        part = blanked[before:stop]
        if part.strip():
            if not reaches(part):
                break
            first = before
    while end < len(blanked) and not _ends_in_a_word(blanked, end):
        part = blanked[start:end]
        if part.strip() and not reaches(part):
            break
        start, end = end + 1, _end(blanked, end + 1)
    return first, end


def _ends_in_a_word(blanked: str, end: int) -> bool:
    """Whether the part that ends there is seen by two letters to reach no further: they are of a
    word, and neither the article nor the first word of a name ends so."""
    return blanked[end - 1 : end] in _LAST_LETTERS and blanked[end - 2 : end - 1] in _LETTERS


def _end(blanked: str, place: int) -> int:
    end = blanked.find(" ", place)
    return end if end >= 0 else len(blanked)


def reaches(part: str) -> bool:
    """`Chunk.reaches_on` of a part, for which few need an analysis."""
    return _reaches(part) if len(part) <= _LONGEST_REMEMBERED else _analyzed(part).reaches_on


@lru_cache(_REMEMBERED)
def _reaches(part: str) -> bool:
    word = one_word(part)
    return word[1] in NAME_OPENERS if word else _remembered(part).reaches_on


def analyze_chunk(part: str) -> Chunk:
    """A part of a text as if it stood alone."""
    return _remembered(part) if len(part) <= _LONGEST_REMEMBERED else _analyzed(part)


def _analyzed(part: str) -> Chunk:
    if word := one_word(part):
        word_forms = forms(word[1])
        if len(word_forms) == 1 and not word_forms[0].parts:
            return _of_word(word, word_forms[0])
    tokens = tuple(analyze(part))
    return Chunk(tokens, reaches_on(part, tokens))


def _of_word(word: re.Match[str], form: Form) -> Chunk:
    """What most chunks are, without the way through tokenizer and filters: a fifth of the time."""
    exact, folded, stem, kind, _, _ = form
    token = Token(word[1], *word.span(1), 0, exact, folded, stem, kind)
    return Chunk((token,), exact in NAME_OPENERS)


_remembered = lru_cache(_REMEMBERED)(_analyzed)
