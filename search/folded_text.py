"""A text folded letter for letter, a byte for each: bytes are searched several times as fast.

The letters of Arabic and of ASCII have codes of their own. Those of other scripts, and what may
stand for several, share what is left; what is found by them is looked at again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.analysis.letters import HAMZA, YEH, folded_letters

Span = tuple[int, int]

BEYOND = "\uffff"  # stands for what has no code of 16 bits; nothing that can be searched does
UNSEEN, SIGN, MELTED, BLANK = 0, 1, 2, ord(" ")  # melted: no blank, but folded to one
HAMZA_CODE = 0x80  # the codes of the other letters follow as in Unicode, up to yeh
SHARED = HAMZA_CODE + ord(YEH) - ord(HAMZA) + 1  # the first code that letters share
_ASTRAL = re.compile("[^\0-\uffff]")
_REMEMBERED = 1 << 12


class Core(NamedTuple):
    """Letters that are looked for; others may have the same codes if one `is_shared`."""

    letters: str
    codes: bytes
    is_shared: bool


class FoldedText(NamedTuple):
    """`codes`: one for each character of the text; blanks of all kinds have one, and what is not
    seen or only marks a letter has 0."""

    text: str
    codes: bytes

    def part(self, start: int, end: int) -> FoldedText:
        return FoldedText(self.text[start:end], self.codes[start:end])

    @property
    def letters(self) -> bytes:
        """Of what is seen."""
        return self.codes.replace(b"\0", b"").replace(b"\2", b" ")

    def pieces(self, cores: Iterable[Core]) -> list[Span]:
        """Where the pieces between blanks start and end that hold any of the cores, in order."""
        letters, unseen = self.letters, self._unseen()
        found = set[Span]()
        for core in cores:
            for start, end in _between_blanks(letters, core.codes):
                piece = start + bisect_right(unseen, start), end + bisect_right(unseen, end)
                if not core.is_shared or core.letters in fold_alone(self.text[slice(*piece)]):
                    found.add(piece)
        return sorted(found)

    def _unseen(self) -> list[int]:
        """Before which of `letters`, by number, each character stands that is none of them."""
        if b"\0" not in self.codes:
            return []
        (places,) = (np.frombuffer(self.codes, np.uint8) == UNSEEN).nonzero()
        unseen: list[int] = (places - np.arange(len(places))).tolist()
        return unseen


def fold_in_place(text: str) -> FoldedText:
    return FoldedText(text, _codes_of(text))


def fold_each(texts: Sequence[str]) -> list[FoldedText]:
    """All in one go: for short texts, that is most of the work."""
    codes = _codes_of("".join(texts))
    ends = [*accumulate(map(len, texts))]
    return [
        FoldedText(text, codes[end - len(text) : end])
        for text, end in zip(texts, ends, strict=True)
    ]


def _codes_of(text: str) -> bytes:
    encoded = text.encode("utf-16-le", "surrogatepass")
    if len(encoded) > 2 * len(text):
        encoded = _ASTRAL.sub(BEYOND, text).encode("utf-16-le", "surrogatepass")
    return _table().take(np.frombuffer(encoded, np.uint16)).tobytes()


@lru_cache(_REMEMBERED)
def core(letters: str) -> Core:
    codes = _codes_of(letters)
    return Core(letters, codes, SIGN in codes or max(codes, default=0) >= SHARED)


def fold_alone(text: str) -> str:
    """The text with each letter folded that is folded to one: what `codes` are the codes of."""
    return "".join(_folded(letter) for letter in text)


def _between_blanks(letters: bytes, core: bytes) -> Iterator[Span]:
    at = letters.find(core)
    while at >= 0:
        end = letters.find(b" ", at)
        end = end if end >= 0 else len(letters)
        yield letters.rfind(b" ", 0, at) + 1, end
        at = letters.find(core, end)


def _folded(letter: str) -> str:
    """A blank, nothing, or one letter: the letter itself where it is folded to several."""
    folded = folded_letters().get(letter, letter)
    if letter.isspace():
        return " "
    return folded if len(folded) < 2 and folded < BEYOND else min(letter, BEYOND)


@cache
def _table() -> NDArray[np.uint8]:
    """Shape (65536,): code point -> code."""
    return np.fromiter(map(_code, map(chr, range(1 << 16))), np.uint8, 1 << 16)


def _code(letter: str) -> int:
    folded = _folded(letter)
    if folded in ("", "\0"):
        return UNSEEN
    if folded == " ":
        return BLANK if letter.isspace() else MELTED
    if folded.isascii():
        return ord(folded) if folded.isprintable() else SIGN
    if HAMZA <= folded <= YEH:
        return HAMZA_CODE + ord(folded) - ord(HAMZA)
    stands_for_more = folded == BEYOND or len(folded_letters().get(letter, letter)) > 1
    return (
        SIGN if not (folded.isalnum() or stands_for_more) else SHARED + ord(folded) % (256 - SHARED)
    )
