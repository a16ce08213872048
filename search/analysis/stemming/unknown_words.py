"""Words that the lexicon does not know: cut back to a word that it knows, or to one form of many.

مناكفاتها and سيترشحون are rare enough to stand in no list, and yet are made of known words. Of
foreign nouns, which nobody knows, at least the cases of a plural are one word.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from search.analysis.letters import ALEF, HEH, TEH, WAW, YEH
from search.analysis.stemming.affixes import (
    CHAINS,
    CONJUNCTIONS,
    DUALS,
    FUTURE,
    PRESENT,
    PRONOUNS,
    SOUND_PLURALS,
)
from search.analysis.stemming.evidence import Evidence

_KNOWN = 10  # times in the lexicon's collection
_COMMON = 30
_SHORTEST, _SHORTEST_FOREIGN = 4, 5  # letters that are left; five also after a preposition
_OWNERS = tuple(pronoun.letters for pronoun in PRONOUNS)
_NUMBERS = (*SOUND_PLURALS, *DUALS.endings)
# Before a pronoun a plural loses its ن, and ة is ت.
_OWNED = map("".join, product((TEH, ALEF + TEH, WAW, YEH), _OWNERS))
_ENDINGS = ("", *_OWNERS, *_NUMBERS, *_OWNED)
_FUTURES = tuple(conjunction + FUTURE for conjunction in ("", *CONJUNCTIONS))
_PLAIN = ("", WAW)  # foreign names begin like prepositions more often than with و
_PROCLITICS = ("", *(chain for chain in CHAINS if ALEF not in chain), *_FUTURES)


def known_part(evidence: Evidence, word: str, definite: bool) -> str:
    """A known word with something written around it, the longest there is; empty if none."""
    known = (
        part
        for proclitic, part in _cuts(word, definite)
        if _is_known(evidence, part, _KNOWN if proclitic in _PLAIN else _COMMON)
    )
    return max(known, key=len, default="")


def _cuts(word: str, definite: bool) -> Iterator[tuple[str, str]]:
    """(what stands before it, what may be a word)"""
    proclitics = [one for one in _PROCLITICS[: 1 if definite else None] if word.startswith(one)]
    endings = [one for one in _ENDINGS if word.endswith(one)]
    for proclitic, ending in product(proclitics, endings):
        part = word[len(proclitic) : len(word) - len(ending)]
        if len(part) >= (_SHORTEST if proclitic in _PLAIN else _SHORTEST_FOREIGN):
            yield proclitic, part
            if TEH in ending[:2]:
                yield proclitic, part + HEH


def _is_known(evidence: Evidence, word: str, least: float) -> bool:
    """A noun, or a verb in the present."""
    if evidence.of(word) < least:
        return False
    is_noun = evidence.is_noun(word, 0.02) and evidence.definite(word) >= min(least, _COMMON) / 3
    return is_noun or word.startswith(PRESENT)


def without_case(word: str) -> str:
    """One form for the cases of a foreign plural."""
    for ending in SOUND_PLURALS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_FOREIGN:
            return word[: -len(ending)]
    return word
