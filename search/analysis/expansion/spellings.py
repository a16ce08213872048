"""Other spellings of a folded word that a text may have: hamza seats, and clitics before it.

Meant for queries alone: which of them occur is for the index to tell.
"""

from functools import lru_cache

from search.analysis import bears
from search.analysis.letters import HAMZA, WAW, YEH
from search.analysis.stemming.affixes import COMMON_CHAINS

_SEATS = {HAMZA: WAW + YEH, WAW: HAMZA, YEH: HAMZA}
_SHORT = 3
_REMEMBERED = 1 << 12


@lru_cache(_REMEMBERED)
def with_clitics(bare: str, stem: str) -> tuple[str, ...]:
    """The word without proclitics, and with each chain of them that leaves it this word."""
    return tuple(chain + bare for chain in COMMON_CHAINS if not chain or bears(chain, bare, stem))


def reseated(word: str) -> tuple[str, ...]:
    """مسءول, مسوول, مسيول: a folded word with its hamza as a carrier, a carrier as its hamza."""
    places = [(place, letter) for place, letter in enumerate(word) if place]
    words = [
        word[:place] + other + word[place + 1 :]
        for place, letter in places
        for other in _SEATS.get(letter, "")
        if place < len(word) - 1 or (other != WAW and letter != WAW and len(word) > _SHORT)
    ]
    return tuple(words)
