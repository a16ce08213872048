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
from search.analysis.token_filters import NAME_OPENERS

_REMEMBERED = 1 << 14
# Longer chunks are junk, and a memory full of them would be large.
_LONGEST_REMEMBERED = 64


class Chunk(NamedTuple):
    """The tokens of a part of a text, offsets from its start; `forms`: folded words and stems."""

    tokens: tuple[Token, ...]
    forms: tuple[str, ...]
    reaches_on: bool


def chunks(text: str) -> Iterator[tuple[int, Chunk]]:
    """Where each chunk starts, and its tokens: together those of the whole text, in order."""
    at, opened = 0, -1
    for part in text.replace("\n", " ").split(" "):
        end, chunk = at + len(part), analyze_chunk(part)
        if opened < 0 and not chunk.reaches_on:
            yield at, chunk
        elif opened < 0:
            opened = at
        elif not chunk.reaches_on and part.strip():
            yield opened, analyze_chunk(text[opened:end])
            opened = -1
        at = end + 1
    if opened >= 0:
        yield opened, analyze_chunk(text[opened:])


def analyze_chunk(part: str) -> Chunk:
    """A part of a text as if it stood alone."""
    return _remembered(part) if len(part) <= _LONGEST_REMEMBERED else _analyzed(part)


def _analyzed(part: str) -> Chunk:
    if word := one_word(part):
        word_forms = forms(word[1])
        if len(word_forms) == 1 and not word_forms[0].parts:
            return _of_word(word, word_forms[0])
    tokens = tuple(analyze(part))
    words = tuple({form: None for token in tokens for form in (token.folded, token.stem)})
    return Chunk(tokens, words, reaches_on(part, tokens))


def _of_word(word: re.Match[str], form: Form) -> Chunk:
    """What most chunks are, without the way through tokenizer and filters: a fifth of the time."""
    exact, folded, stem, kind, _ = form
    token = Token(word[1], *word.span(1), 0, exact, folded, stem, kind)
    return Chunk((token,), (folded, stem), exact in NAME_OPENERS)


_remembered = lru_cache(_REMEMBERED)(_analyzed)
