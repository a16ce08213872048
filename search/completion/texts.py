"""Many short texts as numbers of their words, for counting."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from search.analysis.letters import exact, fold
from search.completion.words import SIGN, pieces

BREAK = -1  # in the place of a word: a sign, or the end of a text


@dataclass(frozen=True)
class Texts:
    """`words`: (m,) int32 numbers into `spelt`, text after text, and BREAKs; `owners`: (m,) int32,
    ascending, the place of the text each is of. `spelt` are distinct exact forms."""

    spelt: list[str]
    words: NDArray[np.int32]
    owners: NDArray[np.int32]

    @classmethod
    def of(cls, texts: Iterable[Iterable[str]]) -> Texts:
        """Of one or several texts of each owner."""
        raw: dict[str, int] = {SIGN: BREAK}
        words, sizes = array("i"), array("i")
        for several in texts:
            before = len(words)
            for text in several:
                words.extend(raw.setdefault(piece, len(raw) - 1) for piece in pieces(text))
                words.append(BREAK)
            sizes.append(len(words) - before)
        spelt: dict[str, int] = {}
        del raw[SIGN]
        exact_forms = [spelt.setdefault(exact(piece), len(spelt)) for piece in raw]
        numbers = np.array([*exact_forms, BREAK], np.int32)  # of BREAK, the last
        return cls(
            list(spelt),
            numbers[np.array(words, np.int32)],
            np.repeat(np.arange(len(sizes), dtype=np.int32), np.array(sizes, np.int32)),
        )

    @cached_property
    def folded(self) -> list[str]:
        """Of each of `spelt`."""
        return list(map(fold, self.spelt))

    def counts(self) -> NDArray[np.int64]:
        """(len(spelt),) how often each occurs."""
        return np.bincount(self.words[self.words >= 0], minlength=len(self.spelt))
