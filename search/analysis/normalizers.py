"""Normalizers: one token in, one token out. The order of the steps matters."""

import re
import unicodedata
from functools import lru_cache

from pyarabic import araby

from search.analysis.letters import ALEF, HAMZA, TO_EXACT, TO_FOLDED, UNSEEN

_PLAIN = re.compile("[ء-غف-ي]+")
_FINAL_HAMZA = re.compile("[يىی]ء$")
_HAMZA_ALEF_END = re.compile("اءا$")
_COMBINING = re.compile("[\u0300-\u036f]+")
_THOUSANDS = re.compile(",")
# Words without any of these fold to themselves.
_FOLDED = frozenset(map(chr, TO_FOLDED)) | {HAMZA}
# The same word is folded again and again while it is analysed.
_REMEMBERED = 1 << 9


def exact(word: str) -> str:
    """The word as spelt, without marks, stretching and invisible characters.

    Letters of other Arabic-script languages and presentation forms become the
    Arabic letters they stand for, digits become ASCII, Latin becomes small.
    """
    if _PLAIN.fullmatch(word):
        return word
    # Spacing marks go before NFKC, which would make blanks of them; U+0653 and
    # U+0654 go after it, so that alef with a combining hamza becomes one letter.
    word = unicodedata.normalize("NFKC", word.translate(UNSEEN))
    word = araby.strip_tatweel(araby.strip_tashkeel(word))
    return word.translate(TO_EXACT).lower().strip()


@lru_cache(_REMEMBERED)
def fold(word: str) -> str:
    """The word with letters of one family folded to one: مَدرسة -> مدرسه."""
    return melt(fold_letters(exact(word)))


@lru_cache(_REMEMBERED)
def fold_letters(spelt: str) -> str:
    """An exact form folded letter by letter, a hamza before an alef still standing."""
    if _FOLDED.isdisjoint(spelt):
        return spelt
    word = _FINAL_HAMZA.sub("ئ", spelt) if spelt[-1] == HAMZA else spelt
    word = word.replace("اآ", "اءا").translate(TO_FOLDED)
    return _HAMZA_ALEF_END.sub("اء", word) if word[-1] == ALEF else word


def melt(word: str) -> str:
    """Hamza melts into the alef after it: ءامن is آمن, إجراءات was written إجراآت."""
    return word.replace("ءا", "ا")


def without_accents(word: str) -> str:
    """A word of another script in small letters without accents: école -> ecole."""
    return _COMBINING.sub("", unicodedata.normalize("NFKD", word)).lower()


def number(word: str) -> str:
    """Digits in ASCII, no thousands separator, a dot for the decimals."""
    return _THOUSANDS.sub("", exact(word))


def date(word: str) -> str:
    """A numeric date with slashes: ٢٠١٥-٠٨-١١ -> 2015/08/11."""
    return exact(word).replace("-", "/")
