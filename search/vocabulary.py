"""The words of an index with their frequencies, in arrays: which are near, which sound alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.analysis.expansion.alphabet import (
    LONGEST,
    SIZE,
    Codes,
    codes_of,
    rows_of,
    word_of,
)
from search.analysis.expansion.edits import LONGEST_STEP, allowed, distances
from search.analysis.expansion.sounds import skeletons
from search.analysis.expansion.transliteration import skeletons_of, unlikeness

MOST = 200_000  # words, the most frequent: some 6 MB
MOST_LETTERS = 3  # that two words differ by as sets, when two edits lead from one to the other
UNLIKE = 1.2  # beyond it a word is not what was typed in Latin letters
BITS = np.array([0, *(1 << code for code in range(SIZE - 1))], np.uint64)


class Word(NamedTuple):
    """A folded word of the index, in how many articles it stands, and how far it is."""

    word: str
    frequency: int
    distance: float = 0.0


class Vocabulary:
    """`letters`: (n, LONGEST) uint8 codes of the folded words, in order, unique; `frequencies`:
    (n,) the number of articles with each. Threads may share it."""

    def __init__(self, letters: Codes, frequencies: NDArray[np.uint32]) -> None:
        if len(letters) > MOST:
            kept = np.sort(np.argpartition(frequencies, -MOST)[-MOST:])
            letters, frequencies = letters[kept], frequencies[kept]
        self.letters, self.frequencies = np.ascontiguousarray(letters), frequencies
        self._words = self.letters.view(f"S{LONGEST}").ravel()
        self._lengths = np.count_nonzero(self.letters, axis=1).astype(np.uint8)
        self._sets = np.zeros(len(self.letters), np.uint64)
        for column in self.letters.T:
            self._sets |= BITS[column]

    @classmethod
    def of(cls, frequencies: Mapping[str, int]) -> Vocabulary:
        """Of folded words; those of other scripts are left out."""
        words = sorted((codes, n) for word, n in frequencies.items() if (codes := codes_of(word)))
        counts = np.array([n for _, n in words], np.uint32)
        return cls(rows_of([codes for codes, _ in words]), counts)

    def __len__(self) -> int:
        return len(self.letters)

    @property
    def nbytes(self) -> int:
        arrays = self.letters, self.frequencies, self._lengths, self._sets, self._skeletons
        return sum(array.nbytes for array in arrays)

    def frequency(self, word: str) -> int:
        """In how many articles the folded word stands; 0 if it is not known."""
        codes = codes_of(word)
        place = int(np.searchsorted(self._words, np.bytes_(codes)))
        known = codes and place < len(self) and self._words[place] == codes
        return int(self.frequencies[place]) if known else 0

    def frequencies_of(self, words: Sequence[str]) -> NDArray[np.uint32]:
        """(n,) in how many articles each of the folded words stands; 0 if it is not known."""
        codes = np.array([codes_of(word) for word in words], f"S{LONGEST}")
        if not len(self):
            return np.zeros(len(words), np.uint32)
        places = np.minimum(np.searchsorted(self._words, codes), len(self) - 1)
        known = (self._words[places] == codes) & (codes != b"")
        return np.where(known, self.frequencies[places], 0)

    def near(self, word: str) -> list[Word]:
        """The words that a mistyped one may stand for, in no order; the word itself is none."""
        codes = codes_of(word)
        if not codes:
            return []
        own = np.bitwise_or.reduce(BITS[np.frombuffer(codes, np.uint8)])
        differing = np.bitwise_count(self._sets ^ own)
        longer = np.abs(self._lengths.astype(np.int8) - len(codes))
        places = np.flatnonzero((differing <= MOST_LETTERS) & (longer <= LONGEST_STEP))
        costs = distances(word, self.letters[places], self._lengths[places])
        close = (costs <= allowed(len(codes))) & (costs > 0)
        return self._of(places[close], costs[close])

    def sounding(self, latin: str) -> list[Word]:
        """The words that a Latin spelling may stand for, in no order; `distance` is how unlike
        they are."""
        wanted = np.array(skeletons_of(latin), np.uint32)
        places = np.flatnonzero(np.isin(self._skeletons, wanted))
        costs = unlikeness(latin, self.letters[places], self._lengths[places])
        alike = costs <= UNLIKE
        return self._of(places[alike], costs[alike])

    @cached_property
    def _skeletons(self) -> NDArray[np.uint32]:
        return skeletons(self.letters, self._lengths)

    def _of(self, places: NDArray[np.int64], costs: NDArray[np.float32]) -> list[Word]:
        words = (word_of(self._words[place]) for place in places.tolist())
        counts, far = self.frequencies[places].tolist(), costs.tolist()
        return list(map(Word, words, counts, far))
