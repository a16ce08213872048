"""Proclitics: what Arabic writes at the front of a word, and when it may be cut.

Each rule takes a word (as spelt, and folded) and says how many letters of its
front are a proclitic, 0 if none.
"""

from collections.abc import Callable, Iterator

from search.analysis.letters import ALEF, DEFINITE, HAMZATED_ALEFS, HEH, KAF, LAM, TEH, YEH
from search.analysis.stemming.evidence import Evidence
from search.analysis.stemming.protected_words import PROTECTED
from search.analysis.stop_words import STOP_WORDS

CONJUNCTIONS = ("و", "ف")
PREPOSITIONS = ("ب", "ل", "ك")
COMPOUND_ARTICLES = ("بال", "كال", "فال", "وال")
FUTURE = "س"
PRESENT_TENSE = ("ي", "ت", "ن", "ا")

# Endings a noun that begins with a proclitic's letter may bear: وجوده, فعليا.
_ENDINGS = (
    "ه",
    "ها",
    "هم",
    "هما",
    "نا",
    "ك",
    "كم",
    "ي",
    "ا",
    "ت",
    "وا",
    "و",
    "ات",
    "ين",
    "ون",
    "ان",
)

# ة turns to ت before a pronoun: لقطته is لقطة.
_AFTER_TEH = ("ته", "تها", "تهم", "تنا", "تي", "تين", "تان")

_SHORTEST = 4
_CHAINED = (*PREPOSITIONS, LAM + LAM)

Rule = Callable[[Evidence, str, str], int]


def conjunction(evidence: Evidence, spelt: str, word: str) -> int:
    """والعراق, وبغداد, but not وزير, which takes the article itself."""
    if not _may_open(evidence, word, CONJUNCTIONS):
        return 0
    rest, count = word[1:], evidence.count(word)
    if rest in PROTECTED:
        return 1
    if rest.startswith(DEFINITE) and len(rest) >= _SHORTEST:
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
    if not rest.startswith(_CHAINED) or len(rest) < _SHORTEST or spelt[0] in HAMZATED_ALEFS:
        return False
    length = _first(CHAINED_RULES, evidence, spelt, rest)
    noun = rest[length:].removeprefix(DEFINITE)
    return length > 0 and (noun in PROTECTED or evidence.definite(noun) >= max(3, count))


def preposition(evidence: Evidence, spelt: str, word: str) -> int:
    """ببغداد, لرئيس, كوزير: only before a word commoner than the whole."""
    if not _may_open(evidence, word, PREPOSITIONS):
        return 0
    rest = word[1:]
    if (rest[0] == YEH and word[0] != LAM) or (word[0] == KAF and rest not in STOP_WORDS):
        noun = rest in PROTECTED or rest.startswith(DEFINITE) or spelt[1] in HAMZATED_ALEFS
        noun = noun or evidence.is_noun(rest, 0.02)
    else:
        noun = not _is_past(evidence, word)
    if not noun:
        return 0
    # بعنوان and باختصار are commoner than their nouns; in كارمن there is none.
    phrase = word[0] != KAF and len(rest) >= _SHORTEST and evidence.is_noun(rest)
    share = 0.3 if phrase and evidence.definite(rest) >= 30 else 2.0
    return int(evidence.of(rest) >= _needed(spelt, rest, max(5, share * evidence.count(word))))


def future(evidence: Evidence, spelt: str, word: str) -> int:
    """سيكتب: before a present tense, which takes no article."""
    rest = word[1:]
    if not word.startswith(FUTURE) or not rest.startswith(PRESENT_TENSE) or len(word) < _SHORTEST:
        return 0
    # ساعدت is no future of أعدت, as ساعد is the commoner word.
    if rest[0] == ALEF and any(map(evidence.of, _bases(word))) and spelt[1] == ALEF:
        return 0
    share = 0.5 if len(rest) >= _SHORTEST else 2.0
    known = evidence.count(rest)
    verb = known >= max(3, share * evidence.count(word))
    # ستحقق: تحقق is a noun as well, but what else should begin with ست before one?
    noun = evidence.is_noun(rest) and (rest[0] != TEH or evidence.count(word) > 0.2 * known)
    return int(verb and not noun and not _is_root_letter(evidence, word))


