"""The phrases of titles: two or three words side by side in many of them."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from search.analysis import is_stop_word
from search.completion.texts import Texts

SIZES = (3, 2)  # words, the longer ones first
SHARE = 0.8  # of the occurrences of two words; as often in three they are a part of these
SHORTEST = 2  # letters of the first and of the last word

Run = tuple[int, ...]


def phrases(titles: Texts, least: int) -> list[tuple[str, float]]:
    """Those that occur so often, as they are spelt most often, with the logarithm of how often.

    No stop word stands at an end of one.
    """
    counts: dict[str, int] = {}
    usual: dict[str, tuple[int, str]] = {}
    parts: dict[str, int] = {}
    for run, count in _runs(titles):
        folded = [titles.folded[word] for word in run]
        spelt = " ".join(titles.spelt[word] for word in run)
        key = " ".join(folded)
        counts[key] = counts.get(key, 0) + count
        usual[key] = max(usual.get(key, (0, "")), (count, spelt))
        for part in (folded[1:], folded[:-1]) if len(run) == max(SIZES) else ():
            name = " ".join(part)
            parts[name] = max(parts.get(name, 0), counts[key])
    return [
        (usual[key][1], math.log(count))
        for key, count in counts.items()
        if count >= least and parts.get(key, 0) < SHARE * count
    ]


def _runs(titles: Texts) -> Iterator[tuple[Run, int]]:
    """Each run of words with how often it occurs, if more than once."""
    is_end = np.array([_is_end(word) for word in titles.folded] + [False], np.bool_)
    for size in SIZES:
        yield from _runs_of(size, titles, is_end)


def _runs_of(size: int, titles: Texts, is_end: NDArray[np.bool_]) -> Iterator[tuple[Run, int]]:
    words, last = titles.words, len(titles.words) - size + 1
    columns = [words[at : last + at] for at in range(size)] if last > 0 else []
    if not columns:
        return
    whole = is_end[columns[0]] & is_end[columns[-1]]
    for column in columns:
        whole &= column >= 0
    number = np.zeros(int(whole.sum()), np.int64)
    for column in columns:
        number = number * len(titles.spelt) + column[whole]
    runs, counts = np.unique(number, return_counts=True)
    for run, count in zip(runs[counts > 1].tolist(), counts[counts > 1].tolist(), strict=True):
        yield _words_of(run, size, len(titles.spelt)), count


def _words_of(number: int, size: int, base: int) -> Run:
    words = []
    for _ in range(size):
        number, word = divmod(number, base)
        words.append(word)
    return tuple(reversed(words))


def _is_end(word: str) -> bool:
    """Whether a phrase may begin and end with the folded word."""
    return len(word) >= SHORTEST and not is_stop_word(word) and not word.isdigit()
