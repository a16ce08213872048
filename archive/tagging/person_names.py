"""Names of people: where one begins, and why it is taken for one."""

from enum import Enum
from functools import lru_cache

from archive.tagging import given_names, known_people
from archive.tagging.entries import demonyms
from archive.tagging.first_words import FATHER, FATHERS, KNOWN, OPENERS, PARTS, SLAVE, cues, joins
from archive.tagging.grammar import folded_form, is_weak
from archive.tagging.lists import folded_words, spelt_words
from archive.tagging.name_shapes import may_be_foreign_name, may_be_surname
from archive.tagging.name_units import FullName, Text, full_name, ordinals, son_alone
from archive.tagging.words import Word
from search.analysis.stemming.affixes import ARTICLE

# What begins the name of nobody else: «أم سعيدة» may be a question.
_FATHERS_OF = frozenset({"أبو", "ابو"})
_CUES, _A_TITLE = "person_cues.txt", "السيد"
_TWO, _OFFICE = 2, "وزيرة الهجرة"


class Trust(Enum):
    """Why a word is taken for the beginning of a name."""

    SURE = "a given name"
    DOUBTFUL = "a given name that is also a common word"
    BY_CUE = "it follows a title or a nationality"


def name_at(text: Text, at: int) -> FullName | None:
    """The name that begins here: after a given name one word more, after a cue any name."""
    word = text.spots[at].word
    if word.kind != "word":
        return None
    if word.roles & KNOWN and (known := known_people.person_at(text.spots, at)):
        return FullName((known.label,), at + len(known.words))
    if word.spelt in FATHERS:
        return son_alone(text, at)
    cue = text.spots[at - 1].word if at and not text.spots[at].breaks else None
    trust = Trust.SURE if _is_joined(text, at) else _trust(word.spelt, _cue(text, at, cue))
    if trust is None:
        return None
    if word.spelt.startswith(ARTICLE) and trust is Trust.BY_CUE:
        return FullName((word.spelt,), at + 1)  # السيد الكاظمي
    name = full_name(text, at, trust is not Trust.DOUBTFUL)
    if trust is Trust.DOUBTFUL and all(unit in given_names.doubtful() for unit in name.units):
        return None  # عيد سعيد
    title = cue.spelt if cue and cue.folded in folded_words(_CUES, "=") else ""
    return _whole(name, title, trust)


def _cue(text: Text, at: int, cue: Word | None) -> str:
    """The title before a name: also in «الفنان التونسي صابر الرباعي», «وزيرة الهجرة نبيلة مكرم»."""
    if not cue or at < _TWO or text.spots[at - 1].breaks:
        return cue.folded if cue else ""
    before = text.spots[at - 2].word.folded
    if cue.whole in demonyms() and before in folded_words(_CUES):
        return before
    is_office = cue.raw.startswith(ARTICLE) and before in folded_words("weak_words.txt", "=")
    return _OFFICE if is_office and cue.folded not in cues() else cue.folded


def _whole(name: FullName, title: str, trust: Trust) -> FullName | None:
    """A name that is whole: with its title if that is part of it, as in الملك محمد السادس."""
    of_a_king = len(name.units) > 1 and name.units[1].split()[0] in ordinals()
    if title and (of_a_king or len(name.units) == 1):
        return FullName((f"{title} {name.units[0]}", *name.units[1:]), name.end)
    if len(name.units) > 1 or (name.units and trust is Trust.BY_CUE):
        return name
    return None


def _is_joined(text: Text, at: int) -> bool:
    """Whether the next word makes this one a name: الخليل بن أحمد, نور الدين."""
    word, following = text.spots[at].word, text.word_after(at)
    if following not in joins() and word.spelt not in OPENERS:
        return False
    if following == FATHER:
        return not is_weak(word.folded) and word.folded not in cues()
    if word.spelt in OPENERS:  # أبو زيد المقرئ
        is_sure = word.spelt in _FATHERS_OF  # أبو حامد الغزالي
        return following in (given_names.in_text() if is_sure else given_names.certain())
    return word.spelt in spelt_words(PARTS, "@") and following in spelt_words(PARTS, "*")


@lru_cache(1 << 14)
def may_follow_cue(raw: str) -> bool:
    """Whether a word may be a name after a cue: none makes one of what a title does not."""
    return _trust(raw, _A_TITLE) is not None


def _trust(raw: str, cue: str) -> Trust | None:
    """Why a word may begin a name; None if it may not."""
    title = cue in folded_words(_CUES) or cue == _OFFICE
    if raw in given_names.certain() or raw == SLAVE or given_names.is_slave_of(raw):
        return Trust.SURE
    if title and (raw in OPENERS or raw in given_names.after_title()):
        return Trust.SURE
    if raw in given_names.doubtful():
        return Trust.SURE if title else Trust.DOUBTFUL
    if cue not in cues() or folded_form(raw) in cues() or folded_form(raw) in demonyms():
        return None
    last = raw in given_names.surnames() and not raw.startswith(ARTICLE)
    foreign = last or may_be_foreign_name(raw)
    by_cue = foreign or (title and may_be_surname(raw, False))
    return Trust.BY_CUE if by_cue else None
