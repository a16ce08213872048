"""Suffixes: the endings Arabic adds to a word, and the proof each must bring.

The tables are read from the top; of each table at most one row cuts. Sources:
the inflection of nouns and adjectives in any grammar of written Arabic; the
shares were found on the frequencies of the lexicon.
"""

from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from search.analysis.letters import ALEF, HEH, YEH
from search.analysis.stemming.evidence import Evidence
from search.analysis.stemming.protected_words import PROTECTED
from search.analysis.stop_words import STOP_WORDS

_SHORTEST_BASE = 3
# The nouns of two letters that bear pronouns, folded.
_SHORT = "اب اخ ام جد جو حب حد حس حظ حق حل خط دم رب رد سر سن شك صف ضد ظل عم فم فن كف نص هم يد"
SHORT_NOUNS = frozenset(_SHORT.split())
Proof = Callable[[Evidence, str, str], bool]


def _attested(evidence: Evidence, word: str, base: str) -> bool:
    return True


def _noun(evidence: Evidence, word: str, base: str) -> bool:
    return evidence.definite(base) >= max(1, 0.02 * evidence.count(base))


def _feminine(evidence: Evidence, word: str, base: str) -> bool:
    return evidence.is_feminine(base)


def _hidden_feminine(evidence: Evidence, word: str, base: str) -> bool:
    """والدتها: before an ending also what looks owned itself, as والده does."""
    return evidence.is_feminine(base) or evidence.hides_pronoun(base)


def _owner(evidence: Evidence, word: str, base: str) -> bool:
    """مدينته, but نشرته is not نشرة: the verb نشرت is commoner."""
    verb = evidence.count(base[:-1] + "ت") > evidence.of(base)
    return not verb and _hidden_feminine(evidence, word, base)


def _loan(evidence: Evidence, word: str, base: str) -> bool:
    """كاميرا, but not صفات."""
    return len(base) > 4 and _noun(evidence, word, base)


def _commoner_feminine(evidence: Evidence, word: str, base: str) -> bool:
    """حكومي of حكومة, but a word nobody has seen (مزعجي) is no nisba."""
    return evidence.is_feminine(base) and evidence.of(word) > 0


def _maksura(evidence: Evidence, word: str, base: str) -> bool:
    return evidence.is_maksura(base)


def _owned(evidence: Evidence, word: str, base: str) -> bool:
    """Of two letters only a few nouns: يده, but not فقه."""
    return len(base) >= _SHORTEST_BASE or base in SHORT_NOUNS


def _past(evidence: Evidence, word: str, base: str) -> bool:
    """أعلنت, but not ملفت, which takes the article."""
    return not evidence.is_noun(word, 0.02)


def _weak_past(evidence: Evidence, word: str, base: str) -> bool:
    """تلقت of تلقى, but not كبرت of كبرى, a noun."""
    weak = base[0] in "يت" or evidence.is_maksura(base)
    return weak and _past(evidence, word, base) and not evidence.is_noun(base)


def _long_past(evidence: Evidence, word: str, base: str) -> bool:
    """ارتفعت, which has no plural: a verb of five letters or more, its first an alef."""
    long = len(base) > 4 and base[0] == ALEF != base[-1]
    return long and _past(evidence, word, base) and not evidence.is_noun(base)


def _verb(evidence: Evidence, word: str, base: str) -> bool:
    return base[0] in "يت" and not evidence.is_noun(base)


def _nisba(evidence: Evidence, word: str, base: str) -> bool:
    """An adjective takes the article itself; else (قلبي, my heart) the base must be the commoner."""
    commoner = evidence.of(base) >= evidence.of(word)
    noun = _noun(evidence, word, base)
    if _noun(evidence, base, word):
        return noun or commoner or len(base) > _SHORTEST_BASE
    return noun and commoner


