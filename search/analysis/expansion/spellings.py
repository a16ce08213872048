"""Other spellings of a folded word that a text may have: hamza seats, and clitics before it.

Meant for queries alone: which of them occur is for the index to tell.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache

from search.analysis import bears, is_spelling
from search.analysis.letters import (
    ALEF_MAKSURA,
    HAMZA,
    HEH,
    TEH_MARBUTA,
    TO_FOLDED,
    WAW,
    YEH,
)
from search.analysis.stemming.affixes import COMMON_CHAINS
from search.analysis.stemming.lexicon import lexicon
from search.analysis.tokenizer import ARABIC

_SEATS = {HAMZA: WAW + YEH, WAW: HAMZA, YEH: HAMZA}
_CHAINS = frozenset(COMMON_CHAINS)
_SHORT = 3
_REMEMBERED = 1 << 14


def with_clitics(bare: str, stem: str, occurs: Callable[[str], object] = bool) -> tuple[str, ...]:
    """The word without proclitics, and with each chain of them that leaves it this word; of these
    forms those that occur."""
    forms = (chain + bare for chain in COMMON_CHAINS)
    return tuple(form for form in forms if occurs(form) and is_with_clitics(form, bare, stem))


@lru_cache(_REMEMBERED)
def is_with_clitics(form: str, bare: str, stem: str) -> bool:
    """Whether a folded form is the word without proclitics, or with a chain that leaves it this word."""
    chain = form.removesuffix(bare)
    return form == bare or (chain + bare == form and chain in _CHAINS and bears(chain, bare, stem))


@lru_cache(_REMEMBERED)
def reseated(word: str) -> tuple[str, ...]:
    """مسءول, مسوول, مسيول: a folded word with its hamza as a carrier, a carrier as its hamza.

    With its hamza the word must be the commoner: فيه is no فئة.
    """
    places = [(place, letter) for place, letter in enumerate(word) if place]
    words = [
        word[:place] + other + word[place + 1 :]
        for place, letter in places
        for other in _SEATS.get(letter, "")
        if place < len(word) - 1 or (other != WAW and letter != WAW and len(word) > _SHORT)
    ]
    return tuple(other for other in words if is_spelling(*sorted((word, other), key=_hamzas)))


def _hamzas(word: str) -> int:
    return word.count(HAMZA)


def usual_spelling(folded: str, texts: Iterable[str]) -> str:
    """Folded words as texts spell them most often; as is likeliest where none of them has it."""
    return " ".join(_usual(word, texts) for word in folded.split())


def _usual(word: str, texts: Iterable[str]) -> str:
    whole = re.compile(f"(?<![{ARABIC}]){word}(?![{ARABIC}])")
    spelt = Counter(
        text[found.start() : found.end()]
        for text in texts
        for found in whole.finditer(text.translate(TO_FOLDED))  # letter by letter: offsets stay
    )
    return spelt.most_common(1)[0][0] if spelt else _likeliest(word)


def _likeliest(word: str) -> str:
    """With the end that the word has at large."""
    if word.endswith(HEH) and lexicon().ends_with_teh_marbuta(word):
        return word[:-1] + TEH_MARBUTA
    if word.endswith(YEH) and lexicon().ends_with_alef_maksura(word):
        return word[:-1] + ALEF_MAKSURA
    return word
