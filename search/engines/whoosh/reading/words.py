"""The words of an index as arrays, read from its term dictionaries."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from weakref import ReferenceType, ref

import numpy as np
from numpy.typing import NDArray

from search.analysis.expansion.alphabet import BEFORE, LONGEST, SIZE, Codes
from search.engines.whoosh.codec.terms import Frequencies
from search.engines.whoosh.reading.postings import PostingsReader
from search.vocabulary import Vocabulary

FIELD = "text_folded"
MANY = 1_000  # articles from which on a word that stands in fewer than LEAST is left out
LEAST = 3  # half the words of a large archive are misprints and rarities
LEAST_OF_SEGMENT = 2  # before the segments are put together, for the sake of memory


class KeptWords:
    """The vocabulary of the open index, made when it is first asked for. Threads may share it.

    Each commit opens the index anew; of a large archive the vocabulary is made anew when one
    article in a hundred has come.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._made: tuple[ReferenceType[PostingsReader], int, Vocabulary] | None = None

    def of(self, postings: PostingsReader) -> Vocabulary:
        with self._lock:
            if self._made and self._is_fresh(postings, *self._made[:2]):
                return self._made[2]
            words = vocabulary(postings)
            self._made = ref(postings), postings.count, words
            return words

    @staticmethod
    def _is_fresh(postings: PostingsReader, of: ReferenceType[PostingsReader], count: int) -> bool:
        few = postings.count >= MANY and abs(postings.count - count) <= count // 100
        return few or of() is postings


def vocabulary(postings: PostingsReader) -> Vocabulary:
    """The Arabic words of the index; that of 30,000 articles takes a tenth of a second."""
    is_large = postings.count >= MANY
    parts = (_words(*part) for part in postings.words(FIELD, LONGEST))
    read = [_frequent(*part, LEAST_OF_SEGMENT if is_large else 1) for part in parts]
    return Vocabulary(*_frequent(*_united(read), LEAST if is_large else 1))


def _frequent(letters: Codes, frequencies: Frequencies, least: int) -> tuple[Codes, Frequencies]:
    kept = frequencies >= least
    return letters[kept], frequencies[kept]


def _words(encoded: NDArray[np.uint8], frequencies: Frequencies) -> tuple[Codes, Frequencies]:
    """Those that are all of Arabic letters, as codes."""
    lead, trail = encoded[:, ::2].astype(np.int16), encoded[:, 1::2].astype(np.int16)
    codes = np.where(lead == 0, 0, ((lead & 0x1F) << 6) + (trail & 0x3F) - BEFORE)
    arabic = ((codes > 0) & (codes < SIZE) | (lead == 0)).all(axis=1)
    return codes[arabic].astype(np.uint8), frequencies[arabic]


def _united(parts: Iterable[tuple[Codes, Frequencies]]) -> tuple[Codes, Frequencies]:
    """In order and unique, the frequencies of the segments added up."""
    letters, frequencies = zip((np.empty((0, LONGEST), np.uint8), _NONE), *parts, strict=True)
    words = np.concatenate(letters).view(f"S{LONGEST}").ravel()
    words, places = np.unique(words, return_inverse=True)
    counts = np.bincount(places, np.concatenate(frequencies), len(words)).astype(np.uint32)
    return words.view(np.uint8).reshape(-1, LONGEST), counts


_NONE = np.empty(0, np.uint32)
