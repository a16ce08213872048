"""Other spellings of foreign names, by rule: بنغازي and بنجازي, مدريد and مادريد.

Arabic has no letter for g, and writes the short vowels of a foreign name or leaves them out.
Native words are kept apart by these letters (مغرب, مجرب and مقرب), so the lexicon has to tell: it
knows a foreign name hardly ever with the article or with an ending. The bounds were set by looking
through what the rule makes of the lexicon's words.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from search.analysis.letters import ALEF, DEFINITE, HAMZA, HEH, WAW, YEH
from search.analysis.stemming.affixes import (
    COMPOUND_ARTICLES,
    MASCULINE_PLURALS,
    PASTS,
    PRONOUNS,
)
from search.analysis.stemming.lexicon import lexicon

G = "غجق"
VOWELS = ALEF + WAW + YEH
SHORTEST = 5  # letters; shorter names are too often other words
# Occurrences in 30 million words: of a name that is known; of rare spellings.
KNOWN, RARE, RARELY = 10, 30, 3
# Letters of a word with غ that is a foreign name even if it is known rarely; of a longer one a vowel
# may be left out even if no list has it so.
LONG = 7
TIMES_AS_FREQUENT = 3  # as a rare spelling is the usual one
MOST = 6
_REMEMBERED = 1 << 12
# Of how it occurs alone, the share of a native word with the article and with an ending at least.
_WITH_ARTICLE, _WITH_ENDING = 0.02, 0.05
_PRONOUNS = tuple(one.letters for one in PRONOUNS if len(one.letters) > 1)
_ENDINGS = (*_PRONOUNS, *PASTS.endings, *MASCULINE_PLURALS.endings)
# What verbs begin with, and what is no name: with a clitic, of a slave of God, of a person.
_VERBAL = "يتنا"
_NO_BEGINNINGS = (*COMPOUND_ARTICLES, "عبدال")
_NO_ENDINGS = (*_PRONOUNS, "ني", "يت", "وه", "وك", "اك")


@lru_cache(_REMEMBERED)
def other_spellings(name: str) -> tuple[str, ...]:
    """Of a folded word that is its own stem, the usual ones first; of most words none."""
    if len(name) < SHORTEST or not name.isalpha():
        return ()
    others = {
        other
        for other in (*_other_g(name), *_other_vowels(name))
        if not other.startswith(_NO_BEGINNINGS)
    }
    return tuple(sorted(others - {name}, key=lambda other: (-_count(other), other))[:MOST])


def _other_g(name: str) -> Iterator[str]:
    for place, letter in enumerate(name):
        if letter in G:
            for other in G.replace(letter, ""):
                spelling = name[:place] + other + name[place + 1 :]
                rare, usual = sorted((name, spelling), key=_count)
                if (
                    (_is_name(usual) or _are_met(rare, usual))
                    and _is_no_noun(rare)
                    and _is_of_a_land(letter + other, rare)
                ):
                    yield spelling


def _are_met(rare: str, usual: str) -> bool:
    """أنغيلا and أنجيلا: native words, too, begin with an alef, but not both spellings of one."""
    return usual[0] == ALEF and _count(rare) > 0 and _is_foreign(usual)


def _is_of_a_land(letters: str, rare: str) -> bool:
    """Whether two letters are written for one another: ق for ج and غ only in places, and rarely."""
    return "ق" not in letters or _count(rare) < RARELY


def _other_vowels(name: str) -> Iterator[str]:
    """One vowel more, or one less: those that the lexicon knows, and shorter ones of a long name."""
    shorter = set(_shorter(name))
    for spelling in {*shorter, *_longer(name)}:
        rare, usual = sorted((name, spelling), key=_count)
        is_likely = _count(spelling) > 0 or (spelling in shorter and len(name) > LONG)
        if is_likely and _is_rare_beside(rare, usual) and _is_name(usual):
            yield spelling


def _shorter(name: str) -> Iterator[str]:
    for at in range(1, len(name) - 1):
        if name[at] in VOWELS and name[at - 1] not in VOWELS and name[at + 1] not in VOWELS:
            yield name[:at] + name[at + 1 :]


def _longer(name: str) -> Iterator[str]:
    for at in range(1, len(name)):
        if name[at - 1] not in VOWELS + HAMZA and name[at] not in VOWELS + HAMZA + HEH:
            yield from (name[:at] + vowel + name[at:] for vowel in VOWELS)


def _is_rare_beside(rare: str, usual: str) -> bool:
    few = _count(rare)
    return few < RARE and few * TIMES_AS_FREQUENT < _count(usual) and _is_no_noun(rare)


def _is_name(word: str) -> bool:
    """Whether it is a foreign word that begins like no verb."""
    return word[0] not in _VERBAL and _is_foreign(word)


@lru_cache(_REMEMBERED)
def _is_foreign(word: str) -> bool:
    """Whether the lexicon knows the word, and as a foreign name: without article and endings."""
    count = _count(word)
    return (
        count >= (RARELY if len(word) >= LONG and G[0] in word else KNOWN)
        and len(word) >= SHORTEST
        and not word.startswith(_NO_BEGINNINGS)
        and not word.endswith(_NO_ENDINGS)
        and _is_no_noun(word)
        and all(_count(word + ending) <= _WITH_ENDING * count for ending in _ENDINGS)
    )


def _is_no_noun(word: str) -> bool:
    return _count(DEFINITE + word) <= _WITH_ARTICLE * _count(word)


def _count(word: str) -> float:
    return lexicon().count(word)
