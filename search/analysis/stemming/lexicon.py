"""The lexicon: how often a folded word form occurs in Arabic at large.

One file, the same for every archive: a memory-mapped trie of the words, then a
number for each, then ``MARK``. The counts are wordfreq's frequencies times
``SCALE``, the size of collection the thresholds of the stemmer were found on.
"""

import hashlib
import math
import os
from array import array
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path

import marisa_trie

from search.analysis.letters import ALEF_MAKSURA, HAMZAS, HAMZATED_ALEFS, TEH_MARBUTA

SCALE = 3e7
# Ends the file; raised with its format or the folding of its words, so that an older file is built anew.
MARK = b"khizana lexicon 3"
# One unsigned 16-bit number an entry: 10 bits of centibels, then the flags.
NUMBER = "H"
_CENTIBELS = 1023
_STARTS_WITH_HAMZA = 1 << 10
_ENDS_WITH_TEH_MARBUTA = 1 << 11
_ENDS_WITH_ALEF_MAKSURA = 1 << 12
_HAS_HAMZA = 1 << 13
_COUNTS = [SCALE * 10 ** (-centibels / 100) for centibels in range(_CENTIBELS + 1)]

_VARIABLE = "KHIZANA_LEXICON"
_DEFAULT = Path(__file__).parents[1] / "data" / "lexicon.marisa"


def pack(frequency: float, spelling: str) -> int:
    """A frequency (share of all words) and the commonest spelling -> one number."""
    return (
        min(_CENTIBELS, round(-100 * math.log10(frequency)))
        | _STARTS_WITH_HAMZA * (spelling[0] in HAMZATED_ALEFS)
        | _ENDS_WITH_TEH_MARBUTA * (spelling[-1] == TEH_MARBUTA)
        | _ENDS_WITH_ALEF_MAKSURA * (spelling[-1] == ALEF_MAKSURA)
        | _HAS_HAMZA * (not HAMZAS.isdisjoint(spelling))
    )


class Lexicon:
    """An opened lexicon. Words are asked for in their folded form."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._trie = marisa_trie.Trie().mmap(str(path))
        self._get = self._trie.get
        numbers = array(NUMBER, bytes(len(self._trie) * array(NUMBER).itemsize))
        with path.open("rb") as file:
            file.seek(-len(MARK) - len(numbers) * numbers.itemsize, os.SEEK_END)
            file.readinto(numbers)
        self._numbers = numbers

    def _look_up(self, word: str) -> int:
        # The trie chokes on NUL and lone surrogates, and holds letters only.
        key = self._get(word) if word.isalpha() else None
        return -1 if key is None else self._numbers[key]

    def count(self, word: str) -> float:
        """How often the word would occur in a collection of SCALE words; 0 if unknown."""
        key = self._get(word) if word.isalpha() else None
        return 0.0 if key is None else _COUNTS[self._numbers[key] & _CENTIBELS]

    def words(self) -> Iterator[str]:
        """All folded words, in no order."""
        return iter(self._trie.iterkeys())

    def starts_with_hamza(self, word: str) -> bool:
        """Whether the commonest spelling begins with أ, إ or آ."""
        return self._flag(word, _STARTS_WITH_HAMZA)

    def ends_with_teh_marbuta(self, word: str) -> bool:
        """Whether the commonest spelling ends with ة."""
        return self._flag(word, _ENDS_WITH_TEH_MARBUTA)

    def ends_with_alef_maksura(self, word: str) -> bool:
        """Whether the commonest spelling ends with ى."""
        return self._flag(word, _ENDS_WITH_ALEF_MAKSURA)

    def has_hamza(self, word: str) -> bool:
        """Whether the commonest spelling has ؤ, ئ or ء."""
        return self._flag(word, _HAS_HAMZA)

    def _flag(self, word: str, flag: int) -> bool:
        packed = self._look_up(word)
        return packed >= 0 and bool(packed & flag)

    @cached_property
    def checksum(self) -> str:
        """Twelve hexadecimal digits that change with the content."""
        return hashlib.sha256(self.path.read_bytes()).hexdigest()[:12]


def lexicon_path() -> Path:
    """Where the lexicon lies: KHIZANA_LEXICON, or inside the package."""
    return Path(os.environ.get(_VARIABLE) or _DEFAULT)


def is_lexicon(path: Path) -> bool:
    """Whether a whole lexicon of today's format lies there."""
    if not path.exists():
        return False
    with path.open("rb") as file:
        file.seek(max(-len(MARK), -path.stat().st_size), os.SEEK_END)
        return file.read() == MARK


@cache
def lexicon() -> Lexicon:
    """The lexicon of this process, built first where it is missing.

    Raises FileNotFoundError when it is missing and wordfreq, which it is built
    from, is not installed.
    """
    path = lexicon_path()
    if not is_lexicon(path):
        _build(path)
    return Lexicon(path)


def _build(path: Path) -> None:
    # Imported late: building needs this module's format.
    from search.analysis.stemming.build_lexicon import build_once

    try:
        build_once(path)
    except ModuleNotFoundError as error:
        raise FileNotFoundError(
            f"The Arabic lexicon is missing at {path}. Install wordfreq and run"
            f" `python -m search.analysis.stemming.build_lexicon {path}`,"
            f" or set {_VARIABLE} to a lexicon that was built elsewhere."
        ) from error
