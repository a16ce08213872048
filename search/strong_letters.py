"""The strong letters of a word, by which most words are passed over without an analysis.

Hamza, alef, waw and yeh come and go when a word is folded and stemmed, and so does a final
heh; the other letters of a stem stand in its word as well, side by side, for proclitics and
suffixes are cut off the ends. Only words with a stem of their own (`protected_words.txt`) may
have others.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

import numpy as np

from search.analysis.letters import ALEF, HAMZA, HEH, WAW, YEH
from search.analysis.stemming.protected_words import PROTECTED
from search.folded_text import SHARED, FoldedText, Span, fold_in_place

_WEAK = fold_in_place(HAMZA + ALEF + WAW + YEH).codes
_LETTERS = frozenset(range(256)) - {code for code in range(128) if not chr(code).isalnum()}
_STRONG = _LETTERS - frozenset(_WEAK)
_DROPPED = bytes(sorted(frozenset(range(256)) - _STRONG))
_OWN = bytes(range(SHARED))
_IS_STRONG = np.isin(np.arange(256), sorted(_STRONG))
_REMEMBERED = 1 << 12


# A stem -> the words that have it because a list says so.
_LISTED: dict[str, list[str]] = {}
for _word, _stem in PROTECTED.items():
    _LISTED.setdefault(_stem, []).append(_word)


@lru_cache(_REMEMBERED)
def strong_cores(form: str) -> frozenset[bytes]:
    """A word whose folded form or stem is this one has the strong letters of one of these."""
    return frozenset(map(_strong, (form, *_LISTED.get(form, ()))))


def _strong(form: str) -> bytes:
    return letters_of(fold_in_place(form.removesuffix(HEH)).codes)


def letters_of(codes: bytes) -> bytes:
    """The codes of strong letters among those of a text."""
    return codes.translate(None, _DROPPED)


def places(text: FoldedText, cores: Collection[bytes]) -> list[Span] | None:
    """Where the first and the last letter stand of each place that has one of the cores, blanks
    between its letters or not; in order.

    None where that cannot be told: a core has no letters, or some character of the text may
    stand for several.
    """
    letters = letters_of(text.codes)
    if b"" in cores or letters.translate(None, _OWN):
        return None
    spans = [span for core in cores for span in _spans(letters, core)]
    if not spans:
        return []
    (strong,) = _IS_STRONG[np.frombuffer(text.codes, np.uint8)].nonzero()
    return sorted((int(strong[first]), int(strong[last])) for first, last in spans)


def _spans(letters: bytes, core: bytes) -> list[Span]:
    spans, at, length = list[Span](), letters.find(core), len(core) - 1
    while at >= 0:
        spans.append((at, at + length))
        at = letters.find(core, at + 1)
    return spans
