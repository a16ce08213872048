"""The stop words: those of stop_words.txt, and what Arabic writes before and after them.

Made by rule, for nobody lists وبأي and ماهي and forgets none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import product
from pathlib import Path

from search.analysis.letters import (
    ALEF,
    ALEF_MAKSURA,
    DEFINITE,
    HAMZATED_ALEFS,
    LAM,
    TEH_MARBUTA,
    YEH,
    exact,
    fold,
)
from search.analysis.stemming.affixes import CONJUNCTIONS, PREPOSITIONS, PRONOUNS

_PATH = Path(__file__).with_name("stop_words.txt")
_REMEMBERED = 1 << 12
_NOT, _AS_SPELT = "not", "="
_OWNED = "owned"

_AND = ("", *CONJUNCTIONS)
_CHAINS = tuple(map("".join, product(_AND, ("", *PREPOSITIONS))))
# Kind -> what may be written before its words.
_BEFORE: Mapping[str, tuple[str, ...]] = {
    "preposition": _AND,
    "particle": _AND,
    "pronoun": _AND,
    "person": _AND,
    "demonstrative": _CHAINS,
    "relative": _CHAINS,
    "question": _CHAINS,
    "added": ("",),
    "verb": _AND,
    "amount": _CHAINS,
}
_OWNERS = (*(pronoun.letters for pronoun in PRONOUNS), YEH)
# «ما هي», «ما هذا» and «ما الذي» in one word, of which the last may lose an alef.
_WHAT = "ما"
_ASKED_FOR = ("pronoun", "demonstrative", "relative")
# A reader may leave them out; where they are written, they tell one word from another.
_TELLING = frozenset(HAMZATED_ALEFS + TEH_MARBUTA)


@cache
def _lines() -> Mapping[str, list[str]]:
    """Kind -> its words, as they are spelt."""
    words: defaultdict[str, list[str]] = defaultdict(list)
    for line in _PATH.read_text("utf-8").splitlines():
        kind, colon, rest = line.partition(":")
        if colon and not line.startswith("#"):
            words[kind] += rest.split()
    return words


def _owned() -> Iterator[str]:
    """With the pronouns: عليه, لديهم."""
    for word, owner in product(_lines()[_OWNED], _OWNERS):
        yield (word[:-1] + YEH if word[-1] == ALEF_MAKSURA else word) + owner


def _made() -> Iterator[str]:
    """All stop words, as they are spelt."""
    rows = [(_lines()[kind], chains) for kind, chains in _BEFORE.items()]
    for words, chains in (*rows, (_owned(), _AND), (_question_words(), _AND)):
        yield from (_chained(chain, word) for chain, word in product(chains, words))


def _question_words() -> Iterator[str]:
    for kind in _ASKED_FOR:
        for word in _lines()[kind]:
            yield from (_WHAT + word, _WHAT + word.removeprefix(ALEF))


def _chained(chain: str, word: str) -> str:
    """After ل the article loses its alef, and of two ل more none is written."""
    if word.startswith(_AS_SPELT):
        return _AS_SPELT + _chained(chain, word.removeprefix(_AS_SPELT))
    if chain.endswith(LAM) and word.startswith(DEFINITE):
        word = word[2:] if word.startswith(DEFINITE + LAM) else word[1:]
    return chain + word


def _by_folded(words: Iterable[str]) -> Mapping[str, frozenset[str]]:
    spellings = defaultdict(set)
    for word in words:
        spellings[fold(word.removeprefix(_AS_SPELT))].add(word)
    return {folded: frozenset(spelt) for folded, spelt in spellings.items()}


# Folded; those of the list that the stemmer leaves whole.
STOP_WORDS = frozenset(
    fold(word) for kind in _BEFORE for word in _lines()[kind] if not word.startswith(_AS_SPELT)
)


@cache
def _spellings() -> Mapping[str, frozenset[str]]:
    return _by_folded(_made())


@cache
def _exceptions() -> Mapping[str, frozenset[str]]:
    return _by_folded(_lines()[_NOT])


@lru_cache(_REMEMBERED)
def is_stop_word(word: str) -> bool:
    """Whether a word in any spelling is too common to search by while another remains."""
    folded = fold(word)
    listed = _spellings().get(folded)
    if not listed:
        return False
    spelt = exact(word)
    if any(_is(spelt, other) for other in _exceptions().get(folded, ())):
        return False
    return any(_is(spelt, other) for other in listed)


def _is(spelt: str, listed: str) -> bool:
    """الى is إلى, and آلي is not."""
    if listed.startswith(_AS_SPELT) or len(spelt) != len(listed):
        return spelt == listed.removeprefix(_AS_SPELT)
    return all(a == b or a not in _TELLING for a, b in zip(spelt, listed, strict=True))
