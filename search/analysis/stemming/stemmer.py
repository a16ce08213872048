"""The attested light stemmer: an affix is cut only where the lexicon proves it.

Pure: a stem depends on the word and on the lexicon alone, never on the archive.
"""

from functools import lru_cache

from search.analysis.letters import HAMZA, TEH_MARBUTA, WAW, YEH, fold_letters, melt
from search.analysis.stemming.clitic_forms import bears
from search.analysis.stemming.evidence import Evidence
from search.analysis.stemming.lexicon import Lexicon
from search.analysis.stemming.proclitics import without_proclitics
from search.analysis.stemming.protected_words import PROTECTED
from search.analysis.stemming.suffixes import without_suffixes
from search.analysis.stop_words import STOP_WORDS

_SHORTEST, _LONGEST = 3, 24
# A word that occurs more often is no misspelling of another.
_RARE = 300
# Words without proclitics, the same for many surfaces.
_REMEMBERED = 1 << 15


class Stemmer:
    """The stems of words over one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._evidence = Evidence(lexicon)
        self._base = lru_cache(_REMEMBERED)(self._without_suffixes)
        self._reseat = lru_cache(_REMEMBERED)(self._reseated)

    def stem(self, spelt: str, folded: str) -> str:
        """The stem of a word by its exact and its folded form."""
        if folded in PROTECTED:
            return PROTECTED[folded]
        if not _SHORTEST <= len(folded) <= _LONGEST or folded in STOP_WORDS:
            return folded
        # Hamzas melt last: the ending of هيئات and شيئا must not take theirs away.
        word = self._reseat(fold_letters(spelt))
        word, definite = without_proclitics(self._evidence, spelt, word)
        return self._base(word, definite, spelt[-1] == TEH_MARBUTA)

    def bare(self, spelt: str, folded: str) -> str:
        """The folded word without its proclitics."""
        if len(folded) < _SHORTEST or folded in STOP_WORDS or folded in PROTECTED:
            return folded
        word, _ = without_proclitics(self._evidence, spelt, self._reseat(fold_letters(spelt)))
        return melt(word)

    def is_spelling(self, bare: str, seated: str) -> bool:
        """Whether a folded word without its hamza is one with it, written carelessly."""
        return bare not in STOP_WORDS and self._evidence.of(seated) >= self._evidence.of(bare)

    def bears(self, chain: str, word: str, stem: str) -> bool:
        """Whether a folded word of this stem is the same word with these proclitics before it."""
        form = chain + word
        return bears(self._evidence, chain, word) or self.stem(form, form) == stem

    def _without_suffixes(self, word: str, definite: bool, marbuta: bool) -> str:
        word = without_suffixes(self._evidence, self._reseat(word), definite, marbuta)
        return PROTECTED.get(word) or melt(self._reseat(word))

    def _reseated(self, word: str) -> str:
        """مسوول -> مسءول: a bare carrier, where the word with a hamza is far commoner."""
        evidence = self._evidence
        count = evidence.of(word)
        if count > _RARE:
            return word
        for index, letter in enumerate(word[1:], start=1):
            if letter in (WAW, YEH):
                seated = word[:index] + HAMZA + word[index + 1 :]
                if evidence.of(seated) >= max(10, 10 * count) and evidence.has_hamza(seated):
                    return seated
        return word
