"""How far the name of a person goes: the units that it has, each a word or two that belong together."""

from collections import Counter
from functools import cache, lru_cache
from typing import NamedTuple

from archive.tagging import given_names
from archive.tagging.entries import demonyms
from archive.tagging.first_words import FATHER, FATHERS, OPENERS, PARTS, SLAVE, START, cues
from archive.tagging.grammar import count, folded_form, is_noun, is_verb, is_weak
from archive.tagging.lists import spelt_words
from archive.tagging.name_shapes import (
    is_described,
    is_joined,
    may_be_foreign_name,
    may_be_surname,
)
from archive.tagging.words import Spots, stands_alone
from search.analysis.letters import ALEF, HEH, TEH_MARBUTA, YEH
from search.analysis.stemming.affixes import ARTICLE, LAM_ARTICLE

SONS = frozenset({*FATHERS, "بنت", "ولد", "منت"})
# Words for son that are verbs and nouns as well: a name must follow for certain.
_DOUBTFUL_SONS = frozenset({"ولد", "منت"})
FAMILY = "آل"
# Of foreign names, that a name goes on after: فان دير فارت, ديفيد دي خيا.
_FROM = frozenset({"فان", "دير", "دي", "فون", "دا", "دوس", "ديل", "دو"})
# What follows a last name that no list knows: «أسامة بن أحمد نقلي أن», «قال».
_NEXT = frozenset(
    {"أن", "إن", "ان", "بأن", "بأنه", "أنه", "إنه", "انه", "أنها", "إلى", "على", "في", "من"}
)
_ORIGIN = frozenset({"الجنسية", "الأصل", "المولد"})
_HIS_LORD = frozenset({"ربه", "رب"})
_RELIGION = "الدين"
_TEN = "عشر"
_SHORTEST = 3
_MOST_UNITS = 4
# What is said oftener may be an adjective (per 30 million words).
_MOST_OF_SURNAME = 60

Unit = tuple[str, int]  # its words, and where it ends in the text


class Text(NamedTuple):
    """Words, the places of those that belong to other names, and the pairs said again."""

    spots: Spots
    taken: set[int]
    again: frozenset[tuple[str, str]]

    def goes_on(self, at: int) -> bool:
        """Whether a name that has begun may go on with the word here."""
        return at < len(self.spots) and at not in self.taken and not self.spots[at].breaks

    def word_after(self, at: int) -> str:
        """The word after this one as it is spelt, if a name may go on with it."""
        return self.spots[at + 1].word.raw if self.goes_on(at + 1) else ""


class FullName(NamedTuple):
    """A name as its units: («محمد», «بن نايف»); ``end`` is where it stops in the text."""

    units: tuple[str, ...]
    end: int


@cache
def ordinals() -> frozenset[str]:
    """What tells kings of one name apart."""
    return spelt_words(PARTS, "=")


def pairs_said_again(spots: Spots) -> frozenset[tuple[str, str]]:
    """Given names with the word after them that stand so more than once: نجيب محفوظ.

    Of a name that stands alone all: whoever wrote it meant its words to belong together.
    """
    firsts = {at for at in spots.telling if spots[at].word.roles & START}
    firsts.discard(len(spots) - 1)
    firsts |= {at + 1 for at in firsts if spots[at].word.spelt in OPENERS}
    least = 2
    if firsts and stands_alone(spots):
        firsts, least = {*range(len(spots))}, 1
    firsts.discard(len(spots) - 1)
    counts = Counter(
        (spots[at].word.spelt, spots[at + 1].word.raw) for at in firsts if not spots[at + 1].breaks
    )
    return frozenset(pair for pair, times in counts.items() if times >= least)


