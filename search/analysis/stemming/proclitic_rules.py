"""When a proclitic may be cut: one rule for each kind.

A rule takes a word, as spelt and folded, and says how many letters of its front are a
proclitic, 0 if none. Of the spelling only the first letters are looked at.
"""

from collections.abc import Callable

from search.analysis.letters import ALEF, HAMZATED_ALEFS, KAF, LAM, TEH, WAW, YEH
from search.analysis.stemming.affixes import (
    ARTICLE,
    COMPOUND_ARTICLES,
    CONJUNCTIONS,
    FUTURE,
    LAM_ARTICLE,
    OWNERS,
    PLAIN,
    PREPOSITIONS,
    PRESENT,
)
from search.analysis.stemming.evidence import Evidence
from search.analysis.stemming.protected_words import PROTECTED
from search.analysis.stemming.rows import Table
from search.analysis.stop_words import STOP_WORDS

SHORTEST = 4  # letters of a word that bears a proclitic
FAR_COMMONER = 50  # times

_ASKED = "سال"  # سأل, the one past that begins like the future of أ

Rule = Callable[[Evidence, str, str], int]


def conjunction(evidence: Evidence, spelt: str, word: str) -> int:
    """والعراق, وبغداد, but not وزير, which takes the article itself."""
    if not _may_open(evidence, word, CONJUNCTIONS):
        return 0
    rest, count = word[1:], evidence.count(word)
    if rest in PROTECTED:
        return 1
    if rest.startswith(ARTICLE) and len(rest) >= SHORTEST:
        return int(evidence.count(rest) >= 0.1 * count)
    # Where أفق must have lost its hamza, the word is rather وافق: more is asked.
    share = 3.0 if evidence.starts_with_hamza(rest) else 0.5
    if evidence.of(rest) >= _needed(spelt, rest, max(3, share * count)):
        return 1
    return int(_opens_chain(evidence, spelt[1:], rest, count))


def _opens_chain(evidence: Evidence, spelt: str, rest: str, count: float) -> bool:
    """وبتاريخ, ولمدينة, فبالتاريخ: few chains are attested, so the noun they end in must be."""
    if rest.startswith(FUTURE):
        return bool(future(evidence, spelt, rest) and evidence.count(rest[1:]) >= count)
    if not rest.startswith(PREPOSITIONS) or len(rest) < SHORTEST or spelt[0] in HAMZATED_ALEFS:
        return False
    length = first(CHAINED, evidence, spelt, rest)
    noun = rest[length:].removeprefix(ARTICLE)
    return length > 0 and (noun in PROTECTED or evidence.definite(noun) >= max(3, count))


def preposition(evidence: Evidence, spelt: str, word: str) -> int:
    """ببغداد, لرئيس, كوزير: only before a word commoner than the whole."""
    if not _may_open(evidence, word, PREPOSITIONS):
        return 0
    rest = word[1:]
    if (rest[0] == YEH and word[0] != LAM) or (word[0] == KAF and rest not in STOP_WORDS):
        noun = rest in PROTECTED or rest.startswith(ARTICLE) or spelt[1] in HAMZATED_ALEFS
        noun = noun or evidence.is_noun(rest, 0.02)
    else:
        noun = not is_past(evidence, word)
    if not noun:
        return 0
    # بعنوان and باختصار are commoner than their nouns; in كارمن there is none.
    phrase = word[0] != KAF and len(rest) >= SHORTEST and evidence.is_noun(rest)
    share = 0.3 if phrase and evidence.definite(rest) >= 30 else 2.0
    return int(evidence.of(rest) >= _needed(spelt, rest, max(5, share * evidence.count(word))))


def future(evidence: Evidence, spelt: str, word: str) -> int:
    """سيكتب: before a present tense, which takes no article."""
    rest = word[1:]
    if not word.startswith(FUTURE) or not rest.startswith(PRESENT) or len(word) < SHORTEST:
        return 0
    # ساعدت is no future of أعدت, as ساعد is the commoner word; nor is سألها one.
    bases = [base for base in PLAIN.bases(word, SHORTEST - 1) if evidence.of(base)]
    if rest[0] == ALEF and bases and (spelt[1] == ALEF or _ASKED in bases):
        return 0
    share = 0.5 if len(rest) >= SHORTEST else 2.0
    rest_count = evidence.count(rest)
    verb = rest_count >= max(3, share * evidence.count(word))
    # ستحقق: تحقق is a noun as well, but what else should begin with ست before one?
    noun = evidence.is_noun(rest) and (rest[0] != TEH or evidence.count(word) > 0.2 * rest_count)
    return int(verb and not noun and not _is_root_letter(evidence, word))


