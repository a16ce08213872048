"""People known by name, where the rules for names would miss them or cut them short."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from archive.tagging.lists import people
from search.analysis import fold
from search.analysis.letters import WAW
from search.analysis.stemming.affixes import CONJUNCTIONS, PREPOSITIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.tagging.words import Spot

_SLAVE_OF_THE = "عبد ال"
_PARTICLES = frozenset({WAW, *CONJUNCTIONS, *PREPOSITIONS})


class KnownPerson(NamedTuple):
    """A name as folded words, and the tag it stands for; ``alone`` if only a whole tag is it."""

    words: tuple[str, ...]
    label: str
    alone: bool


@cache
def by_first_word() -> dict[str, dict[str, tuple[KnownPerson, ...]]]:
    """First folded word -> second, or "" after a name of one word -> the people, the longest first."""
    index: dict[str, dict[str, tuple[KnownPerson, ...]]] = {}
    names = [(words, row) for row in people() for words in _spellings(row.spellings)]
    for words, row in sorted(names, key=lambda name: -len(name[0])):
        first, second, *_ = *words, ""
        some = index.setdefault(first, {})
        person = KnownPerson(words, row.label, "alone" in row.flags)
        some[second] = (*some.get(second, ()), person)
    return index


@cache
def labels() -> frozenset[str]:
    """What the tags of known people are called."""
    return frozenset(row.label for row in people())


def may_begin(whole: str, folded: str) -> bool:
    """Whether a known name may begin with a word, as it stands and without its particles."""
    known = by_first_word()  # asked of every new word, so without what `_forms` would build
    in_list = whole in known or folded in known
    return in_list or (whole[:1] in _PARTICLES and whole[1:] in known)


def person_at(spots: list[Spot], at: int) -> KnownPerson | None:
    """The known person whose name begins here, if one does."""
    word, known = spots[at].word, by_first_word()
    following = spots[at + 1].word.whole if at + 1 < len(spots) else ""
    for form in dict.fromkeys(_forms(word.whole, word.folded)):
        some = known.get(form, {})
        for person in (*some.get(following, ()), *some.get("", ())):
            if _stands(person, spots, at):
                return person
    return None


def _forms(whole: str, folded: str) -> tuple[str, ...]:
    """A particle is cut from a known name though the lexicon may not know it: لسيبويه."""
    return (whole, folded, whole[1:]) if whole[:1] in _PARTICLES else (whole, folded)


def _stands(person: KnownPerson, spots: list[Spot], at: int) -> bool:
    others = spots[at + 1 : at + len(person.words)]
    if person.words[1:] != tuple(spot.word.whole for spot in others):
        return False
    is_all = len(spots) == len(person.words)
    return (is_all or not person.alone) and not any(spot.breaks for spot in others)


def _spellings(names: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The folded words of each spelling, also of عبد المجيد in one word."""
    for name in names:
        for spelling in dict.fromkeys((name, name.replace(_SLAVE_OF_THE, "عبدال"))):
            yield tuple(map(fold, spelling.split()))