def full_name(text: Text, at: int, sure: bool) -> FullName:
    """The name that begins here as far as it goes; without units where none does."""
    first = text.spots[at].word.spelt
    unit = _pair(text, at, first) if first in OPENERS else _given_name(text, at, first)
    if unit is None:
        return FullName((), at)
    if sure and (ordinal := _ordinal(text, unit[1])):
        return FullName((unit[0], ordinal[0]), ordinal[1])
    units, end = [unit[0]], unit[1]
    while len(units) < _MOST_UNITS and (unit := _unit(text, end, sure)):
        if len(units) > 1 and unit[0].startswith(ARTICLE) and not _may_have_surname(units[-1]):
            break
        units.append(unit[0])
        end, sure = unit[1], True
        if unit[0].startswith((FAMILY + " ", ARTICLE)):
            if _is_second_surname(text, end):
                units, end = [*units, text.spots[end].word.raw], end + 1
            break
    return FullName(tuple(units), end)


def _is_second_surname(text: Text, at: int) -> bool:
    """Whether a last name follows another: منصف الإدريسي الخمليشي."""
    if not text.goes_on(at) or text.spots[at].word.kind != "word":
        return False
    raw, folded = text.spots[at].word.raw, text.spots[at].word.whole
    if folded in cues() or folded in demonyms() or count(folded) > _MOST_OF_SURNAME:
        return False
    return raw.endswith(YEH) and may_be_surname(raw, sure=False)


def _may_have_surname(unit: str) -> bool:
    """Whether a surname with the article can follow a unit: after سعد الله ونوس it is a word."""
    return " " in unit or unit in given_names.in_text()


def son_alone(text: Text, at: int) -> FullName | None:
    """A name that is a father's: ابن خلدون, but not «ابن محمد», who is somebody's son."""
    following = text.word_after(at)
    if not following or following in given_names.in_text() | OPENERS | SONS:
        return None
    known = may_be_foreign_name(following) or may_be_surname(following, sure=True)
    said_again = (text.spots[at].word.spelt, following) in text.again and _is_nominal(following)
    if known or said_again:
        return FullName((f"{text.spots[at].word.spelt} {following}",), at + 2)
    return None


def _given_name(text: Text, at: int, first: str) -> Unit:
    """A given name of one word or of two, as صلاح الدين."""
    following = text.word_after(at)
    if following and following in spelt_words(PARTS, "*"):
        return f"{first} {following}", at + 2
    return _joined_slave(first), at + 1


def _ordinal(text: Text, at: int) -> Unit | None:
    """السادس, الرابع عشر."""
    ordinal = text.word_after(at - 1)
    if ordinal not in ordinals():
        return None
    tens = text.word_after(at) == _TEN
    return (f"{ordinal} {_TEN}", at + 2) if tens else (ordinal, at + 1)


def _unit(text: Text, at: int, sure: bool) -> Unit | None:
    """One unit more of a name: a word, or two that belong together."""
    if not text.goes_on(at) or text.spots[at].word.kind != "word":
        return None
    raw = text.spots[at].word.raw
    if raw in OPENERS | SONS:
        return _pair(text, at, raw)
    if sure and raw in _FROM and (unit := _from(text, at)):
        return unit
    before = text.spots[at - 1].word.spelt
    if sure and before == _RELIGION and _is_of_somewhere(raw):
        return raw, at + 1
    if sure and (_is_from_country(text, at) or _ends_genealogy(text, at)):
        return raw, at + 1
    if _is_name(raw, sure) or (sure and (before, raw) in text.again and _is_nominal(raw)):
        return _given_name(text, at, raw)
    return None


def _pair(text: Text, at: int, raw: str) -> Unit | None:
    if not text.goes_on(at + 1):
        return None
    if raw in SONS:
        unit = _unit(text, at + 1, sure=True)
        certain = unit and (raw not in _DOUBTFUL_SONS or _is_known(unit[0]))
        return (f"{raw} {unit[0]}", unit[1]) if unit and certain else None
    word = text.spots[at + 1].word
    of_god = word.raw.startswith(ARTICLE) or word.raw in _HIS_LORD
    if not of_god if raw == SLAVE else is_weak(word.folded):
        return None
    return f"{raw} {word.raw}", at + 2


