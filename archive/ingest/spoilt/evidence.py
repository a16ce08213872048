"""Evidence of words and letters: how much a text looks like Arabic as it is written.

Common words alone make some fifth of running Arabic, and every fourth or fifth word has the
article; in letters that were misread, reversed or exchanged there are next to none of either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from archive.ingest.words import word_set
from search.analysis.letters import MARKS, TATWEEL, fold
from search.analysis.stemming.affixes import ARTICLES
from search.analysis.stemming.lexicon import lexicon

ENOUGH_LETTERS = 80  # below, only what could not be otherwise counts
# Shares of common words and of definite ones, together. News has .4 to .5, old poetry .15.
LEAST = 0.12  # of what may be Arabic
CERTAIN = 0.25  # of what is

KNOWN = 100  # times that a word stands in as many words as the lexicon counts by
KNOWN_LENGTH = 3  # letters; shorter ones are words either way
PLAINLY = 0.8  # share of the words of a short text that are known when it is read rightly

COMMON = word_set(
    "في من على إلى الى عن أن ان إن التي الذي الذين هذا هذه ذلك تلك مع كان كانت ما لا لم لن هو هي "
    "هم قد كل بعد قبل بين أو او ثم حتى أي اي عند غير حيث خلال أمام أكد قال وقال وقد وفي ومن وعلى "
    "وأن وان وهو وهي ولا وما وكان فيه فيها منه منها عليه عليها به بها له لها إذا اذا لكن ولم إنه "
    "أنه انه أنها الله كما يوم عام ليس منذ نحو أكثر عدد يكون وكانت ولكن إلا الا أنا انا يا لك هنا"
)
WORD = re.compile("[ء-غف-ي]+")
_UNWRITTEN = re.compile(f"[{MARKS}{TATWEEL}]+")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Counts over the Arabic words of a text."""

    letters: int
    words: int
    common: int
    definite: int

    @property
    def share(self) -> float:
        """Of common words and of definite ones, together."""
        return (self.common + self.definite) / self.words if self.words else 0.0

    @property
    def is_arabic(self) -> bool:
        return self.letters >= ENOUGH_LETTERS and self.share >= LEAST and self.common > 0


def known(words: Iterable[str]) -> tuple[int, int]:
    """Of the words that are long enough to tell: how many are common enough to be known by
    anybody, and how many there are."""
    count = lexicon().count
    long = [word for word in words if len(word) >= KNOWN_LENGTH]
    return sum(count(fold(word)) >= KNOWN for word in long), len(long)


def words_of(text: str) -> list[str]:
    """The Arabic words as they are spelt, without their vowels."""
    return WORD.findall(_UNWRITTEN.sub("", text))


def evidence(lines: Iterable[str]) -> Evidence:
    words = words_of("\n".join(lines))
    return Evidence(
        sum(map(len, words)),
        len(words),
        sum(map(COMMON.__contains__, words)),
        sum(word.startswith(ARTICLES) for word in words),
    )
