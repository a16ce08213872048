"""Finds the names of the gazetteer in a text: the longest one at each place."""

from collections import Counter
from collections.abc import Iterator
from functools import cache

from archive.tagging import known_people
from archive.tagging.entries import Entry, demonyms, entries
from archive.tagging.first_words import DEMONYM, HEAD, KNOWN, cues
from archive.tagging.given_names import certain
from archive.tagging.lists import folded_words
from archive.tagging.mention import Mention
from archive.tagging.words import Spot, Spots, quoted
from search.analysis import fold, is_stop_word
from search.analysis.letters import BEH
from search.analysis.stemming.affixes import ARTICLE

_TEH_MARBUTA = "ة"
_FOOTBALL_LEAST = 4
# So that one mention of what every other article mentions stays under the least score.
_COMMON_WEIGHT = 0.6
# What is said oftener is a place all the same, for which one blank is missing or one mark.
_MOST_OF_SURNAME = 4


def find(spots: Spots, _taken: set[int]) -> list[Mention]:
    """The known names in the text, in order."""
    mentions: list[Mention] = []
    free = 0
    for at in spots.telling:
        word = spots[at].word
        entry = next(_matches(spots, at, word.forms), None) if word.forms and at >= free else None
        if entry is not None:
            free = at + len(entry.words)
            mentions.append(_mention(entry, spots, at, free))
    surnames = {one.label for one in mentions if _is_surname(one, spots)}
    times = Counter(one.label for one in mentions) if surnames else Counter()
    surnames = {label for label in surnames if times[label] <= _MOST_OF_SURNAME}
    return [one for one in mentions if one.label not in surnames] if surnames else mentions


def _is_surname(mention: Mention, spots: Spots) -> bool:
    """Whether a place is here somebody's last name, as in أنيس بيرو; «سلطان عمان» is of Oman."""
    at = mention.start
    if mention.kind != "place" or mention.end - at > 1 or not at or spots[at].breaks:
        return False
    word, before = spots[at].word, spots[at - 1].word
    is_bare = word.whole == fold(mention.label) and not word.raw.startswith(ARTICLE)
    return is_bare and before.raw in certain() and ARTICLE + before.folded not in cues()


def demonym_places(spots: Spots) -> list[str]:
    """The places whose adjectives stand in the text, one for each time."""
    places = demonyms()
    words = [spots[at].word for at in spots.telling if spots[at].word.roles & DEMONYM]
    return [places.get(word.folded) or places[word.whole] for word in words]


def _mention(entry: Entry, spots: Spots, at: int, end: int) -> Mention:
    if "club" in entry.flags and _is_about_football(spots):
        return Mention(f"نادي {entry.label}", "organisation", at, end)
    weight = _COMMON_WEIGHT if "common" in entry.flags else 1.0
    return Mention(entry.label, entry.kind, at, end, weight)


def _is_about_football(spots: Spots) -> bool:
    words = folded_words("football_words.txt")
    return sum(map(words.__contains__, spots.folded)) >= _FOOTBALL_LEAST


def _matches(spots: Spots, at: int, firsts: tuple[str, ...]) -> Iterator[Entry]:
    following = spots[at + 1].word.whole if at + 1 < len(spots) else ""
    for first in firsts:
        longer, alone = _by_first()[first]
        for entry in longer.get(following, ()):
            if _goes_on(spots, at, entry.words) and _holds(entry, spots, at, at + len(entry.words)):
                yield entry
        for entry in alone:
            if _holds(entry, spots, at, at + 1):
                yield entry


@cache
def _by_first() -> dict[str, tuple[dict[str, tuple[Entry, ...]], tuple[Entry, ...]]]:
    """First word -> second word -> the entries, the longest first; and those of one word."""
    index = {}
    for first, some in entries().items():
        longer: dict[str, tuple[Entry, ...]] = {}
        for entry in some:
            if len(entry.words) > 1:
                longer[entry.words[1]] = (*longer.get(entry.words[1], ()), entry)
        index[first] = longer, tuple(entry for entry in some if len(entry.words) == 1)
    return index


def _goes_on(spots: list[Spot], at: int, words: tuple[str, ...]) -> bool:
    """Whether the words after the first stand in the text as well, with nothing between."""
    for spot, word in zip(spots[at + 1 : at + len(words)], words[1:], strict=False):
        if spot.word.whole != word or spot.breaks:
            return False
    return at + len(words) <= len(spots)


def _holds(entry: Entry, spots: Spots, at: int, end: int) -> bool:
    """Whether a name that is also something else is a name here."""
    if "football" in entry.flags and len(entry.words) == 1:
        return not _is_of_body(spots, at, end) and _is_about_football(spots)
    if entry.kind == "place":
        return _is_place_here(entry, spots, at, end)
    return True


def _is_place_here(entry: Entry, spots: list[Spot], at: int, end: int) -> bool:
    """A quoted place is a newspaper, «طريق مكة» a road, and «جده» his grandfather."""
    if quoted(spots, at, end) or _is_person(spots, at):
        return False
    if len(entry.words) > 1:
        return True
    if entry.last_letter == _TEH_MARBUTA and not spots[at].word.raw.endswith(_TEH_MARBUTA):
        return False
    before = spots[at - 1].word.folded if at and not spots[at].breaks else ""
    if "cue" in entry.flags:
        return before in folded_words("place_cues.txt") or _is_sure(entry, spots, at)
    if _describes(spots[at].word.whole, before):
        return False
    named_after = before in folded_words("organisation_heads.txt", "@")
    return not named_after and before not in _not_after(entry)


def _is_sure(entry: Entry, spots: list[Spot], at: int) -> bool:
    """Whether a word that is also another is a place all the same: بحائل, or all that is said."""
    at_it = spots[at].word.whole == BEH + entry.words[0]
    return at_it or len(spots) == len(entry.words)


def _is_person(spots: list[Spot], at: int) -> bool:
    """Whether a place is the given name of somebody known: آسيا جبار."""
    return bool(spots[at].word.roles & KNOWN) and known_people.person_at(spots, at) is not None


def _describes(word: str, before: str) -> bool:
    """Whether a word is the adjective of the one before: of وزارة الداخلية السعودية, not of إلى."""
    both_definite = before.startswith(ARTICLE) and word.startswith(ARTICLE)
    return both_definite and word in demonyms() and not is_stop_word(before)


def _not_after(entry: Entry) -> frozenset[str]:
    return frozenset(map(fold, entry.flags.get("not", ())))


def _is_of_body(spots: list[Spot], at: int, end: int) -> bool:
    """Whether «الشباب», «الاتحاد» are of هيئة الشباب, الاتحاد الآسيوي, and no club."""
    follows = at > 0 and not spots[at].breaks and bool(spots[at - 1].word.roles & HEAD)
    of_club = follows and spots[at - 1].word.folded in folded_words("organisation_heads.txt", "@")
    return _adjective_follows(spots, end) or (follows and not of_club)


def _adjective_follows(spots: list[Spot], end: int) -> bool:
    if end >= len(spots) or spots[end].breaks:
        return False
    raw = spots[end].word.raw
    return raw.startswith(ARTICLE) and raw.endswith(("ي", _TEH_MARBUTA))
