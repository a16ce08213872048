"""What the lexicon proves about a folded word: the questions the stemmer asks."""

from collections.abc import Callable

from search.analysis.letters import DEFINITE, melt
from search.analysis.stemming.lexicon import Lexicon

# The same few words are asked for again and again while one is stemmed.
_REMEMBERED = 1 << 15


class _Counts(dict[str, float]):
    """Word to count. What is not in it is looked up, and then is: a call is saved each time."""

    def __init__(self, look_up: Callable[[str], float]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, word: str) -> float:
        return self._look_up(word)


class Evidence:
    """Questions about folded words. Counts are occurrences in ``lexicon.SCALE`` words.

    ``count`` is how often a word occurs without the article, ``definite`` how often with
    it, ``of`` how often in all.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._counts = _Counts(lambda word: self._look_up(word)[0])
        self._definites = _Counts(lambda word: self._look_up(word)[1])
        self._totals = _Counts(lambda word: self._look_up(word)[2])
        self.count: Callable[[str], float] = self._counts.__getitem__
        self.definite: Callable[[str], float] = self._definites.__getitem__
        self.of: Callable[[str], float] = self._totals.__getitem__

    def _look_up(self, word: str) -> tuple[float, float, float]:
        """All three counts: who asks for one soon asks for another."""
        if len(self._counts) >= _REMEMBERED:
            for counts in (self._counts, self._definites, self._totals):
                counts.clear()
        melted, count = melt(word), self._lexicon.count
        without, definite = count(melted), count(DEFINITE + melted)
        self._counts[word], self._definites[word] = without, definite
        self._totals[word] = without + definite
        return without, definite, without + definite

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

    def hides_pronoun(self, word: str) -> bool:
        """Whether the word is spelt with ة after the article only: عمله is no العملة."""
        return self._lexicon.ends_with_teh_marbuta(melt(DEFINITE + word)) and not (
            self._lexicon.ends_with_teh_marbuta(melt(word))
        )

    def _mostly(self, question: Callable[[str], bool], word: str) -> bool:
        """The answer for the word or for the word with the article, the commoner one."""
        definite = self.definite(word) > self.count(word)
        return question(melt(DEFINITE + word if definite else word))
