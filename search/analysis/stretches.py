"""The units of a text where they stand, each analysed once: for texts whose words are known.

What a unit is, and why its tokens are the same wherever it stands, is told in `units.py`.
To look a text up takes a fourth of the time of its analysis.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from search.analysis import Token, analyze
from search.analysis.units import reaches_on

_REMEMBERED = 1 << 14
# Longer units are junk, and a memory full of them would be large.
_LONGEST_REMEMBERED = 64


class Stretch(NamedTuple):
    """The tokens of a part of a text, offsets from its start; `forms`: folded words and stems."""

    tokens: tuple[Token, ...]
    forms: tuple[str, ...]
    reaches_on: bool


def stretches(text: str) -> Iterator[tuple[int, Stretch]]:
    """Where each unit starts, and its tokens: together those of the whole text, in order."""
    at, opened = 0, -1
    for part in text.replace("\n", " ").split(" "):
        end, found = at + len(part), stretch(part)
        if opened < 0 and not found.reaches_on:
            yield at, found
        elif opened < 0:
            opened = at
        elif not found.reaches_on and part.strip():
            yield opened, stretch(text[opened:end])
            opened = -1
        at = end + 1
    if opened >= 0:
        yield opened, stretch(text[opened:])


def stretch(part: str) -> Stretch:
    """A part of a text as if it stood alone."""
    return _known(part) if len(part) <= _LONGEST_REMEMBERED else _analyzed(part)


def _analyzed(part: str) -> Stretch:
    tokens = tuple(analyze(part))
    forms = (form for token in tokens for form in (token.folded, token.stem))
    return Stretch(tokens, tuple(dict.fromkeys(forms)), reaches_on(part, tokens))


_known = lru_cache(_REMEMBERED)(_analyzed)
