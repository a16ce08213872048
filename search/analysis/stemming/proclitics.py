"""Proclitics: what Arabic writes at the front of a word, cut in the order it is written in."""

from search.analysis.letters import HAMZATED_ALEFS, WAW_HAMZA, YEH_HAMZA
from search.analysis.stemming.affixes import (
    CONJUNCTIONS,
    FUTURE,
    OWNERS,
    PLAIN,
    PREPOSITIONS,
    PRESENT,
)
from search.analysis.stemming.evidence import Evidence
from search.analysis.stemming.proclitic_rules import (
    ARTICLES,
    SHORTEST,
    Rule,
    conjunction,
    first,
    future,
    is_past,
    preposition,
)
from search.analysis.stemming.protected_words import PROTECTED

_LETTERS = frozenset((*CONJUNCTIONS, *PREPOSITIONS))
_COMMON = 30
_NO_OPENINGS = (WAW_HAMZA, YEH_HAMZA)  # no word begins with them
CONJUNCTION: tuple[Rule, ...] = (conjunction,)
PREPOSITION: tuple[Rule, ...] = (preposition, future)
# After an article nothing more is cut.
STEPS = (CONJUNCTION, ARTICLES, PREPOSITION, ARTICLES)
# What a noun with a pronoun may begin with: it has no article.
OPENINGS = {CONJUNCTION: CONJUNCTIONS, PREPOSITION: (*PREPOSITIONS, FUTURE), ARTICLES: ()}


def without_proclitics(evidence: Evidence, spelt: str, word: str) -> tuple[str, bool]:
    """The word without its proclitics, and whether the article was among them."""
    for rules in STEPS:
        if spelt[0] in HAMZATED_ALEFS or word in PROTECTED:
            return word, False
        length = _length(rules, evidence, spelt, word)
        if spelt.startswith(_NO_OPENINGS, length):
            return word, False  # فؤاد, بئر
        spelt, word = spelt[length:], word[length:]
        if length and rules is ARTICLES:
            return word, True
    return word, False


def _length(rules: tuple[Rule, ...], evidence: Evidence, spelt: str, word: str) -> int:
    """What the rules cut off the word, or else off the noun that it is with a pronoun.

    Few forms like ووالدكما are attested: what is cut off ووالد is cut off them.
    """
    length = first(rules, evidence, spelt, word)
    if length or not word.startswith(OPENINGS[rules]):
        return length
    noun = _owned_noun(evidence, word)
    length = first(rules, evidence, spelt, noun) if noun else 0
    if not length or spelt[length] in HAMZATED_ALEFS:
        return length
    rest = noun[length:]
    is_word = evidence.is_noun(rest, 0.02) or _is_known(evidence, word, rest)
    return length if is_word else 0


def _is_known(evidence: Evidence, word: str, rest: str) -> bool:
    """No rest of a foreign name: a verb, a common word, or such after a preposition.

    فيرونا: a word that is attested with its pronoun is attested so without the proclitic.
    """
    count = evidence.count(word)
    if count >= 3 and evidence.of(word[1:]) < 0.3 * count:
        return False
    rests = (rest, rest[1:]) if rest.startswith((*PREPOSITIONS, FUTURE)) else (rest,)
    return any(_is_arabic(evidence, rest) for rest in rests)


def _is_arabic(evidence: Evidence, word: str) -> bool:
    """Whether the word is common, has the article or another person of the present tense."""
    nouns = (word, *PLAIN.bases(word, SHORTEST - 1))
    others = (person + word[1:] for person in PRESENT if person != word[0])
    return (
        evidence.of(word) >= _COMMON
        or any(map(evidence.definite, nouns))
        or (word[0] in PRESENT and any(map(evidence.count, others)))
    )


def _owned_noun(evidence: Evidence, word: str) -> str:
    """وفكرة of وفكرتهم: of the words in ة, in ى and as it is written the likeliest, if any."""
    nouns = [noun for noun in OWNERS.bases(word, SHORTEST - 1) if len(noun) >= SHORTEST]
    if any(_owns_its_first_letter(evidence, noun) for noun in nouns):
        return ""
    best = max(nouns, key=lambda noun: _likelihood(evidence, noun), default="")
    # فستانا is the accusative of فستان.
    bare = word[:-1]
    rival = evidence.of(bare) if evidence.is_noun(bare) else 0.0
    return best if best and _likelihood(evidence, best) >= rival else ""


def _owns_its_first_letter(evidence: Evidence, word: str) -> bool:
    """فجوة, a noun, and وجدت, a verb: جوة and جدت are rarer."""
    own = evidence.is_noun(word) or is_past(evidence, word)
    return own and evidence.of(word) > evidence.of(word[1:])


def _likelihood(evidence: Evidence, word: str) -> float:
    """How often the word occurs with and without what may be proclitics."""
    total = evidence.of(word)
    while len(word) >= SHORTEST and word[0] in _LETTERS:
        word = word[1:]
        total += evidence.of(word)
    return total
