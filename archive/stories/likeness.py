"""Whether two texts are one: printed again, in another spelling, with a line before it, or cut.

Texts are compared by their runs of words from the beginning on, as far as the shorter one goes: what
is cut at its end is held by the beginning of the whole, while a digest that holds an item among
others is another text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from archive.stories.shingles import RUN, Words

SHORTEST = 20  # words: a sentence or two is alike in texts that tell different things
SHORT, LONG = 40, 150  # words: between them the least share changes by degrees
RUNS = (0.87, 0.6)  # the least share of the runs that both have, of short texts and of long ones
REPLACED = (10.0, 2.5)  # how much more a replaced word counts: forms of agencies differ in names
FIGURES = 0.15  # the most figures that differ: prices, scores and the weather have others every day
KIN = 0.5  # of the runs
LEAD = 30  # runs, or a tenth of all: news that end with what was told before share none of them
LEAD_SHARED = 0.25
ADDED = 20  # words before a text, or a fifth of it, of another house


class Likeness(NamedTuple):
    """`runs`: the share of the shorter text's runs that the longer one begins with; `words` and
    `figures`: the share of those that other ones replace; `length` of the shorter text in words; `lead`: the
    share of the first runs of either that both have."""

    runs: float
    words: float
    figures: float
    length: int
    lead: float = 1.0

    @property
    def is_one_text(self) -> bool:
        return (
            self.length >= SHORTEST
            and self.share >= self._by_length(RUNS)
            and self.figures <= FIGURES
            and self.lead >= LEAD_SHARED
        )

    @property
    def is_kin(self) -> bool:
        """Enough for two texts to stand in one story with a third that is like both."""
        return self.runs >= KIN and self.figures <= 2 * FIGURES

    @property
    def share(self) -> float:
        return self.runs - self._by_length(REPLACED) * self.words

    def _by_length(self, bounds: tuple[float, float]) -> float:
        part = min(max((self.length - SHORT) / (LONG - SHORT), 0.0), 1.0)
        return bounds[0] + part * (bounds[1] - bounds[0])


def likeness(one: Words, other: Words) -> Likeness:
    """Of texts that are not even kin, nothing but the share of their runs is told."""
    shorter, longer = sorted((one, other), key=lambda words: len(words.numbers))
    length = len(shorter.numbers)
    runs = shorter.runs.tolist()
    others = longer.beginning(length + max(ADDED, length // 5)).tolist()
    shared = _among(runs, others)
    share = sum(shared) / max(len(runs), 1)
    if share < KIN:
        return Likeness(share, 1.0, 1.0, length)
    first, last = _ends(shared)
    its_shared = _among(others, runs)
    its_first, its_last = _ends(its_shared)
    words = _replaced(_some(shorter, first, last, False), _some(longer, its_first, its_last, False))
    figures = _replaced(_some(shorter, 0, last, True), _some(longer, 0, its_last, True))
    begun = max(LEAD, length // 10)
    lead = min(sum(shared[:begun]), sum(its_shared[:begun])) / begun
    return Likeness(share, words, figures, length, lead if len(runs) >= begun else share)


def _among(runs: Sequence[int], others: Sequence[int]) -> list[bool]:
    """Python's sets take half as long as NumPy here: texts have some hundred runs."""
    held = set(others)
    return [run in held for run in runs]


def _ends(shared: list[bool]) -> tuple[int, int]:
    """The words from the first run that both have to the last. What comes after them was added or
    cut; what comes before is a headline or an agency's line, of which only figures tell."""
    return shared.index(True), len(shared) - shared[::-1].index(True) + RUN - 1


def _some(words: Words, start: int, stop: int, are_figures: bool) -> set[int]:
    part = words.numbers[start:stop]
    kept: list[int] = part[words.is_figure[start:stop] == are_figures].tolist()
    return set(kept)


def _replaced(own: set[int], its: set[int]) -> float:
    """What is in one of the texts alone was only left out, or only added, and does not count."""
    return min(len(own - its), len(its - own)) / max(len(own), 1)
