"""Which texts of one page are the same story: nearly the same text, printed more than once.

Texts whose letters are not as frequent in one as in the other are ruled out first: that takes a
few microseconds a text, where to compare their words takes a hundred.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from search.folded_text import HAMZA_CODE, SHARED, FoldedText

SHORTEST = 500  # letters: short notes (weather, prices) are alike and tell different things
DIFFERING = 0.08  # of the letters of the longer text, as far as their numbers tell
RUNS = 0.7  # of the runs of three words in the beginnings must be in both
BEGINNING = 1_000  # letters

Runs = set[tuple[bytes, bytes, bytes]]


def stories(texts: Sequence[FoldedText]) -> list[int]:
    """Of each text the place of the first that tells the same story, mostly its own."""
    firsts = list(range(len(texts)))
    runs = dict[int, Runs]()
    for one, other in _alike(texts):
        if firsts[one] == one and firsts[other] == other:
            for place in (one, other):
                if place not in runs:
                    runs[place] = _runs(texts[place])
            if _share(runs[one], runs[other]) >= RUNS:
                firsts[other] = one
    return firsts


def _alike(texts: Sequence[FoldedText]) -> list[tuple[int, int]]:
    """Pairs of places, in order, that have about as many of each letter."""
    counts = _letters(texts)
    sizes = counts.sum(axis=1)
    firsts, others = np.triu_indices(len(texts), 1)
    largest = np.maximum(sizes[firsts], sizes[others])
    close = np.abs(sizes[firsts] - sizes[others]) <= DIFFERING * largest
    (places,) = (close & (largest >= SHORTEST)).nonzero()
    firsts, others, largest = firsts[places], others[places], largest[places]
    differing = np.abs(counts[firsts] - counts[others]).sum(axis=1)
    alike = differing <= DIFFERING * largest
    return list(zip(firsts[alike].tolist(), others[alike].tolist(), strict=True))


def _letters(texts: Sequence[FoldedText]) -> NDArray[np.int64]:
    """(n, letters) how often each Arabic letter stands in each text."""
    counts = [np.bincount(np.frombuffer(one.codes, np.uint8), minlength=SHARED) for one in texts]
    letters = [one[HAMZA_CODE:SHARED] for one in counts]
    return np.array(letters, np.int64).reshape(len(texts), SHARED - HAMZA_CODE)


def _runs(text: FoldedText) -> Runs:
    words = text.letters[:BEGINNING].split()
    return set(zip(words, words[1:], words[2:], strict=False))


def _share(one: Runs, other: Runs) -> float:
    return len(one & other) / max(len(one | other), 1)
