"""What the lexicon proves about a folded word: the questions the stemmer asks."""

from collections.abc import Callable
from functools import lru_cache

from search.analysis.letters import DEFINITE
from search.analysis.lexicon import Lexicon
from search.analysis.normalizers import melt

# The same few words are asked for again and again while one is stemmed.
_REMEMBERED = 1 << 14


class Evidence:
    """Questions about folded words. Counts are occurrences in ``lexicon.SCALE`` words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.count = lru_cache(_REMEMBERED)(self._count)
        self.definite = lru_cache(_REMEMBERED)(self._definite)

    def _count(self, word: str) -> float:
        """How often the word occurs without the article."""
        return self._lexicon.count(melt(word))

    def _definite(self, word: str) -> float:
        """How often the word occurs with the article."""
        return self._lexicon.count(melt(DEFINITE + word))

    def of(self, word: str) -> float:
        """How often the word occurs, with the article or without."""
        return self.count(word) + self.definite(word)

    def is_noun(self, word: str, share: float = 0.05) -> bool:
        """Whether the word takes the article too often for an accident."""
        return self.definite(word) >= max(3, share * self.count(word))

    def starts_with_hamza(self, word: str) -> bool:
        """Whether the word is mostly spelt with أ, إ or آ."""
        return self._lexicon.starts_with_hamza(melt(word))

    def has_hamza(self, word: str) -> bool:
        """Whether the word is mostly spelt with ؤ, ئ or ء."""
        return self._mostly(self._lexicon.has_hamza, word)

    def is_feminine(self, word: str) -> bool:
        """Whether the word is mostly spelt with a final ة."""
        return self._mostly(self._lexicon.ends_with_teh_marbuta, word)

    def is_maksura(self, word: str) -> bool:
        """Whether the word is mostly spelt with a final ى."""
        return self._mostly(self._lexicon.ends_with_alef_maksura, word)

    def _mostly(self, question: Callable[[str], bool], word: str) -> bool:
        """The answer for the word or for the word with the article, the commoner one."""
        definite = self.definite(word) > self.count(word)
        return question(melt(DEFINITE + word if definite else word))
