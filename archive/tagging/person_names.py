"""Names of people: where one begins, and how far it goes."""

from collections import Counter
from enum import Enum
from functools import cache
from typing import NamedTuple

from archive.tagging import given_names
from archive.tagging.entries import demonyms
from archive.tagging.grammar import folded_form, is_verb, is_weak
from archive.tagging.lists import folded_words
from archive.tagging.name_shapes import may_be_foreign_name, may_be_surname
from archive.tagging.words import Spot
from search.analysis.stemming.affixes import ARTICLE

_CUES = "person_cues.txt"
# First words of a name of two words: عبد الكريم, أبو بكر, آل سعود.
_OPENERS = frozenset({"عبد", "أبو", "ابو", "أبي", "أبا", "أم", "آل"})
_SLAVE = "عبد"
_FAMILY = "آل"
SON = frozenset({"بن", "ابن", "بنت"})
_MOST_UNITS = 4


class Trust(Enum):
    """Why a word is taken for the beginning of a name."""

    SURE = "a given name"
    DOUBTFUL = "a given name that is also a common word"
    BY_CUE = "it follows a title or a nationality"


class Text(NamedTuple):
    """Words, the places of those that belong to other names, and the pairs said again."""

    spots: list[Spot]
    taken: set[int]
    again: frozenset[tuple[str, str]]

    def goes_on(self, at: int) -> bool:
        """Whether a name that has begun may go on with the word here."""
        return at < len(self.spots) and at not in self.taken and not self.spots[at].breaks


class FullName(NamedTuple):
    """A name as its units: («محمد», «بن نايف»); ``end`` is where it stops in the text."""

    units: tuple[str, ...]
    end: int


def pairs_said_again(spots: list[Spot]) -> frozenset[tuple[str, str]]:
    """Given names with the word after them that stand so more than once: نجيب محفوظ."""
    firsts = [at for at, spot in enumerate(spots[:-1]) if spot.word.spelt in starts()]
    counts = Counter(
        (spots[at].word.spelt, spots[at + 1].word.raw) for at in firsts if not spots[at + 1].breaks
    )
    return frozenset(pair for pair, times in counts.items() if times > 1)


def name_at(text: Text, at: int) -> FullName | None:
    """The name that begins here: after a given name one word more, after a cue any name."""
    word = text.spots[at].word
    cue = text.spots[at - 1].word if at and not text.spots[at].breaks else None
    trust = _trust(word.spelt, cue.folded if cue else "")
    if trust is None:
        return None
    if word.spelt.startswith(ARTICLE) and trust is Trust.BY_CUE:
        return FullName((word.spelt,), at + 1)  # السيد الكاظمي
    name = _extended(text, at, trust is not Trust.DOUBTFUL)
    if trust is Trust.DOUBTFUL and all(unit in given_names.doubtful() for unit in name.units):
        return None  # عيد سعيد
    if len(name.units) > 1 or (name.units and trust is Trust.BY_CUE):
        return name
    if name.units and cue and cue.folded in folded_words(_CUES, "="):
        return FullName((f"{cue.spelt} {name.units[0]}",), name.end)
    return None


def _trust(raw: str, cue: str) -> Trust | None:
    """Why a word may begin a name; None if it may not."""
    title = cue in folded_words(_CUES)
    if raw in given_names.certain() or raw == _SLAVE:
        return Trust.SURE
    if title and (raw in _OPENERS or raw in given_names.after_title()):
        return Trust.SURE
    if raw in given_names.doubtful():
        return Trust.SURE if title else Trust.DOUBTFUL
    if cue not in cues() or folded_form(raw) in cues() or folded_form(raw) in demonyms():
        return None
    last = raw in given_names.surnames() and not raw.startswith(ARTICLE)
    foreign = last or may_be_foreign_name(raw)
    by_cue = foreign or (title and may_be_surname(raw, False))
    return Trust.BY_CUE if by_cue else None


@cache
def starts() -> frozenset[str]:
    """Words as spelt that may begin a name without a cue."""
    return given_names.in_text() | _OPENERS


@cache
def cues() -> frozenset[str]:
    """Titles, and nationalities with the article."""
    nations = (folded for folded in demonyms() if folded.startswith(ARTICLE))
    return folded_words(_CUES).union(nations)


def _extended(text: Text, at: int, sure: bool) -> FullName:
    first = text.spots[at].word.spelt
    unit = _pair(text, at, first) if first in _OPENERS else (_joined_slave(first), at + 1)
    if unit is None:
        return FullName((), at)
    units, end = [unit[0]], unit[1]
    while len(units) < _MOST_UNITS and (unit := _unit(text, end, sure)):
        units.append(unit[0])
        end, sure = unit[1], True
        if unit[0].startswith((_FAMILY + " ", ARTICLE)):
            break
    return FullName(tuple(units), end)


def _unit(text: Text, at: int, sure: bool) -> tuple[str, int] | None:
    """One unit more of a name and where it ends: a word, or two that belong together."""
    if not text.goes_on(at):
        return None
    raw = text.spots[at].word.raw
    if raw in _OPENERS | SON:
        return _pair(text, at, raw)
    before = text.spots[at - 1].word.spelt
    if _is_name(raw, sure) or (sure and (before, raw) in text.again and _is_nominal(raw)):
        return _joined_slave(raw), at + 1
    return None


def _pair(text: Text, at: int, raw: str) -> tuple[str, int] | None:
    following = at + 1
    if not text.goes_on(following):
        return None
    if raw in SON:
        unit = _unit(text, following, sure=True)
        return (f"{raw} {unit[0]}", unit[1]) if unit else None
    word = text.spots[following].word
    if not word.raw.startswith(ARTICLE) if raw == _SLAVE else is_weak(word.folded):
        return None
    return f"{raw} {word.raw}", following + 1


def _is_name(raw: str, sure: bool) -> bool:
    """Whether a word can go on a name that has begun; ``sure`` if it began for certain."""
    if raw in given_names.parts():
        return True
    folded = folded_form(raw)
    if folded in cues() or folded in demonyms():
        return False
    of_given_name = raw.endswith("ي") and raw[:-1] in given_names.certain()  # جعفري
    return of_given_name or may_be_surname(raw, sure) or (sure and may_be_foreign_name(raw))


def _is_nominal(raw: str) -> bool:
    """Whether a word said twice after a given name may be a name: no verb, nothing weak."""
    folded = folded_form(raw)
    if raw.startswith(ARTICLE):
        return False
    return not (is_weak(folded) or is_verb(folded) or folded in cues() or folded in demonyms())


@cache
def _joined_slave(raw: str) -> str:
    """عبدالكريم is written عبد الكريم, so that one person has one name."""
    return f"{_SLAVE} {raw[3:]}" if raw.startswith(_SLAVE + ARTICLE) else raw
