"""What a word is in the name of an organisation: an adjective, a noun in the genitive, or none."""

from functools import cache

from archive.tagging.entries import demonyms
from archive.tagging.first_words import HEADS
from archive.tagging.grammar import count, is_noun, is_verb, is_weak
from archive.tagging.lists import folded_words
from archive.tagging.words import Spot
from search.analysis import fold
from search.analysis.stemming.affixes import ARTICLE

_ADJECTIVES = "organisation_adjectives.txt"
_CUES = "person_cues.txt"
_LONGEST = 6
# A body itself, and what bodies are for: هيئة تنظيم الكهرباء.
_REGULATION = fold("تنظيم")
_ADJECTIVE_ENDS = ("ي", "يه")
# Participles in the feminine: المشتركة, المتحدة; other words in ة are mostly nouns.
_PARTICIPLE = "الم"


def adjectives(spots: list[Spot], taken: set[int], at: int) -> int:
    """Where the adjectives end that stand at a place."""
    end = at
    while goes_on(spots, taken, end, at) and is_adjective(spots[end]):
        end += 1
    return end


def goes_on(spots: list[Spot], taken: set[int], at: int, start: int) -> bool:
    """Whether the name that began before ``start`` may go on with the word here."""
    if at >= len(spots) or at in taken or spots[at].breaks or at - start >= _LONGEST:
        return False
    return spots[at].word.kind == "word"


def is_construct_noun(spot: Spot) -> bool:
    """Whether a word is a noun that the next one is in the genitive of."""
    word = spot.word
    plain = word.raw == word.spelt and not word.raw.startswith(ARTICLE)
    if word.whole in folded_words(HEADS) and word.whole != _REGULATION:
        return False  # إدارة نادي الهلال is the club
    return plain and not is_weak(word.whole) and not is_verb(word.whole) and is_noun(word.whole)


def is_definite_noun(spot: Spot) -> bool:
    """Whether a word has the article and may end a genitive."""
    folded = spot.word.whole
    return folded.startswith(ARTICLE) and not is_weak(folded) and not is_person_cue(folded)


def is_adjective(spot: Spot) -> bool:
    """Whether a word has the article and the form of an adjective, or is listed as one."""
    folded = spot.word.whole
    if not folded.startswith(ARTICLE) or is_person_cue(folded):
        return False
    if folded in folded_words(_ADJECTIVES, "-"):
        return False
    shaped = folded.endswith(_ADJECTIVE_ENDS) or (
        folded.startswith(_PARTICIPLE) and folded.endswith("ه") and count(folded[:-1]) > 0
    )
    return folded in folded_words(_ADJECTIVES) or (shaped and not is_weak(folded))


def is_person_cue(folded: str) -> bool:
    """Whether a person follows, and no more of the name."""
    return folded in folded_words(_CUES)


@cache
def general() -> frozenset[str]:
    """Adjectives that tell no organisation from another: الهيئة العامة, المجلس الأعلى."""
    return folded_words(_ADJECTIVES, "?") | demonyms().keys()
