"""The proofs that a suffix must bring: what else of the word or of its base is a word.

Each takes the word and what it is without the suffix, its base, both folded.
"""

from collections.abc import Callable

from search.analysis.letters import ALEF, TEH, YEH
from search.analysis.stemming.evidence import Evidence

SHORTEST_BASE = 3
# The nouns of two letters that bear pronouns, folded.
_SHORT = "اب اخ ام جد جو حب حد حس حظ حق حل خط دم رب رد سر سن شك صف ضد ظل عم فم فن كف نص هم يد"
SHORT_NOUNS = frozenset(_SHORT.split())
_THIRD_PERSON = (YEH, TEH)  # he and she, of the present tense
Proof = Callable[[Evidence, str, str], bool]


def attested(evidence: Evidence, word: str, base: str) -> bool:
    return True


def noun(evidence: Evidence, word: str, base: str) -> bool:
    return evidence.definite(base) >= max(1, 0.02 * evidence.count(base))


def feminine(evidence: Evidence, word: str, base: str) -> bool:
    return evidence.is_feminine(base)


def hidden_feminine(evidence: Evidence, word: str, base: str) -> bool:
    """والدتها: before an ending also what looks owned itself, as والده does."""
    return evidence.is_feminine(base) or evidence.hides_pronoun(base)


def owner(evidence: Evidence, word: str, base: str) -> bool:
    """مدينته, but نشرته is not نشرة: the verb نشرت is commoner."""
    verb = evidence.count(base[:-1] + TEH) > evidence.of(base)
    return not verb and hidden_feminine(evidence, word, base)


def loan(evidence: Evidence, word: str, base: str) -> bool:
    """كاميرا, but not صفات."""
    return len(base) > 4 and noun(evidence, word, base)


def commoner_feminine(evidence: Evidence, word: str, base: str) -> bool:
    """حكومي of حكومة, but a word nobody has seen (مزعجي) is no nisba."""
    return evidence.is_feminine(base) and evidence.of(word) > 0


def maksura(evidence: Evidence, word: str, base: str) -> bool:
    return evidence.is_maksura(base)


def owned(evidence: Evidence, word: str, base: str) -> bool:
    """Of two letters only a few nouns: يده, but not فقه."""
    return len(base) >= SHORTEST_BASE or base in SHORT_NOUNS


def ours(evidence: Evidence, word: str, base: str) -> bool:
    """قلمنا, but not ميدانا nor إنسانا: the accusative of a noun in ن is the commoner."""
    return owned(evidence, word, base) and evidence.count(word[:-1]) <= evidence.of(base)


def our_maksura(evidence: Evidence, word: str, base: str) -> bool:
    return maksura(evidence, word, base) and ours(evidence, word, base)


def owned_noun(evidence: Evidence, word: str, base: str) -> bool:
    """بيتكن, but not يتمكن nor أمكن."""
    return len(base) >= SHORTEST_BASE and evidence.is_noun(base)


def past(evidence: Evidence, word: str, base: str) -> bool:
    """أعلنت, but not ملفت, which takes the article."""
    return not evidence.is_noun(word, 0.02)


def weak_past(evidence: Evidence, word: str, base: str) -> bool:
    """تلقت of تلقى, but not كبرت of كبرى, a noun."""
    weak = base[0] in _THIRD_PERSON or evidence.is_maksura(base)
    return weak and past(evidence, word, base) and not evidence.is_noun(base)


def long_past(evidence: Evidence, word: str, base: str) -> bool:
    """ارتفعت, which has no plural: a verb of five letters or more, its first an alef."""
    long = len(base) > 4 and base[0] == ALEF != base[-1]
    return long and past(evidence, word, base) and not evidence.is_noun(base)


def verb(evidence: Evidence, word: str, base: str) -> bool:
    return base[0] in _THIRD_PERSON and not evidence.is_noun(base)


def nisba(evidence: Evidence, word: str, base: str) -> bool:
    """An adjective takes the article itself; else (قلبي, my heart) the base must be the commoner."""
    commoner = evidence.of(base) >= evidence.of(word)
    of_noun = noun(evidence, word, base)
    if noun(evidence, base, word):
        return of_noun or commoner or len(base) > SHORTEST_BASE
    return of_noun and commoner
