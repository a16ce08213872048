"""The attested light stemmer: an affix is cut only where the lexicon proves it.

Pure: a stem depends on the word and on the lexicon alone, never on the archive.
"""

from search.analysis.evidence import Evidence
from search.analysis.letters import HAMZA, WAW, YEH
from search.analysis.lexicon import Lexicon
from search.analysis.normalizers import fold_letters, melt
from search.analysis.proclitics import without_proclitics
from search.analysis.protected_words import PROTECTED
from search.analysis.stop_words import STOP_WORDS
from search.analysis.suffixes import without_suffixes

_SHORTEST, _LONGEST = 3, 24


class Stemmer:
    """The stems of words over one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._evidence = Evidence(lexicon)

    def stem(self, spelt: str, folded: str) -> str:
        """The stem of a word by its exact and its folded form."""
        if not _SHORTEST <= len(folded) <= _LONGEST or folded in STOP_WORDS:
            return folded
        if folded in PROTECTED:
            return PROTECTED[folded]
        # Hamzas melt last: the ending of هيئات and شيئا must not take theirs away.
        word = self._reseat(fold_letters(spelt))
        word, definite = without_proclitics(self._evidence, spelt, word)
        word = without_suffixes(self._evidence, spelt, self._reseat(word), definite)
        return PROTECTED.get(word) or melt(self._reseat(word))

    def _reseat(self, word: str) -> str:
        """مسوول -> مسءول: a bare carrier, where the word with a hamza is far commoner."""
        known = self._evidence.of(word)
        for index, letter in enumerate(word[1:], start=1):
            if letter in (WAW, YEH):
                seated = word[:index] + HAMZA + word[index + 1 :]
                if self._evidence.of(seated) >= max(10, 10 * known) and self._evidence.has_hamza(
                    seated
                ):
                    return seated
        return word
