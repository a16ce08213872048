"""Lam and alef exchanged, as readers of PDF do with the ligature لا: االجتماع, األولى. Pure.

The words decide which ال was a لا. Of a word that may be either, as طالب and طلاب, both sound, the
text says nothing, and it stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from search.analysis.letters import DEFINITE, HAMZATED_ALEFS, TATWEEL, fold
from search.analysis.stemming.affixes import ARTICLES
from search.analysis.stemming.lexicon import lexicon

SIGNS = 2  # that a text is so
FEWEST = 1  # where nothing shows that it is not, and a hamza that it is
TIMES = 10  # as many as signs that it is not
UNKNOWN = 0.1  # the frequency of a word that is not in the lexicon, at most
RATIO = 12  # of the frequency of a word to that of another, for it to be meant
# Two alefs stand together in no word.
_SIGN = re.compile("ا(?:[أإآ]ل|ال(?!له)[ء-ي])[ء-ي]*|\\b(?:خالل|إال|وال|ال|ألن|الثالثاء)\\b")
# In what was exchanged, alef follows lam only where another lam follows it: لالعبين.
_CERTAIN = re.compile("ا[أإآ]ل")
_LOOKS = ("األ", "اإل", "اآل", "اال", " خالل ")
_SOUND = re.compile("ل[اأإآ](?!ل)")
_EXCHANGED = re.compile("([اأإآ])ل")
# Two alefs, and a hamza that would end a word after the lam.
_IMPOSSIBLE = re.compile("ا[اأإآ]|ل[أإآ]$|^[وف]?ل[إآ][وف]?ل?$")
CONJUNCTIONS, ALEF_HAMZA, _TO = "وف", HAMZATED_ALEFS[0], fold("إلى")
_WORD = re.compile(f"[ء-غف-ي{TATWEEL}]+")
MOST = 4  # exchanges in one word


def is_suspected(text: str) -> bool:
    return any(sign in text for sign in _LOOKS)


def mend(lines: list[str]) -> tuple[list[str], tuple[str, ...]]:
    """The lines with the words meant, and the words that may be two."""
    signs = [(len(set(_SIGN.findall(line))), len(_SOUND.findall(line))) for line in lines]
    exchanged, sound = (sum(column) for column in zip(*signs, strict=True))
    certain = not sound and any(map(_CERTAIN.search, lines))
    whole = exchanged >= (FEWEST if certain else SIGNS) and exchanged >= TIMES * sound
    unclear = dict[str, None]()
    outcome = []
    for line, (bad, good) in zip(lines, signs, strict=True):
        if good == 0 and (whole or bad >= SIGNS):
            line = _WORD.sub(lambda found: _meant(found[0], unclear), line)
        outcome.append(line)
    return outcome, tuple(unclear)


def _meant(word: str, unclear: dict[str, None]) -> str:
    if TATWEEL in word or not _EXCHANGED.search(word):
        return word
    meant, is_clear = reading(word)
    if not is_clear:
        unclear[word] = None
    return meant


@lru_cache(1 << 10)
def reading(word: str) -> tuple[str, bool]:
    """The word that is meant, and whether that is clear; a word that is not stays."""
    if word == DEFINITE:  # which the lexicon has from «الـ»
        return word[::-1], True
    readings = sorted(
        ((_count(each), each) for each in _readings(word)),
        key=lambda one: (one[0], one[1] != word),
        reverse=True,
    )
    best, second = (*readings, (0.0, word))[:2]
    if best[0] == 0:  # no word that is known: what cannot stand decides
        possible = [each for _, each in readings if not _IMPOSSIBLE.search(each)]
        possible = [each for each in possible if each.startswith(ARTICLES)] or possible
        return (possible[0], True) if len(possible) == 1 else (word, len(possible) == 0)
    return (best[1], True) if best[0] >= RATIO * max(second[0], UNKNOWN) else (word, False)


def _count(word: str) -> float:
    """How often a word occurs. The lexicon does not tell hamzas apart: ألي is not إلى."""
    folded = fold(word)
    at = word[0] in CONJUNCTIONS and len(word) > 1
    is_hamzated = word[at] in HAMZATED_ALEFS
    if is_hamzated and not lexicon().starts_with_hamza(folded[at:]):
        return 0.0
    if word[at] == ALEF_HAMZA and folded[at:].startswith(_TO):
        return 0.0
    return lexicon().count(folded)


def _readings(word: str) -> Iterator[str]:
    """The word with some of its ال as لا, without what cannot be a word."""
    places = [found.start() for found in _EXCHANGED.finditer(word)][:MOST]
    for choice in product((False, True), repeat=len(places)):
        letters = list(word)
        for place in (place for place, is_chosen in zip(places, choice, strict=True) if is_chosen):
            letters[place], letters[place + 1] = letters[place + 1], letters[place]
        each = "".join(letters)
        if not _IMPOSSIBLE.search(each) or not any(choice):
            yield each
