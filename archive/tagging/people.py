"""People: full names, and later the last names alone."""

from collections import Counter
from collections.abc import Iterator
from functools import cache

from archive.tagging import given_names, known_people
from archive.tagging.first_words import CUE, JOIN, KNOWN, PARTS, START, starts
from archive.tagging.grammar import is_weak
from archive.tagging.lists import folded_words, spelt_words
from archive.tagging.mention import Mention
from archive.tagging.name_units import FAMILY, SONS, Text, pairs_said_again
from archive.tagging.person_names import may_follow_cue, name_at
from archive.tagging.words import Spot, Spots
from search.analysis import fold

_FATHER_OF = "أبو "
_GENITIVES = ("أبي ", "أبا ")


def find(spots: Spots, taken: set[int]) -> list[Mention]:
    """The people in the text; surnames alone are mentions of the full name.

    ``taken`` holds the places of words that are part of another name.
    """
    mentions = _parted(list(_full_names(Text(spots, taken, pairs_said_again(spots)))))
    labels = _fullest(Counter(mention.label for mention in mentions))
    mentions = [mention._replace(label=labels[mention.label]) for mention in mentions]
    inside = taken.union(*(range(mention.start, mention.end) for mention in mentions))
    mentions += _surnames(spots, inside, mentions)
    return [one for one in mentions if " " in one.label or one.label in known_people.labels()]


def _full_names(text: Text) -> Iterator[Mention]:
    spots = text.spots
    some = [(at, spots[at].word.roles) for at in spots.telling]
    places = {at for at, role in some if role & (START | KNOWN)}
    places |= {at + 1 for at, role in some if role & CUE and _follows_cue(spots, at + 1)}
    places |= {at - 1 for at, role in some if role & JOIN and at}
    free = 0
    for at in sorted(places - text.taken):
        name = name_at(text, at) if at >= free else None
        if name:
            kind = "" if _is_named_after(spots, at) else "person"
            yield Mention(" ".join(_shortened(name.units)), kind, at, name.end)
            free = name.end


def _follows_cue(spots: list[Spot], at: int) -> bool:
    """Whether the cue before a place may make a name of the word there."""
    if at >= len(spots) or spots[at].breaks:
        return False
    return may_follow_cue(spots[at].word.spelt)


def _is_named_after(spots: list[Spot], at: int) -> bool:
    """Whether a name is that of a street, a mosque, a prize: جامع عقبة بن نافع."""
    if at > 1 and not spots[at].breaks and spots[at - 1].word.roles & CUE:
        at -= 1  # مسجد الملك خالد
    if not at or spots[at].breaks:
        return False
    return spots[at - 1].word.folded in folded_words(PARTS, "!")


def _parted(mentions: list[Mention]) -> list[Mention]:
    """Two who stand side by side and each elsewhere alone are not one: كلف محمود عباس محمد مصطفى."""
    labels = {mention.label for mention in mentions}
    return [part for mention in mentions for part in _halves(mention, labels)]


def _halves(mention: Mention, labels: set[str]) -> list[Mention]:
    words, middle = mention.label.split(), mention.start + 2
    one, other = " ".join(words[:2]), " ".join(words[2:])
    if len(words) != 4 or mention.end != middle + 2 or one == other or not {one, other} <= labels:
        return [mention]
    return [
        mention._replace(label=one, end=middle),
        mention._replace(label=other, start=middle),
    ]


def _shortened(units: tuple[str, ...]) -> tuple[str, ...]:
    """A genealogy cut to what people say: محمد بن نايف, خالد بن سعود الفالح, محمد بن حسن آل صمغان."""
    sons = [unit for unit in units if unit.split()[0] in SONS]
    if not sons:
        return units
    before = units[: units.index(sons[0]) + 1]
    *_, family = (unit for unit in units if unit not in given_names.doubtful())  # «أمين منطقة»
    ends = family not in before and family not in sons and family not in _ruling()
    return (*before, family) if ends else before


@cache
def _ruling() -> frozenset[str]:
    """Families of which everybody knows the given names: آل سعود."""
    return frozenset(f"{FAMILY} {name}" for name in spelt_words(PARTS, "&"))


def _fullest(counts: Counter[str]) -> dict[str, str]:
    """Each name -> the fullest one that holds its words in the same order."""
    by_length = sorted(
        counts,
        key=lambda label: (-len(label.split()), label.startswith(_GENITIVES), -counts[label]),
    )
    return {
        label: next((other for other in by_length if _is_short_for(label, other)), label)
        for label in by_length
    }


def _is_short_for(label: str, other: str) -> bool:
    words, others = label.split(), iter(other.split())
    if words[0] in spelt_words("person_cues.txt", "=") and len(words) == 2:
        full = other.split()
        return full[:2] == words or (full[0] == words[1] and len(full) > 1)
    if label.startswith(_GENITIVES) and other.startswith(_FATHER_OF):
        words[0] = _FATHER_OF.rstrip()  # ديوان أبي الطيب المتنبي
    return all(word in others for word in words)


def _surnames(spots: list[Spot], inside: set[int], people: list[Mention]) -> Iterator[Mention]:
    """The places where a person is called by the last name alone."""
    last: dict[str, str] = {}
    for person in people:
        first, *_, surname = [*person.label.split(), person.label.split()[-1]]
        if first not in spelt_words("person_cues.txt", "="):
            # A given name as it is spelt only: علي is not على.
            key = surname if surname in starts() else fold(surname)
            if not is_weak(fold(surname)):  # who writes ى as ي writes على as علي
                last.setdefault(key, person.label)
    words = [spot.word for spot in (spots if last else ())]
    for at in [at for at, one in enumerate(words) if one.folded in last or one.raw in last]:
        if at not in inside:
            label = last.get(words[at].folded) or last[words[at].raw]
            yield Mention(label, "person", at, at + 1)
