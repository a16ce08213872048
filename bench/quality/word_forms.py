"""The forms a noun is written in, made without the analysis that is judged by them.

Too many rather than too few: a form that nobody writes meets no text. Letters that writers
take for one another are one; a hamza inside a word stays, on whatever seat.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import product

_WORD = re.compile("[\u0621-\u063a\u0640-\u0653\u0670\u0671\ufe80-\ufefc]{2,}")
_MARKS = dict.fromkeys(map(ord, "\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"))
_SAME = str.maketrans("أإآٱىةؤئ", "اااايهءء")
_FINAL_HAMZA = re.compile("[يى]ء$")

_CONJUNCTIONS = ("", "و", "ف")
_BEFORE = ("", "ب", "ل", "ك", "ال", "بال", "كال", "لل", "أ", "س", "عبدال")
_PRONOUNS = ("", "ي", "ه", "ها", "هم", "هن", "هما", "ك", "كم", "كن", "كما", "نا")
# What may follow a noun, and stand before a pronoun or not.
_NUMBERS = ("", "ا", "ان", "ين", "ون", "ات", "ت", "تا", "تان", "تين", "و", "وا", "ي", "وات", "يات")
_FEMININE_NUMBERS = tuple(number for number in _NUMBERS if "ت" in number)
_NISBAS = ("ي", "يه", "يا", "يين", "يون", "يات", "يان", "يتين", "ويه", "وي", "ويا", "يته", "يتها")


def plain(word: str) -> str:
    """In presentation forms or not; the final hamza of شيء is written شئ, too."""
    word = unicodedata.normalize("NFKC", word).translate(_MARKS).translate(_SAME)
    return _FINAL_HAMZA.sub("ء", word)


def words(text: str) -> Iterator[str]:
    """The words of a text, plain."""
    return map(plain, _WORD.findall(text))


def forms(noun: str) -> frozenset[str]:
    """All that a noun, singular or plural, may be written as, plain."""
    return frozenset(
        conjunction + before + base
        for conjunction, before, base in product(_CONJUNCTIONS, map(plain, _BEFORE), _bases(noun))
    )


def _bases(noun: str) -> Iterator[str]:
    word = plain(noun)
    if _FINAL_HAMZA.search(noun):
        yield word[:-1] + "يءا"
    for base, numbers in ((word, _NUMBERS), *_before_endings(word)):
        yield from map("".join, product((base,), numbers, _PRONOUNS))
        yield from (base + nisba for nisba in _NISBAS)
    if not word.endswith("ه"):
        yield from (word + "ه", word + "تها", word + "ته")


def _before_endings(word: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """With what may follow: without ة, and without its alef (مباريات); with ا for ى."""
    if word.endswith("ه"):
        yield word[:-1], _FEMININE_NUMBERS
    if word.endswith("اه"):
        yield word[:-2], _FEMININE_NUMBERS
    if word.endswith("ي"):
        yield from ((word[:-1] + "ا", _NUMBERS), (word[:-1], _NUMBERS))
    if word.endswith("ا"):
        yield word[:-1], _NUMBERS
