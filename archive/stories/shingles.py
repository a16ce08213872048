"""Texts as runs of folded words, each word and each run a number: what is alike can be counted.

Spelling, marks and punctuation leave no trace in them, so a text that another house printed has
the same runs. The texts of a batch are cut and numbered in one go.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.analysis.letters import HAMZA, folded_letters

Numbers = NDArray[np.uint64]
Codes = NDArray[np.uint16]

RUN = 4  # words: three are shared by strangers, and of five too few are left where words differ
SEPARATORS = ".,،"  # of digits: 1,250 is one number, and so is 4.5
UNSEEN, SEPARATOR, BLANK = 0, 1, ord(" ")
PARTED = "\n\n"
NINE = ord("9")  # digits are folded to ASCII, and no letter is below them

_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))
_ORDER = np.uint64(0x9E3779B97F4A7C15)  # odd: the same words in another order are another run


class Words(NamedTuple):
    """`numbers`: of the words of a text, in order; `is_figure`: those that are written in digits;
    `runs`: of RUN words each, one that begins with each word but the last ones."""

    numbers: Numbers
    is_figure: NDArray[np.bool_]
    runs: Numbers

    def beginning(self, words: int) -> Numbers:
        """The runs of so many words, the first ones."""
        return self.runs[: max(words - RUN + 1, 0)]


def words_of(texts: Sequence[str]) -> list[Words]:
    """The words of each text, folded: what stands between signs, and between digits and letters."""
    codes = _codes(PARTED.join(texts))
    letters = codes[codes != UNSEEN]
    starts, stops = _bounds(letters)
    numbers, is_figure = _numbers(letters, starts, stops), letters[starts] <= NINE
    runs = _runs(numbers)
    lengths = np.array([len(text) + len(PARTED) for text in texts], np.int64)
    seen = np.concatenate(([0], np.cumsum(codes != UNSEEN)))
    ends = np.searchsorted(starts, seen[np.minimum(np.cumsum(lengths), len(codes))]).tolist()
    return [
        Words(numbers[first:end], is_figure[first:end], runs[first : max(end - RUN + 1, first)])
        for first, end in zip([0, *ends], ends, strict=False)
    ]


def _runs(numbers: Numbers) -> Numbers:
    """Also those that reach from one text into the next, which nobody takes."""
    count = max(len(numbers) - RUN + 1, 0)
    runs = numbers[:count].copy()
    for place in range(1, RUN):
        runs *= _ORDER
        runs += numbers[place : place + count]
    return mixed(runs)


def _bounds(letters: Codes) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where words start and where they stop."""
    kinds = np.where(letters == BLANK, np.uint8(0), np.where(letters <= NINE, np.uint8(1), 2))
    borders = np.flatnonzero(np.diff(kinds, prepend=0, append=0))
    starts, stops = borders[:-1], borders[1:]
    words = kinds[starts] != 0
    return starts[words], stops[words]


def _numbers(letters: Codes, starts: NDArray[np.int64], stops: NDArray[np.int64]) -> Numbers:
    """Of each word the sum of its letters, each mixed with its place in the word."""
    if not len(starts):
        return np.zeros(0, np.uint64)
    lengths = stops - starts
    firsts = np.cumsum(lengths) - lengths
    places = np.arange(lengths.sum()) - np.repeat(firsts, lengths)
    inside = letters[letters != BLANK].astype(np.uint64)
    codes = mixed(inside | places.astype(np.uint64) << np.uint64(16))
    return mixed(np.add.reduceat(codes, firsts))


def mixed(numbers: Numbers) -> Numbers:
    """Every bit of a number spread over all of them: the steps that end splitmix64."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * _MIX[0]
    numbers = (numbers ^ (numbers >> np.uint64(27))) * _MIX[1]
    return numbers ^ (numbers >> np.uint64(31))


def _codes(text: str) -> Codes:
    """A code for each character: the folded letter, BLANK, or UNSEEN."""
    encoded = text.encode("utf-16-le", "surrogatepass")
    if len(encoded) > 2 * len(text):
        basic = "".join(one if one < "\U00010000" else " " for one in text)
        encoded = basic.encode("utf-16-le", "surrogatepass")
    codes = _table().take(np.frombuffer(encoded, np.uint16))
    (separators,) = (codes == SEPARATOR).nonzero()
    if len(separators):
        is_digit = np.concatenate(((codes >= ord("0")) & (codes <= NINE), [False]))
        inside = is_digit[separators - 1] & is_digit[separators + 1]
        codes[separators] = np.where(inside, UNSEEN, BLANK)
    return codes


@cache
def _table() -> Codes:
    """Shape (65536,): code point -> code."""
    return np.fromiter(map(_code, map(chr, range(1 << 16))), np.uint16, 1 << 16)


def _code(letter: str) -> int:
    """Hamza alone is not seen: who leaves it off its seat leaves it out."""
    folded = folded_letters().get(letter, letter)
    if folded in ("", HAMZA):
        return UNSEEN
    if folded in SEPARATORS:
        return SEPARATOR
    folded = folded if len(folded) == 1 and folded < "\U00010000" else letter
    return ord(folded) if folded.isalnum() else BLANK
