"""The order of names in an index, and the letter that each stands under.

The order is that of CLDR 48 for Arabic (collation "standard", primary strengths alone): digits,
Arabic letters, then other scripts; all carriers of hamza are alef, آ is two of them, ة stands
with ت and ى with ي; marks and case make no difference. Beyond CLDR, the article ال counts for
nothing at the head of a word, as indexes of Arabic books have it, and letters of Arabic's
neighbours are the Arabic ones that readers type for them. A pure function instead of ICU: that
is a library in C, and its keys are no texts that every database orders alike.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from search.analysis.letters import ALEF, DEFINITE, exact

LONGEST = 200  # code points, the width of the column
ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"  # by code points, too, in the order of CLDR
DIGITS, LATIN, OTHER = "0-9", "A-Z", "*"
LETTERS = (DIGITS, *ARABIC, LATIN, OTHER)

_RANKS = {DIGITS: "0", LATIN: "2", OTHER: "3"}  # of Arabic letters: "1"
_WORD = re.compile(r"[^\W_]+")
_PRIMARY = str.maketrans(dict.fromkeys("ءأؤإئ", ALEF) | {"آ": ALEF * 2, "ة": "ت", "ى": "ي"})
# Words whose ال is their own though no hamza shows it.
_OWN = frozenset(
    (
        *("الله", "الياس", "المانيا", "المانية", "الماني", "البانيا", "الاسكا", "العاب", "الوان"),
        *("البوم", "الية", "اليات", "الفية"),
    )
)
_OWN_BEGINNINGS = (
    *("الكترون", "التهاب", "التقاط", "التزام", "التحاق", "التقاء", "التماس", "التباس"),
    *("التفاف", "التفات"),
)
_LEAST = len(DEFINITE) + 2  # letters of a word with the article


@lru_cache(1 << 12)
def sort_key(name: str) -> str:
    """Names are in order as these texts are, compared by code points: "1 نفط" of «النفط»."""
    spelt = exact(name)
    words = [_primary(without_article(word)) for word in _WORD.findall(spelt)]
    text = " ".join(words) or spelt
    return f"{_RANKS.get(_letter(text), '1')} {text}"[:LONGEST]


def letter_of(name: str) -> str:
    """The one of LETTERS that a name stands under; each of them stands under itself."""
    return name if name in LETTERS else _letter(sort_key(name)[2:])


def without_article(word: str) -> str:
    """A word in its exact form without the article, if it has one."""
    own = word in _OWN or word.startswith(_OWN_BEGINNINGS) or len(word) < _LEAST
    return word if own else word.removeprefix(DEFINITE)


def _letter(text: str) -> str:
    first = text[:1]
    if first.isdigit():
        return DIGITS
    if "a" <= first <= "z":
        return LATIN
    return first if first and first in ARABIC else OTHER


def _primary(word: str) -> str:
    """Of accents nothing stays: those of Latin letters come off with their canonical form."""
    decomposed = unicodedata.normalize("NFD", word.translate(_PRIMARY))
    return "".join(filter(str.isalnum, decomposed))
