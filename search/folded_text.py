"""A text folded letter for letter, and where in the text each letter stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.analysis.letters import folded_letters

Codes = NDArray[np.uint16]
BEYOND = 0xFFFF  # what has no code of 16 bits; nothing that can be searched does


class FoldedText(NamedTuple):
    """`letters`: blanks of all kinds made one kind, and none of what is not seen or only marks
    a letter; `places`: where each of them stands, and where the text ends."""

    letters: str
    places: NDArray[np.int64]

    def pieces(self, core: str) -> Iterator[tuple[int, int]]:
        """Where in the text the pieces between blanks start and end that hold these letters."""
        at = self.letters.find(core)
        while at >= 0:
            start = self.letters.rfind(" ", 0, at) + 1
            end = self.letters.find(" ", at)
            end = end if end >= 0 else len(self.letters)
            yield int(self.places[start]), int(self.places[end])
            at = self.letters.find(core, end)


def fold_in_place(text: str) -> FoldedText:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    folded = _FOLDED[np.minimum(codes, BEYOND)]
    (places,) = (folded != 0).nonzero()
    letters = folded[places].tobytes().decode("utf-16-le", "surrogatepass")
    return FoldedText(letters, np.append(places, len(text)))


def _folded_codes() -> Codes:
    """Shape (65536,), uint16: code point -> code point, where one letter is folded to one;
    0 where to none."""
    codes = np.arange(BEYOND + 1, dtype=np.uint16)
    for letter, folded in folded_letters().items():
        if len(folded) < 2 and folded < chr(BEYOND):
            codes[ord(letter)] = ord(folded) if folded else 0
    codes[[code for code in range(0x3001) if chr(code).isspace()]] = ord(" ")
    return codes


_FOLDED = _folded_codes()
