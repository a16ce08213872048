"""The consonant skeleton of a word: what is left of it when it is written in Latin letters.

Vowels go, and consonants that Latin letters do not tell apart are one class, so the skeleton of
a Latin spelling is that of the Arabic word, whatever vowels were written.
"""

import numpy as np
from numpy.typing import NDArray

from search.analysis.expansion.alphabet import BEFORE, SIZE, Codes, codes_of

# Letters of each class; those in none (vowels, hamza, ع) leave nothing.
CLASSES = {
    "b": "ب",
    "t": "تط",
    "d": "دض",
    "s": "سصث",
    "z": "زذظ",
    "k": "كق",
    "g": "جغ",
    "h": "حه",
    "x": "خ",
    "$": "ش",
    "f": "ف",
    "l": "ل",
    "m": "م",
    "n": "ن",
    "r": "ر",
}
FACTOR = np.uint32(17)
_NUMBERS = {name: number for number, name in enumerate(CLASSES, 1)}
_TABLE = np.zeros(SIZE, np.uint32)
for _name, _letters in CLASSES.items():
    for _letter in _letters:
        _TABLE[ord(_letter) - BEFORE] = _NUMBERS[_name]
_ALEF, _LAM, _HEH = codes_of("اله")
_SHORTEST = 5  # letters of a word whose first two are taken for the article


def skeleton_of(consonants: str) -> int:
    """The skeleton of consonants named by their classes; a consonant doubled is one."""
    number, last = 0, ""
    for name in consonants:
        if name != last:
            number = (number * int(FACTOR) + _NUMBERS[name]) % (1 << 32)
        last = name
    return number


def with_article(words: Codes, lengths: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """(n,) whether each word seems to have the article."""
    articles: NDArray[np.bool_] = (
        (words[:, 0] == _ALEF) & (words[:, 1] == _LAM) & (lengths >= _SHORTEST)
    )
    return articles


def skeletons(words: Codes, lengths: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """(n,) the skeleton of each word, without its article, and without ة or ه at its end.

    `words` is (n, LONGEST) uint8, aligned with `lengths`.
    """
    classes = _TABLE[words]
    classes[with_article(words, lengths), 1] = 0
    rows, last = np.arange(len(words)), np.maximum(lengths, 1) - 1
    classes[rows[words[rows, last] == _HEH], last[words[rows, last] == _HEH]] = 0
    number, before = np.zeros(len(words), np.uint32), np.zeros(len(words), np.uint32)
    for column in classes.T:
        counts = (column > 0) & (column != before)
        number = np.where(counts, number * FACTOR + column, number)
        before = np.where(column > 0, column, before)
    return number
