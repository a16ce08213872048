"""The attested light stemmer: an affix is cut only where the lexicon proves it.

Pure: a stem depends on the word and on the lexicon alone, never on the archive.
"""

from functools import lru_cache

from search.analysis.letters import (
    ALEF,
    ALEF_MAKSURA,
    HAMZA,
    HEH,
    TEH,
    TEH_MARBUTA,
    WAW,
    YEH,
    fold_letters,
    melt,
)
from search.analysis.stemming.clitic_forms import bears, is_no_article
from search.analysis.stemming.evidence import Evidence
from search.analysis.stemming.lexicon import Lexicon
from search.analysis.stemming.proclitics import without_proclitics
from search.analysis.stemming.protected_words import PROTECTED, PROTECTED_AS_SPELT
from search.analysis.stemming.suffixes import without_suffixes
from search.analysis.stemming.unknown_words import known_part, without_case
from search.analysis.stop_words import STOP_WORDS

_SHORTEST, _LONGEST = 3, 24
# Other words with a yeh before the hamza, which folding melts: جزيء, مريء, دفيء.
_SLENDER = frozenset({"جزء", "مرء", "دفء"})
_SLENDER_ENDS = frozenset({YEH + HAMZA, ALEF_MAKSURA + HAMZA})
_SEATED_PLURAL = HAMZA + ALEF + TEH
# A word that occurs more often is no misspelling of another.
_RARE = 300
# Times as frequent as its misspelling is a word: بوس is no بؤس.
_COMMONER = 1.5
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
        if spelt[-len(word) :] in PROTECTED_AS_SPELT:
            return word
        if word in _SLENDER and spelt[-2:] in _SLENDER_ENDS:
            return word[:-1] + YEH + HAMZA
        return self._base(word, definite, spelt[-1] == TEH_MARBUTA)

    def bare(self, spelt: str, folded: str) -> str:
        """The folded word without its proclitics."""
        if len(folded) < _SHORTEST or folded in STOP_WORDS or folded in PROTECTED:
            return folded
        word, _ = without_proclitics(self._evidence, spelt, self._reseat(fold_letters(spelt)))
        return melt(word)

    def is_spelling(self, bare: str, seated: str) -> bool:
        """Whether a folded word without its hamza is one with it, written carelessly."""
        often = self._evidence.of(seated)
        return bare not in STOP_WORDS and often >= _COMMONER * self._evidence.of(bare)

    def bears(self, chain: str, word: str, stem: str) -> bool:
        """Whether a folded word of this stem is the same word with these proclitics before it."""
        form = chain + word
        if is_no_article(self._evidence, chain, word):
            return False  # where it is the article, the stem tells
        return bears(self._evidence, chain, word) or self.stem(form, form) == stem

    def _without_suffixes(self, word: str, definite: bool, marbuta: bool) -> str:
        stem = without_suffixes(self._evidence, self._reseat(word), definite, marbuta)
        if stem in PROTECTED:
            return PROTECTED[stem]
        stem = self._reseat(stem)
        if melt(stem) in _SLENDER:
            return stem
        stem = melt(stem)
        if self._evidence.of(stem) or self._evidence.of(word):
            return stem
        part = known_part(self._evidence, stem, definite)
        return self._base(part, definite, False) if part else without_case(stem)

    def _as_of_alef(self, word: str) -> str:
        """منشئات -> منشآت: where منشأة is the commoner word; قارئات has none such."""
        evidence, bare = self._evidence, word[: -len(_SEATED_PLURAL)]
        singular = bare + ALEF + HEH
        commoner = evidence.of(singular) >= max(10, evidence.of(bare + HAMZA + HEH))
        is_plural = len(bare) >= _SHORTEST and commoner and evidence.is_feminine(singular)
        return bare + ALEF + TEH if is_plural else word

    def _reseated(self, word: str) -> str:
        """مسوول -> مسءول: a bare carrier, where the word with a hamza is far commoner."""
        evidence = self._evidence
        if word.endswith(_SEATED_PLURAL):
            return self._as_of_alef(word)
        count = evidence.of(word)
        if count > _RARE:
            return word
        for index, letter in enumerate(word[1:], start=1):
            # Before ي no waw is a seat: رويس is no رئيس.
            if letter == YEH or (letter == WAW and word[index + 1 : index + 2] != YEH):
                seated = word[:index] + HAMZA + word[index + 1 :]
                if evidence.of(seated) >= max(10, 10 * count) and evidence.has_hamza(seated):
                    return seated
        return word
