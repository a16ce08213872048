"""Normalizers of numbers, dates and words of other scripts: one token in, one token out.

Those of Arabic words, ``exact`` and ``fold``, are in ``letters``.
"""

import re
import unicodedata

from search.analysis.letters import exact

_COMBINING = re.compile("[\u0300-\u036f]+")
_THOUSANDS = re.compile(",")


def without_accents(word: str) -> str:
    """A word of another script in small letters without accents: école -> ecole."""
    return _COMBINING.sub("", unicodedata.normalize("NFKD", word)).lower()


def number(word: str) -> str:
    """Digits in ASCII, no thousands separator, a dot for the decimals."""
    return _THOUSANDS.sub("", exact(word))


def date(word: str) -> str:
    """A numeric date with slashes: ٢٠١٥-٠٨-١١ -> 2015/08/11."""
    return exact(word).replace("-", "/")
