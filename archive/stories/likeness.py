"""Whether two texts are one: printed again, in another spelling, with a line before it, or cut.

Texts are compared by their runs of words from the beginning on, as far as the shorter one goes: what
is cut at its end is held by the beginning of the whole, while a digest that holds an item among
others is another text.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from archive.stories.shingles import RUN, Words, runs_of

SHORTEST = 20  # words: a sentence or two is alike in texts that tell different things
SHORT, LONG = 40, 150  # words: between them the least share changes by degrees
RUNS = (0.87, 0.6)  # the least share of the runs that both have, of short texts and of long ones
REPLACED = 2.5  # how much more a word counts that was replaced: forms of agencies differ in names
FIGURES = 0.15  # the most figures that differ: prices, scores and the weather have others every day
KIN = 0.5  # of the runs
ADDED = 20  # words before a text, or a fifth of it, of another house


class Likeness(NamedTuple):
    """`runs`: the share of the shorter text's runs that the longer one begins with; `words` and
    `figures`: the share of those that other ones replace; `length` of the shorter text in words."""

    runs: float
    words: float
    figures: float
    length: int

    @property
    def is_one_text(self) -> bool:
        return self.length >= SHORTEST and self.share >= self._least and self.figures <= FIGURES

    @property
    def is_kin(self) -> bool:
        """Enough for two texts to stand in one story with a third that is like both."""
        return self.runs >= KIN and self.figures <= 2 * FIGURES

    @property
    def share(self) -> float:
        return self.runs - REPLACED * self.words

    @property
    def _least(self) -> float:
        part = min(max((self.length - SHORT) / (LONG - SHORT), 0.0), 1.0)
        return RUNS[0] + part * (RUNS[1] - RUNS[0])


def likeness(one: Words, other: Words) -> Likeness:
    shorter, longer = sorted((one, other), key=lambda words: len(words.numbers))
    length = len(shorter.numbers)
    beginning = longer.first(length + max(ADDED, length // 5))
    runs, others = runs_of(shorter), runs_of(beginning)
    shared = np.isin(runs, others)
    if not shared.any():
        return Likeness(0.0, 1.0, 0.0, length)
    own, its = _within(shorter, shared), _within(beginning, np.isin(others, runs))
    words, figures = (_replaced(own, its, of_figures) for of_figures in (False, True))
    return Likeness(float(shared.mean()), words, figures, length)


def _within(words: Words, shared: NDArray[np.bool_]) -> Words:
    """From the first run that both have to the last: what stands before and after was only added."""
    (places,) = shared.nonzero()
    return words.part(int(places[0]), int(places[-1]) + RUN)


def _replaced(one: Words, other: Words, of_figures: bool) -> float:
    """What is in one of the texts alone was only left out, or only added, and does not count."""
    own, its = (words.numbers[words.is_figure == of_figures] for words in (one, other))
    own, its = np.unique(own), np.unique(its)
    shared = len(np.intersect1d(own, its, assume_unique=True))
    return (min(len(own), len(its)) - shared) / max(len(own), 1)
