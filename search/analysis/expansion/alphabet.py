"""Arabic letters as small numbers, for tables and arrays over the words of an index."""

import numpy as np
from numpy.typing import NDArray

FIRST, LAST = "\u0621", "\u064a"  # of the letters that folded words are made of
BEFORE = ord(FIRST) - 1
SIZE = ord(LAST) - BEFORE + 1  # of a table by code, the empty place included
LONGEST = 16  # letters; longer words are run together or junk

Codes = NDArray[np.uint8]


def codes_of(word: str) -> bytes:
    """A byte for each letter, from 1; empty for a word of another script, or a longer one."""
    if len(word) > LONGEST or not all(FIRST <= letter <= LAST for letter in word):
        return b""
    return bytes(ord(letter) - BEFORE for letter in word)


def word_of(codes: bytes) -> str:
    """The word of its codes; zeros end it."""
    return "".join(chr(code + BEFORE) for code in codes if code)


def rows_of(words: list[bytes]) -> Codes:
    """(n, LONGEST) of the codes of n words, zeros after the end of each."""
    return np.array(words, f"S{LONGEST}").view(np.uint8).reshape(-1, LONGEST)
