"""The beginnings of words one edit away from one that nothing begins with."""

from __future__ import annotations

import math
from collections.abc import Iterator

from search.analysis.expansion.alphabet import BEFORE, FIRST, LAST, codes_of
from search.analysis.expansion.edits import DOUBLED, TRANSPOSED, gaps, substitutions
from search.completion.completions import Completions, Spans

LETTERS = [
    chr(code) for code in range(ord(FIRST), ord(LAST) + 1) if chr(code) not in "آأؤإئةىـػؼؽؾؿ"
]
STEP = 8.0  # what a step of distance is worth, where e times as many entries are worth 1
MOST = 3


def mistyped(word: str, completions: Completions) -> Spans:
    """The keys that begin as the folded Arabic word does but for one edit, the likeliest of them."""
    if not codes_of(word):
        return ()
    costs = dict(sorted(_edited(word), key=lambda one: -one[1]))
    spans = zip(costs.values(), completions.beginnings(list(costs)), strict=True)
    scored = [
        (math.log(completions.size((span,))) - STEP * cost, span)
        for cost, span in spans
        if span[0] < span[1]
    ]
    return tuple(span for _, span in sorted(scored, reverse=True)[:MOST])


def _edited(word: str) -> Iterator[tuple[str, float]]:
    """Each word that one edit makes of it, the first letter stays, with the cost of the edit."""
    codes, gap, price = codes_of(word), gaps(), substitutions()
    for at in range(1, len(word)):
        before, letter, after = word[:at], word[at], word[at + 1 :]
        yield before + after, DOUBLED if before[-1] == letter else float(gap[codes[at]])
        if after:
            yield before + after[0] + letter + after[1:], TRANSPOSED
        for other in LETTERS:
            code = ord(other) - BEFORE
            yield before + other + after, float(price[codes[at], code])
            yield before + other + letter + after, float(gap[code])