def compound_article(evidence: Evidence, spelt: str, word: str) -> int:
    """بالعراق, but not بألمانيا nor بالتزام."""
    if (
        not word.startswith(COMPOUND_ARTICLES)
        or len(word) <= SHORTEST
        or _is_root_letter(evidence, word, OWNERS)
    ):
        return 0
    hamza = spelt[1] in HAMZATED_ALEFS or evidence.starts_with_hamza(word[1:])
    if hamza or word[1:] in PROTECTED or evidence.is_noun(word[1:], 0.02):
        return 0
    rest = word[3:]
    least = 1 if len(rest) >= SHORTEST - 1 else evidence.count(word)
    # بالنسبة is commoner than النسبة, but what else than بال should be before a noun so long?
    share = 0.5 if len(rest) < SHORTEST else 0.05
    return 3 * int(evidence.definite(rest) >= max(least, share * evidence.count(rest)))


def article(evidence: Evidence, spelt: str, word: str) -> int:
    """العراق, but not التزام nor التزامها (الالتزام is attested) nor ألمانيا."""
    rest = word[2:]
    if not word.startswith(ARTICLE) or len(word) < SHORTEST:
        return 0
    if rest in PROTECTED:
        return 2
    if len(word) == SHORTEST and evidence.count(rest) < 0.1 * evidence.count(word):
        return 0
    # الباب is the door, though الألباب is a word.
    rival = 0.0 if rest in STOP_WORDS else 0.5 * evidence.count(rest)
    bases = () if _takes_article(evidence, rest) else PLAIN.bases(word, SHORTEST - 1)
    own = any(
        (evidence.is_noun(base, 0.02) and evidence.definite(base) > rival)
        or _is_eighth_form(evidence, base, rival)
        for base in (word, *bases)
    )
    return 0 if own or evidence.starts_with_hamza(word) else 2


def _takes_article(evidence: Evidence, word: str) -> bool:
    """المهم is no ألم with a pronoun: مهم occurs without the article too."""
    often = evidence.count(word) >= max(3, 0.1 * evidence.definite(word))
    return often and evidence.is_noun(word) and word[-1] != ALEF


def _is_eighth_form(evidence: Evidence, word: str, rival: float) -> bool:
    """التقى, التزم: a verb, as يلتقي and يلتزم are words."""
    return word.startswith(ARTICLE + TEH) and evidence.count(YEH + word[1:]) > max(3, rival)


def lam_article(evidence: Evidence, spelt: str, word: str) -> int:
    """للمنع is ل + ال + منع, but للجنة is ل + لجنة."""
    if not word.startswith(LAM_ARTICLE) or len(word) < SHORTEST:
        return 0
    after_one, after_two = word[1:], word[2:]
    owned = any(map(evidence.is_noun, OWNERS.bases(after_one, SHORTEST - 1)))
    if owned and not evidence.is_noun(after_two):
        return 0  # للجنتهم: what has a pronoun has no article
    if evidence.is_noun(after_one) and evidence.definite(after_one) >= evidence.definite(after_two):
        return 1
    if evidence.of(after_one) > FAR_COMMONER * evidence.of(after_two):
        return 1  # a name that takes no article: للبنان is ل + لبنان, and hardly ل + ال + بنان
    return 2 * int(evidence.of(after_two) >= 1)


def _may_open(evidence: Evidence, word: str, letters: tuple[str, ...]) -> bool:
    return (
        word.startswith(letters) and len(word) >= SHORTEST and not _is_root_letter(evidence, word)
    )


def _is_root_letter(evidence: Evidence, word: str, endings: Table = PLAIN) -> bool:
    """Whether the word is a noun as it stands, or one with an ending: وجوده is not و + جودة."""
    if evidence.is_noun(word):
        return True
    rival = evidence.of(word[1:])
    return any(
        evidence.of(base) > rival
        and (base in STOP_WORDS or evidence.is_noun(base) or is_past(evidence, base))
        for base in endings.bases(word, SHORTEST - 1)
    )


def is_past(evidence: Evidence, word: str) -> bool:
    """كسبت is no like of سبت, nor وجدت an and of جدت: كسبوا and وجدوا are words."""
    if word[-1] != TEH or not evidence.count(word[:-1] + WAW + ALEF):
        return False
    return evidence.count(word[:-1]) >= 0.1 * evidence.of(word[1:])


def _needed(spelt: str, rest: str, count: float) -> float:
    """How often the rest must occur: hardly a root begins with بأ or وإ, so once will do."""
    return min(count, 1) if spelt[1] in HAMZATED_ALEFS and len(rest) >= SHORTEST else count


def first(rules: tuple[Rule, ...], evidence: Evidence, spelt: str, word: str) -> int:
    """What the first of the rules cuts that cuts anything."""
    for rule in rules:
        length = rule(evidence, spelt, word)
        if length:
            return length
    return 0


# In the order in which they are tried.
ARTICLES: tuple[Rule, ...] = (lam_article, compound_article, article)
CHAINED: tuple[Rule, ...] = (lam_article, compound_article, preposition)
