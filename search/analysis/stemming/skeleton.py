"""The skeleton of a stem: its consonants, a weak root for ranking.

Words of one root share it more often than not (صاروخ and صواريخ are صرخ, كتاب and كاتب are
كتب), and so do words of different roots: it may lift a hit among hits, and make none.
"""

import re
from functools import lru_cache

_ARABIC = re.compile("[ء-ي]{3,}")
_WEAK = re.compile("[اويءى]")
_FEMININE = "هة"
_PREFIXED = "مت"  # first letters of verbal nouns and participles
_SHORTEST, _LONGEST_ROOT = 2, 3
_REMEMBERED = 1 << 16


@lru_cache(_REMEMBERED)
def skeleton(stem: str) -> str:
    """At least two consonants; a stem without so many, or of another script, is its own."""
    if not _ARABIC.fullmatch(stem):
        return stem
    word = stem[:-1] if stem[-1] in _FEMININE and len(stem) > _LONGEST_ROOT else stem
    consonants = _WEAK.sub("", word)
    if len(consonants) > _LONGEST_ROOT and consonants[0] in _PREFIXED:
        consonants = consonants[1:]
    return consonants if len(consonants) >= _SHORTEST else stem
