"""Two texts side by side: which words of the one are not in their place in the other.

Words are compared as readers take them: another spelling of a word is no difference.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

from search.analysis.letters import fold

LONGEST = 3_000  # words that are compared: the time grows with their square at worst
_WORD = re.compile(r"\S+")
_SIGNS = re.compile(r"[^\w]+|_")


class Piece(NamedTuple):
    """A part of a text, blanks and all."""

    text: str
    differs: bool


def differences(text: str, other: str) -> list[Piece]:
    """The text in pieces, those that the other text lacks marked."""
    words, others = _words(text), _words(other)
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    alike = {
        place
        for start, _, size in matcher.get_matching_blocks()
        for place in range(start, start + size)
    }
    return _pieces(text, [not word or place in alike for place, word in enumerate(words)])


def _words(text: str) -> list[str]:
    """Folded, without signs; what is nothing but a sign is empty."""
    return [fold(_SIGNS.sub("", word)) for word in _WORD.findall(text)[:LONGEST]]


def _pieces(text: str, alike: list[bool]) -> list[Piece]:
    """Neighbours of a kind together. Beyond the words that were compared all is taken for alike."""
    spans = [match.span() for match in _WORD.finditer(text)]
    alike = alike + [True] * (len(spans) - len(alike))
    pieces, at = list[Piece](), 0
    for same, group in groupby(zip(alike, spans, strict=True), key=lambda one: one[0]):
        places = [span for _, span in group]
        start, stop = places[0][0], places[-1][1]
        if text[at:start]:
            pieces.append(Piece(text[at:start], False))
        pieces.append(Piece(text[start:stop], not same))
        at = stop
    return pieces + ([Piece(text[at:], False)] if text[at:] else [])
