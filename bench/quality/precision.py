"""How many hits of a frequent word hold only another word, judged by the forms of the word.

A hit is right when its title or text has a form of the word, of its other number, or of
another name that a list gives it.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench.quality.word_forms import forms, plain, words

_WORDS = Path(__file__).with_name("frequent_words.txt")


@dataclass(frozen=True, slots=True)
class Precision:
    """Of a word: how many hits it has, and how many hold only another one."""

    word: str
    hits: int
    wrong: int


def frequent_words() -> tuple[str, ...]:
    lines = _WORDS.read_text("utf-8").splitlines()
    return tuple(word for line in lines if not line.startswith("#") for word in line.split())


def places(texts: Iterable[tuple[int, str]]) -> dict[str, array[int]]:
    """Of each plain word the numbers of the texts it stands in, from (number, text)."""
    found: dict[str, array[int]] = {}
    for number, text in texts:
        for word in set(words(text)):
            found.setdefault(word, array("q")).append(number)
    return found


def judged(word: str, hits: Iterable[int], places: Mapping[str, array[int]]) -> Precision:
    """`hits`: numbers of texts, each once."""
    right = {
        number
        for noun in (word, *_equivalents()[plain(word)])
        for form in forms(noun)
        for number in places.get(form, ())
    }
    found = list(hits)
    return Precision(word, len(found), sum(number not in right for number in found))


def share_wrong(judged: Iterable[Precision]) -> float:
    """Of the hits of all words together."""
    some = list(judged)
    return sum(one.wrong for one in some) / sum(one.hits for one in some)


@cache
def _equivalents() -> Mapping[str, set[str]]:
    """Plain word -> the words that a list joins with it."""
    from search.analysis.expansion import plurals, variants

    groups = [
        *plurals.lines(),
        *(tuple(one) for file in variants.FILES for one in variants.lines(file)),
    ]
    joined = _Joined()
    for group in groups:
        for word in group:
            joined.setdefault(plain(word), set()).update(group)
    return joined


class _Joined(dict[str, set[str]]):
    def __missing__(self, word: str) -> set[str]:
        return set()
