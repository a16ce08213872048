"""Clitic forms: whether a word with something written before it is still that word.

In وحق there is حق, and in ورق there is no رق: a form that is a word of its own belongs to
that word, unless the stemmer cuts it.
"""

from search.analysis.letters import ALEF, TEH, WAW, YEH
from search.analysis.stemming.affixes import ARTICLE, CONJUNCTIONS, FUTURE, LAM_ARTICLE, PRESENT
from search.analysis.stemming.evidence import Evidence
from search.analysis.stemming.proclitic_rules import lam_article
from search.analysis.stemming.protected_words import PROTECTED
from search.analysis.stop_words import STOP_WORDS

_PAST_PLURAL = WAW + ALEF
_KNOWN = 10  # times, of what would not be met so often by accident


def bears(evidence: Evidence, chain: str, word: str) -> bool:
    """Whether a chain of proclitics before a folded word leaves it that word."""
    if FUTURE in chain and not _is_present(evidence, word):
        return False
    if chain.endswith(LAM_ARTICLE) and lam_article(evidence, "", LAM_ARTICLE + word) == 1:
        return False  # للجنة is ل + لجنة, and holds no جنة
    return not any(_is_own(evidence, form, word) for form in _forms(chain, word))


def is_no_article(evidence: Evidence, chain: str, word: str) -> bool:
    """Whether what looks like the article is as well the beginning of another word.

    الغاز is the gas, and ألغاز, which takes an article itself; الهم is sorrow, and ألهم, whose
    feminine is mostly spelt with its hamza; of التقى there is يلتقي. Folded they are one.
    """
    form = ARTICLE + word
    feminine = form + TEH
    often = evidence.of(feminine) >= max(_KNOWN, 0.05 * evidence.of(form))
    return chain.endswith(ARTICLE) and (
        evidence.definite(form) >= _KNOWN
        or evidence.starts_with_hamza(form)
        or (often and evidence.starts_with_hamza(feminine))
        or (word.startswith(TEH) and evidence.count(YEH + form[1:]) >= _KNOWN)
    )


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