def compound_article(evidence: Evidence, spelt: str, word: str) -> int:
    """بالعراق, but not بألمانيا nor بالتزام."""
    if not word.startswith(COMPOUND_ARTICLES) or len(word) <= _SHORTEST or evidence.is_noun(word):
        return 0
    hamza = spelt[1] in HAMZATED_ALEFS or evidence.starts_with_hamza(word[1:])
    if hamza or word[1:] in PROTECTED or evidence.is_noun(word[1:], 0.02):
        return 0
    rest = word[3:]
    least = 1 if len(rest) >= _SHORTEST - 1 else evidence.count(word)
    return 3 * int(evidence.definite(rest) >= max(least, 0.5 * evidence.count(rest)))


def article(evidence: Evidence, spelt: str, word: str) -> int:
    """العراق, but not التزام nor التزامها (الالتزام is attested) nor ألمانيا."""
    rest = word[2:]
    if not word.startswith(DEFINITE) or len(word) < _SHORTEST:
        return 0
    if rest in PROTECTED:
        return 2
    if len(word) == _SHORTEST and evidence.count(rest) < 0.1 * evidence.count(word):
        return 0
    # الباب is the door, though الألباب is a word.
    rival = 0.0 if rest in STOP_WORDS else 0.5 * evidence.count(rest)
    own = any(
        (evidence.is_noun(base, 0.02) and evidence.definite(base) > rival)
        or _is_eighth_form(evidence, base, rival)
        for base in (word, *_bases(word))
    )
    return 0 if own or evidence.starts_with_hamza(word) else 2


def _is_eighth_form(evidence: Evidence, word: str, rival: float) -> bool:
    """التقى, التزم: a verb, as يلتقي and يلتزم are words."""
    return word.startswith(DEFINITE + TEH) and evidence.count(YEH + word[1:]) > max(3, rival)


def lam_article(evidence: Evidence, spelt: str, word: str) -> int:
    """للمنع is ل + ال + منع, but للجنة is ل + لجنة."""
    if not word.startswith(LAM + LAM) or len(word) < _SHORTEST:
        return 0
    after_one, after_two = word[1:], word[2:]
    if evidence.is_noun(after_one) and evidence.definite(after_one) >= evidence.definite(after_two):
        return 1
    return 2 * int(evidence.of(after_two) >= 1)


def _may_open(evidence: Evidence, word: str, letters: tuple[str, ...]) -> bool:
    return (
        word.startswith(letters) and len(word) >= _SHORTEST and not _is_root_letter(evidence, word)
    )


def _is_root_letter(evidence: Evidence, word: str) -> bool:
    """Whether the word is a noun as it stands, or one with an ending: وجوده is not و + جودة."""
    if evidence.is_noun(word):
        return True
    rival = evidence.of(word[1:])
    return any(
        evidence.of(base) > rival
        and (base in STOP_WORDS or evidence.is_noun(base) or _is_past(evidence, base))
        for base in _bases(word)
    )


def _is_past(evidence: Evidence, word: str) -> bool:
    """كسبت is no like of سبت, nor وجدت an and of جدت: كسبوا and وجدوا are words."""
    if word[-1] != TEH or not evidence.count(word[:-1] + "وا"):
        return False
    return evidence.count(word[:-1]) >= 0.1 * evidence.of(word[1:])


def _bases(word: str) -> Iterator[str]:
    """The word with each of its possible endings off."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST - 1:
            yield word[: -len(ending)]
    for pronoun in _AFTER_TEH:
        if word.endswith(pronoun) and len(word) - len(pronoun) >= _SHORTEST - 1:
            yield word[: -len(pronoun)] + HEH


def _needed(spelt: str, rest: str, count: float) -> float:
    """How often the rest must occur: hardly a root begins with بأ or وإ, so once will do."""
    return min(count, 1) if spelt[1] in HAMZATED_ALEFS and len(rest) >= _SHORTEST else count


# The order they are tried in; after an article nothing more is cut.
ARTICLES: tuple[Rule, ...] = (lam_article, compound_article, article)
CHAINED_RULES: tuple[Rule, ...] = (lam_article, compound_article, preposition)
STEPS: tuple[tuple[Rule, ...], ...] = ((conjunction,), ARTICLES, (preposition, future), ARTICLES)


def without_proclitics(evidence: Evidence, spelt: str, word: str) -> tuple[str, bool]:
    """The word without its proclitics, and whether the article was among them."""
    for rules in STEPS:
        if spelt[0] in HAMZATED_ALEFS or word in PROTECTED:
            return word, False
        length = _first(rules, evidence, spelt, word)
        spelt, word = spelt[length:], word[length:]
        if length and rules is ARTICLES:
            return word, True
    return word, False


def _first(rules: tuple[Rule, ...], evidence: Evidence, spelt: str, word: str) -> int:
    for rule in rules:
        length = rule(evidence, spelt, word)
        if length:
            return length
    return 0