def _from(text: Text, at: int) -> Unit | None:
    """دي خيا, فان دير فارت: the word after it is a name, though the lexicon may know it as a verb."""
    if not text.goes_on(at + 1):
        return None
    raw = text.word_after(at)
    if raw in _FROM:
        more = _from(text, at + 1)
        return (f"{text.spots[at].word.raw} {more[0]}", more[1]) if more else None
    folded = folded_form(raw)
    if len(raw) < _SHORTEST or raw.startswith(ARTICLE) or is_weak(folded) or is_noun(folded):
        return None
    return f"{text.spots[at].word.raw} {raw}", at + 2


def _is_from_country(text: Text, at: int) -> bool:
    """Whether a nationality without the article is a last name: محمد تونسي, but not «تونسي الأصل»."""
    word = text.spots[at].word
    is_one = word.whole in demonyms() and word.raw.endswith(YEH)
    follows = text.spots[at - 1].word.whole not in demonyms()  # «اتفاق تركي أميركي»
    bare = not word.raw.startswith(ARTICLE)
    return is_one and follows and bare and text.word_after(at) not in _ORIGIN


def _ends_genealogy(text: Text, at: int) -> bool:
    """Whether a word is a last name that no list knows: «أسامة بن أحمد نقلي أن»."""
    before = [text.spots[n].word.raw for n in range(max(0, at - 3), at)]
    of_father = before[-2:-1] == [FATHER] or before[:2] == [FATHER, SLAVE]
    ends = not text.goes_on(at + 1) or text.word_after(at) in _NEXT
    word = text.spots[at].word
    is_own = word.raw == word.spelt and not word.raw.endswith((TEH_MARBUTA, ALEF))
    named = word.raw.endswith(YEH) or not is_noun(word.folded)
    return of_father and ends and is_own and named and _is_nominal(word.raw)


def _is_known(unit: str) -> bool:
    """Whether what follows «ولد» is a name by itself: a given name, or one with the article."""
    first = unit.split()[0]
    return first in given_names.certain() | OPENERS or first.startswith(ARTICLE)


def _is_name(raw: str, sure: bool) -> bool:
    """Whether a word can go on a name that has begun; ``sure`` if it began for certain."""
    if raw in given_names.parts():
        return True
    folded = folded_form(raw)
    if folded in cues() or folded in demonyms():
        return False
    of_given_name = raw.endswith("ي") and raw[:-1] in given_names.certain()  # جعفري
    return of_given_name or may_be_surname(raw, sure) or (sure and may_be_foreign_name(raw))


def _is_of_somewhere(raw: str) -> bool:
    """Whether a word has the form of most surnames: after سعد الدين, العثماني is one, though
    the lexicon knows it better as an adjective.
    """
    has_form = raw.startswith(ARTICLE) and raw.endswith(YEH)
    return has_form and raw not in spelt_words(PARTS) and not is_weak(folded_form(raw))


def _is_nominal(raw: str) -> bool:
    """Whether a word said twice after a given name may be a name: no verb, nothing weak."""
    folded = folded_form(raw)
    if raw.startswith((ARTICLE, LAM_ARTICLE)) or is_joined(raw) or raw in spelt_words(PARTS):
        return False
    if is_described(folded) and folded.endswith(ALEF):
        return False  # قائلا
    if folded.endswith(HEH) and is_noun(folded[:-1]):
        return False  # عمه is nobody's name
    return not (is_weak(folded) or is_verb(folded) or folded in cues() or folded in demonyms())


@lru_cache(1 << 14)
def _joined_slave(raw: str) -> str:
    """عبدالكريم is written عبد الكريم, so that one person has one name."""
    return f"{SLAVE} {raw[3:]}" if raw.startswith(SLAVE + ARTICLE) else raw
