"""The words of an edition as codes, so that a browser finds what our analysis would find. Pure.

A browser does not stem Arabic. So each text is indexed as the codes of its stems, and the edition
brings the table that leads from a word, however it is written, to its code, in parts of which a
browser reads a few.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TypeVar

from search.analysis import Token, analyze, bare, is_stop_word
from search.analysis.expansion import alternatives
from search.analysis.letters import folded_letters

WIDTH, LETTERS = 5, "abcdefghijklmnopqrstuvwxyz"
WORDS_A_PART = 2_000
STOP = "-"  # before the code of a word that says little
Value = TypeVar("Value")
_PRIME, _BASIS, _WORD = 16_777_619, 2_166_136_261, 0xFFFFFFFF


def code(number: int) -> str:
    """A word of small letters, all equally long, since the index also finds beginnings of words."""
    signs = []
    for _ in range(WIDTH):
        number, rest = divmod(number, len(LETTERS))
        signs.append(LETTERS[rest])
    return "".join(reversed(signs))


def part_of(word: str, parts: int) -> int:
    """In which part of a table a word stands: FNV-1a over its code points, as 32 bits.

    Source: Fowler, Noll and Vo, draft-eastlake-fnv; the script of the search page does the same.
    """
    number = _BASIS
    for sign in word:
        number = ((number ^ ord(sign)) * _PRIME) & _WORD
    return number % parts


def letters() -> dict[str, str]:
    """How a single letter is folded, for Latin and Arabic ones: what the script does with a word."""
    return {
        letter: folded
        for letter, folded in folded_letters().items()
        if ord(letter) < 0x900 or 0x2000 <= ord(letter) < 0x2070 or 0xFB50 <= ord(letter) < 0xFF00
    }


class Vocabulary:
    """Learns the words of all texts, one text after the other."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}  # stem -> number
        self._uses: dict[str, Counter[int]] = {}  # folded word -> numbers of its stems
        self._others: dict[int, set[int]] = {}  # number -> those of its plural, its other spellings
        self._stops: set[str] = set()
        self._letters = str.maketrans(letters())

    def coded(self, texts: Iterable[str]) -> str:
        """The codes of the words of texts in their order, then those of what they also stand for.

        Where كتب stands, كتاب is found too: an index that knows no alternatives has it beside.
        """
        numbers = [number for text in texts for number in self._read(text)]
        others = set[int]().union(*(self._others[number] for number in set(numbers)))
        return " ".join(map(code, [*numbers, *sorted(others - set(numbers))]))

    def _read(self, text: str) -> Iterator[int]:
        for token in analyze(text):
            if token.overlay:
                continue
            number = self._number(token.stem)
            self._others.setdefault(number, set()).update(map(self._number, _others(token)))
            word = token.surface.lower().translate(self._letters)
            self._uses.setdefault(word, Counter())[number] += 1
            if is_stop_word(token.surface):
                self._stops.add(word)
            yield number

    def _number(self, stem: str) -> int:
        return self._numbers.setdefault(stem, len(self._numbers))

    def words(self) -> dict[str, str]:
        """Folded word -> code of its stem, the one that it has most often."""
        return {word: self._mark(word) + code(self._best(word)) for word in self._uses}

    def forms(self) -> dict[str, list[str]]:
        """Code of a stem -> the folded words that are found with it, most used first."""
        forms: dict[str, list[str]] = {}
        for word in sorted(self._uses, key=lambda word: (-self._uses[word].total(), word)):
            best = self._best(word)
            for number in sorted({best, *self._others[best]}):
                forms.setdefault(code(number), []).append(word)
        return forms

    def _best(self, word: str) -> int:
        return min(self._uses[word].items(), key=lambda use: (-use[1], use[0]))[0]

    def _mark(self, word: str) -> str:
        return STOP if word in self._stops else ""


def _others(token: Token) -> tuple[str, ...]:
    return _alternatives(token.stem, token.exact if token.kind == "word" else "")


@lru_cache(1 << 16)
def _alternatives(stem: str, exact: str) -> tuple[str, ...]:
    return alternatives(stem, bare(exact) if exact else "")


def parted(table: Mapping[str, Value]) -> list[dict[str, Value]]:
    """A table in parts of about WORDS_A_PART rows, each row in the part of its key."""
    parts: list[dict[str, Value]] = [{} for _ in range(1 + len(table) // WORDS_A_PART)]
    for key, value in table.items():
        parts[part_of(key, len(parts))][key] = value
    return parts
