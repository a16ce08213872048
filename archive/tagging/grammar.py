"""What the lexicon tells about a single word: whether it is a noun, a verb, an adjective.

Arabic has no capital letters. But nouns are used with the article and verbs are
conjugated, and names are neither; how often the lexicon holds those forms tells
them apart. The shares were found by looking at the forms of known names, nouns
and verbs in the lexicon.
"""

from functools import cache, lru_cache

from archive.tagging.lists import folded_words
from search.analysis import fold, is_stop_word
from search.analysis.stemming.affixes import ARTICLE, FUTURES, PRESENT
from search.analysis.stemming.lexicon import Lexicon, lexicon

# What is asked of a word again is asked soon; who asks remembers what came of it for longer.
_REMEMBERED, _SELDOM_AGAIN = 1 << 13, 1 << 11


@cache
def _lexicon() -> Lexicon:
    return lexicon()


def count(folded: str) -> float:
    """How often a folded form occurs in Arabic at large (per 30 million words)."""
    return _lexicon().count(folded)


@lru_cache(_REMEMBERED)
def folded_form(raw: str) -> str:
    """The folded form of a word, remembered."""
    return fold(raw)


def evidence(folded: str) -> float:
    """How often a folded form occurs, with and without the article."""
    return count(folded) + count(ARTICLE + folded)


@lru_cache(_REMEMBERED)
def is_weak(folded: str) -> bool:
    """Whether a word says nothing in a name or a topic: stop words, time, quantity, roles."""
    if is_stop_word(folded) or folded in folded_words("weak_words.txt"):
        return True
    return folded in folded_words("weak_words.txt", "=")


@lru_cache(_REMEMBERED)
def is_noun(folded: str) -> bool:
    """Whether a word without the article is a common noun: it often takes the article."""
    return count(ARTICLE + folded) >= max(3, 0.1 * count(folded))


@lru_cache(_REMEMBERED)
def is_verb(folded: str) -> bool:
    """Whether a word is conjugated: يقود beside تقود, أعلن beside أعلنت."""
    if folded.startswith(FUTURES) and len(folded) > 3:
        return is_verb(folded[1:]) and not is_noun(folded)
    often = count(folded)
    if folded.startswith(PRESENT):
        others = (letter + folded[1:] for letter in PRESENT if letter != folded[0])
        if max(map(count, others)) > max(3, 0.05 * often):
            return not is_noun(folded)
    if folded.endswith("ت"):
        return count(folded[:-1]) > 0.05 * often and not is_noun(folded)
    return count(folded + "ت") > 0.1 * often and not count(ARTICLE + folded) > 0.3 * often


@lru_cache(_SELDOM_AGAIN)
def is_adjective(folded: str) -> bool:
    """Whether a word is an adjective: with the article it is often feminine, as in الشديدة."""
    definite = ARTICLE + folded.removeprefix(ARTICLE)
    return count(definite + "ه") >= max(3, 0.2 * count(definite))
