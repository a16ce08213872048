"""Whether a word can be part of a name, by its form and by how the lexicon knows it.

The shares were found by looking at names, nouns and verbs in the lexicon.
"""

import re
from functools import lru_cache

from archive.tagging.given_names import certain
from archive.tagging.grammar import count, evidence, folded_form, is_noun, is_verb, is_weak
from archive.tagging.lists import spelt_words
from archive.tagging.particles import bare
from search.analysis.letters import ALEF, HEH, TEH, TEH_MARBUTA, WAW
from search.analysis.stemming.affixes import (
    ARTICLE,
    CONJUNCTIONS,
    OWNERS,
    PREPOSITIONS,
    SOUND_PLURALS,
)

# Ends that a name does not have (pronouns, plural, accusative), and what they leave.
_ENDS = (
    *((row.ending, row.base_ending) for row in OWNERS),
    (TEH + HEH, HEH),
    *((end, "") for end in (HEH, ALEF, *SOUND_PLURALS)),
)
# زهرة الفاسية: what is said oftener is an adjective (per 30 million words).
_MOST_OF_HER_SURNAME = 60
# اعتزام, انطلاق, استقبال: no name has their form.
_VERBAL_NOUN = re.compile("ا[^ا]{3,4}ا[^ا]")


@lru_cache(1 << 14)
def may_be_foreign_name(raw: str) -> bool:
    """Whether a word without the article is neither noun nor verb nor particle."""
    folded = folded_form(raw)
    if len(raw) < 3 or raw.startswith(ARTICLE) or raw.endswith(("ة", "ى", "اء")):
        return False
    if (
        _VERBAL_NOUN.fullmatch(raw)
        or _has_particle(raw, folded)
        or is_described(folded)
        or raw in spelt_words("name_parts.txt")
    ):
        return False
    if is_weak(folded) or is_verb(folded) or count(ARTICLE + folded) > max(2, 0.03 * count(folded)):
        return False
    return not any(
        folded.endswith(end) and evidence(folded[: -len(end)] + left) > count(folded)
        for end, left in _ENDS
    )


def is_described(folded: str) -> bool:
    """Whether a word is an adjective or an adverb: مستعد beside مستعدة, قائلا beside قائلة."""
    if folded.endswith(ALEF):
        base = folded[:-1]
        return count(base + HEH) + count(ARTICLE + base) >= max(2, 0.05 * count(folded))
    return count(folded + HEH) >= max(5, 0.3 * count(folded))


@lru_cache(1 << 11)
def is_joined(raw: str) -> bool:
    """Whether «و» is written onto a word that another could be: ومحسن, وإقامته."""
    if not raw.startswith(WAW):
        return False
    return raw[1:] in certain() or evidence(folded_form(raw[1:])) > count(folded_form(raw))


def _has_particle(raw: str, folded: str) -> bool:
    rest = folded[1:]
    if is_joined(raw):
        return True  # حسن ومحسن are two
    if bare(raw) != raw or not folded.startswith(PREPOSITIONS + CONJUNCTIONS):
        return bare(raw) != raw
    # كيري is no «like he sees», for ك stands before nouns only.
    commoner = count(rest) > count(folded) and not folded.startswith("ك")
    return commoner or (is_noun(rest) and count(rest) > 50)


@lru_cache(1 << 14)
def may_be_surname(raw: str, sure: bool) -> bool:
    """Whether ال… can end a name; ``sure`` if the word before it is a name for certain."""
    folded = folded_form(raw)
    if not raw.startswith(ARTICLE) or len(raw) < 5 or is_weak(folded):
        return False
    if raw in spelt_words("name_parts.txt"):
        return False
    if raw.endswith("ية") and sure:
        return count(folded) < _MOST_OF_HER_SURNAME
    if not raw.endswith("ي"):
        # A common noun after a given name is no name: «عمر المهرجان».
        return sure and not raw.endswith((TEH_MARBUTA, *SOUND_PLURALS)) and count(folded) < 150
    return count(folded + HEH) <= count(folded) * (1.0 if sure else 0.75)
