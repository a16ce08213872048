"""Suffixes: the endings Arabic adds to a word, cut where they bring their proof."""

from search.analysis.letters import HEH, YEH
from search.analysis.stemming.affixes import NISBAS, NUMBERS, PASTS, PERSONS
from search.analysis.stemming.evidence import Evidence
from search.analysis.stemming.protected_words import PROTECTED
from search.analysis.stemming.rows import Suffix, Table
from search.analysis.stop_words import STOP_WORDS


def without_suffixes(evidence: Evidence, word: str, definite: bool, marbuta: bool) -> str:
    """The word without its suffixes.

    ``definite`` if it bore the article, ``marbuta`` if it is spelt with a final ة.
    """
    owned = not (definite or marbuta) and _is_owned(evidence, word)
    persons = owned or not (definite or evidence.is_noun(word, 0.02))
    if persons:
        if owned or not _is_teh_marbuta(evidence, word, marbuta):
            word = _without_one(evidence, word, PERSONS)
        word = _without_one(evidence, word, PASTS)
    noun = _without_one(evidence, word, NUMBERS)
    base = _without_nisba(evidence, _without_nisba(evidence, noun))
    # Once more the numbers, for the nisba of a plural: إماراتي.
    return base if base == noun else _without_one(evidence, base, NUMBERS)


def _without_nisba(evidence: Evidence, word: str) -> str:
    """A final ى, or the ي of قاضي, is no nisba."""
    if word[-1] == YEH and (evidence.is_maksura(word) or _is_defective(evidence, word)):
        return word
    return _without_one(evidence, word, NISBAS)


def _without_one(evidence: Evidence, word: str, table: Table) -> str:
    if word in PROTECTED:
        return word
    for suffix in table.by_last_letter.get(word[-1], ()):
        if word.endswith(suffix.ending):
            bare = word[: -len(suffix.ending)]
            if _is_proved(evidence, word, bare, suffix):
                return bare + suffix.base_ending
    return word


def _is_teh_marbuta(evidence: Evidence, word: str, marbuta: bool) -> bool:
    """A final ة, even spelt ه, is no pronoun."""
    return word[-1] == HEH and (marbuta or evidence.is_feminine(word))


def _is_owned(evidence: Evidence, word: str) -> bool:
    """عمله is his work, though العملة is a noun: so it is spelt, or his word is far commoner."""
    if word[-1] != HEH:
        return False
    base = word[:-1]
    return (
        evidence.definite(word) <= 0.6 * evidence.count(word)
        and evidence.is_noun(base)
        and (evidence.hides_pronoun(word) or evidence.of(base) >= 1.9 * evidence.of(word))
    )


def _is_defective(evidence: Evidence, word: str) -> bool:
    """قاضي, نادي: active participles whose bare form is hardly a noun of its own."""
    return (
        len(word) == 4
        and word[1] == "ا"
        and evidence.definite(word[:-1]) < 0.5 * evidence.definite(word)
    )


def _is_proved(evidence: Evidence, word: str, bare: str, suffix: Suffix) -> bool:
    base = bare + suffix.base_ending
    if len(base) < suffix.shortest or base in STOP_WORDS:
        return False
    count, base_count = evidence.of(word), evidence.of(base)
    partner = max((evidence.of(bare + ending) for ending in suffix.partners), default=count)
    return (
        base_count >= max(3, suffix.share * count, suffix.rival * evidence.of(bare))
        and partner >= suffix.partner_share * count
        and suffix.proof(evidence, word, base)
    )
