"""What a word may be in a noun phrase, told by the word alone, once for each."""

import re
from functools import cache, lru_cache

from archive.tagging.entries import demonyms, is_place
from archive.tagging.first_words import heads
from archive.tagging.grammar import count, folded_form, is_adjective, is_noun, is_verb, is_weak
from archive.tagging.lists import folded_words
from archive.tagging.remembered import Remembered
from search.analysis.letters import HEH, YEH
from search.analysis.stemming.affixes import ARTICLE, MASCULINE_PLURALS

# The bits of a word: it may be the first of a phrase, the second or third, a tag alone.
BEGINS, FOLLOWS, ALONE = 1, 2, 4
_ADJECTIVE_ENDS = (YEH, HEH, *MASCULINE_PLURALS.endings)
_SHORTEST_NOUN = 3
_REMEMBERED, _MOST_TRAITS = 1 << 13, 1 << 15
# إفعال, تفعيل, تفاعل, افتعال, انفعال, استفعال.
_ACTION = re.compile("[إا]..ا.|ت..ي.|ت.ا..|ا[^ا]{3,4}ا.")
_FEW = 2
_SHARE_OF_FEMININE = 0.2


def _traits(folded: str) -> int:
    """The bits of a folded word."""
    if not _has_content(folded):
        return 0
    bits = ((BEGINS, _may_begin), (FOLLOWS, _may_follow), (ALONE, _may_stand_alone))
    return sum(bit for bit, has in bits if has(folded))


# Of the first words of texts, and of those that a text says often: folded word -> its bits.
traits = Remembered(_traits, _MOST_TRAITS)


def may_stand_alone(word: str) -> bool:
    """Whether a noun can be a tag: neither general nor a people, a place, a body or a quality."""
    return bool(traits[folded_form(word)] & ALONE)


def _has_content(folded: str) -> bool:
    if folded in folded_words("person_cues.txt"):
        return False
    return not is_weak(folded) and not is_weak(folded.removeprefix(ARTICLE))


def _may_begin(folded: str) -> bool:
    if folded in folded_words("weak_words.txt", "@"):
        return False
    if folded.startswith(ARTICLE):
        return folded not in demonyms() and folded not in heads() and not is_place(folded)
    if folded in heads() and folded not in folded_words("organisation_heads.txt", "?"):
        return False
    return is_noun(folded) and not is_verb(folded) and not is_adjective(folded)


def _may_follow(folded: str) -> bool:
    """Whether a word may be in the genitive, or has the article; an adjective has a noun before."""
    return folded.startswith(ARTICLE) or (is_noun(folded) and not is_verb(folded))


def _may_stand_alone(folded: str) -> bool:
    base = folded.removeprefix(ARTICLE)
    if len(base) < _SHORTEST_NOUN or not is_noun(base):
        return False
    if is_vague(folded):
        return False
    if folded in demonyms() or is_place(folded) or folded in heads() or is_verb(base):
        return False
    return not (base.endswith(YEH) and is_adjective(base))


@lru_cache(_REMEMBERED)
def is_general(word: str) -> bool:
    """Whether any article may speak of it: a meeting, a price, those who took part."""
    base = folded_form(word).removeprefix(ARTICLE)
    return not _general().isdisjoint((base, ARTICLE + base))


@cache
def _general() -> frozenset[str]:
    return folded_words("weak_words.txt", "+") | folded_words("weak_words.txt", "&")


@lru_cache(_REMEMBERED)
def is_vague(word: str) -> bool:
    """Whether a noun names nothing by itself, be it general or what is held or handed over."""
    base = folded_form(word).removeprefix(ARTICLE)
    return is_general(word) or ARTICLE + base in folded_words("weak_words.txt", "%")


def is_action(word: str) -> bool:
    """Whether a word has the form of a verbal noun: الإسهام, التمديد, الاستقبال."""
    return _ACTION.fullmatch(word.removeprefix(ARTICLE)) is not None


@lru_cache(_REMEMBERED)
def is_described(folded: str) -> bool:
    """Whether a word with the article has the form of an adjective."""
    if folded.endswith(_ADJECTIVE_ENDS):
        return folded not in folded_words("weak_words.txt", "-")
    # الورق has الورقة beside it, and is no adjective: those are as often feminine.
    return count(folded + HEH) >= max(_FEW, _SHARE_OF_FEMININE * count(folded)) and (
        folded not in folded_words("weak_words.txt", "-")
    )
