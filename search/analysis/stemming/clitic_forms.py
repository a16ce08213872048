"""Clitic forms: whether a word with something written before it is still that word.

In وحق there is حق, and in ورق there is no رق: a form that is a word of its own belongs to
that word, unless the stemmer cuts it.
"""

from search.analysis.letters import ALEF, WAW
from search.analysis.stemming.affixes import CONJUNCTIONS, FUTURE, LAM_ARTICLE, PRESENT
from search.analysis.stemming.evidence import Evidence
from search.analysis.stemming.proclitic_rules import lam_article
from search.analysis.stemming.protected_words import PROTECTED
from search.analysis.stop_words import STOP_WORDS

_PAST_PLURAL = WAW + ALEF


def bears(evidence: Evidence, chain: str, word: str) -> bool:
    """Whether a chain of proclitics before a folded word leaves it that word."""
    if FUTURE in chain and not _is_present(evidence, word):
        return False
    if chain.endswith(LAM_ARTICLE) and lam_article(evidence, "", LAM_ARTICLE + word) == 1:
        return False  # للجنة is ل + لجنة, and holds no جنة
    return not any(_is_own(evidence, form, word) for form in _forms(chain, word))


def _forms(chain: str, word: str) -> tuple[str, ...]:
    """With the chain, and without its conjunction: وبرق is برق."""
    conjunction = len(chain) > 1 and chain[0] in CONJUNCTIONS
    return (chain + word, chain[1:] + word) if conjunction else (chain + word,)


def _is_own(evidence: Evidence, form: str, word: str) -> bool:
    """ورق takes the article, سرقوا is a past, باريس is far commoner than اريس."""
    return (
        (form in STOP_WORDS and word not in STOP_WORDS)
        or PROTECTED.get(form, word) != word
        or evidence.is_noun(form, 0.02)
        or evidence.of(form + _PAST_PLURAL) >= max(3, 0.01 * evidence.of(form))
        or evidence.of(form) > evidence.of(word)
    )


def _is_present(evidence: Evidence, word: str) -> bool:
    return word.startswith(PRESENT) and not evidence.is_noun(word)