class Suffix(NamedTuple):
    """``ending`` becomes ``base_ending`` where the base is proved.

    The base must occur ``share`` times as often as the word, pass ``proof``,
    and occur ``rival`` times as often as the base without ``base_ending``.
    Where ``partners`` are named, the word must occur with one of these endings
    too, ``partner_share`` times as often: زيتون is no plural, as زيتين is no word.
    """

    ending: str
    base_ending: str
    share: float
    proof: Proof
    rival: float = 0.0
    partners: tuple[str, ...] = ()
    partner_share: float = 0.0

    @property
    def shortest(self) -> int:
        """The letters the base must have."""
        return _SHORTEST_BASE - (self.proof is _owned)


class Table(tuple[Suffix, ...]):
    """Rows in order; few words are asked all of them."""

    @cached_property
    def by_last_letter(self) -> dict[str, list[Suffix]]:
        rows: dict[str, list[Suffix]] = {}
        for row in self:
            rows.setdefault(row.ending[-1], []).append(row)
        return rows


_PRONOUNS = ("هما", "كما", "هم", "هن", "ها", "نا", "كم", "ه", "ك")
# Possessors and objects, the accusative alef, the verb's plural: on words without article.
PERSONS = Table(
    (
        *(Suffix("ت" + pronoun, "ه", 0.5, _owner) for pronoun in _PRONOUNS),
        *(Suffix("ا" + pronoun, "ي", 0.5, _maksura) for pronoun in _PRONOUNS if pronoun[0] == "ه"),
        Suffix("تي", "ه", 1.0, _hidden_feminine),
        *(Suffix(pronoun, "", 0.5, _owned) for pronoun in _PRONOUNS[:-2]),
        Suffix("ه", "", 0.3, _owned),
        Suffix("ك", "", 1.0, _owned),
        Suffix("ءا", "ء", 0.01, _attested),  # جزءا: melted, بدءا looks like بدأ
        Suffix("ا", "", 0.5, _attested),
    )
)
# The persons of the past tense: a verb of a feminine also stands in the plural.
PASTS = Table(
    (
        Suffix("وا", "ي", 0.5, _weak_past, rival=1.0),  # of a verb in ى, whose ى falls
        Suffix("وا", "", 0.1, _attested),
        Suffix("ت", "ي", 0.1, _weak_past, rival=1.0),
        Suffix("ت", "", 0.1, _past, partners=("وا",), partner_share=0.01),
        Suffix("ت", "", 0.2, _long_past),
    )
)
# Duals and sound plurals.
NUMBERS = Table(
    (
        Suffix("تين", "ه", 0.3, _hidden_feminine),
        Suffix("تان", "ه", 0.3, _hidden_feminine),
        Suffix("ات", "ا", 0.2, _loan),  # loans: ميليشيا, كاميرا
        Suffix("ات", "ه", 0.02, _feminine, rival=0.2),
        Suffix("وات", "اه", 0.05, _feminine),
        Suffix("ات", "", 0.02, _noun),
        Suffix("ين", "", 0.05, _noun, partners=("ون", "ان"), partner_share=0.01),
        Suffix("ون", "", 0.05, _noun, partners=("ين",), partner_share=0.3),
        Suffix("ون", "ي", 0.1, _verb, rival=1.0),  # of a verb in ى or ي
        Suffix("ون", "", 0.1, _verb),
        Suffix("ان", "", 3.0, _noun, partners=("ين",), partner_share=0.3),
        Suffix("و", "", 1.0, _noun, partners=("ين",), partner_share=1.0),  # مسؤولو before a noun
    )
)
# Adjectives made from nouns, first from the feminine to the masculine.
NISBAS = Table(
    (
        Suffix("يه", "ي", 0.2, _noun),
        Suffix("ي", "ه", 0.05, _commoner_feminine, rival=1.0, partners=("يه",), partner_share=0.1),
        Suffix("ي", "", 0.05, _nisba),
    )
)


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
    known, found = evidence.of(word), evidence.of(base)
    partner = max((evidence.of(bare + ending) for ending in suffix.partners), default=known)
    return (
        found >= max(3, suffix.share * known, suffix.rival * evidence.of(bare))
        and partner >= suffix.partner_share * known
        and suffix.proof(evidence, word, base)
    )
