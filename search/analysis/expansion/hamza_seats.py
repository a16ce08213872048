"""Words with a hamza inside that some set on an alef and others on a yeh: مسألة and مسئلة.

Both hands are folded to different letters, for رأسه is not رئاسة. So it takes the lexicon to tell
that one of two spellings is a word and the other only a way to write it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from search.analysis.letters import ALEF, DEFINITE, HAMZA, fold
from search.analysis.stemming.lexicon import lexicon

_ON_ALEF = "أ"
_ELSEWHERE = "ئؤء"
# Occurrences in 30 million words, of the rarer spelling at most; the other is so many times commoner.
RARE, TIMES_AS_FREQUENT = 30, 10
_REMEMBERED = 1 << 12


@lru_cache(_REMEMBERED)
def other_seats(exact: str) -> tuple[str, ...]:
    """Of a word as spelt, without marks, the folded word with its hamza on the other seat."""
    own = fold(exact)
    known = filter(lexicon().count, _reseated(exact, own))
    return tuple(other for other in known if _is_one_word(own, other))


def _reseated(exact: str, folded: str) -> Iterator[str]:
    """Where folding has kept the letters in their places: of nearly all words."""
    if len(exact) == len(folded):
        for place in range(1, len(exact) - 1):
            other = HAMZA if exact[place] == _ON_ALEF else ALEF
            if exact[place] == _ON_ALEF or exact[place] in _ELSEWHERE:
                yield folded[:place] + other + folded[place + 1 :]


def _is_one_word(*spellings: str) -> bool:
    count = lexicon().count
    rare, usual = sorted(spellings, key=count)
    return (
        count(rare) < RARE
        and count(rare) * TIMES_AS_FREQUENT < count(usual)
        and count(DEFINITE + rare) * TIMES_AS_FREQUENT < count(DEFINITE + usual) + 1
    )
