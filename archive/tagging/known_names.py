"""Finds the names of the gazetteer in a text: the longest one at each place."""

from collections.abc import Iterator
from functools import cache

from archive.tagging.entries import Entry, demonyms, entries
from archive.tagging.given_names import certain
from archive.tagging.grammar import count
from archive.tagging.lists import folded_words
from archive.tagging.mention import Mention
from archive.tagging.words import Spot, Word, quoted
from search.analysis import fold, is_stop_word
from search.analysis.letters import BEH, LAM, WAW
from search.analysis.stemming.affixes import ARTICLE, CONJUNCTIONS, LAM_ARTICLE, PREPOSITIONS

_TEH_MARBUTA = "ة"
_PARTICLES = frozenset((*CONJUNCTIONS, *PREPOSITIONS, WAW + BEH, WAW + LAM))
_FOOTBALL_LEAST = 4
_MOST_REMEMBERED = 1 << 16  # words
# So that one mention of what every other article mentions stays under the least score.
_COMMON_WEIGHT = 0.6


def find(spots: list[Spot], _taken: set[int]) -> list[Mention]:
    """The known names in the text, in order."""
    mentions: list[Mention] = []
    free = 0
    for at, forms in _firsts(spots):
        entry = next(_matches(spots, at, forms), None) if at >= free else None
        if entry is not None:
            free = at + len(entry.words)
            mentions.append(_mention(entry, spots, at, free))
    return mentions


def _firsts(spots: list[Spot]) -> list[tuple[int, tuple[str, ...]]]:
    """Where known names may begin, and by which forms. By the word as spelt alone, for a hash of
    all that is known of it costs more than the rest."""
    found: list[tuple[int, tuple[str, ...]]] = []
    for at, spot in enumerate(spots):
        word = spot.word
        forms = _remembered.get(word.raw)
        if forms is None:
            forms = _remember(word)
        if forms:
            found.append((at, forms))
    return found


_remembered: dict[str, tuple[str, ...]] = {}


def _remember(word: Word) -> tuple[str, ...]:
    if len(_remembered) >= _MOST_REMEMBERED:
        _remembered.clear()
    return _remembered.setdefault(word.raw, _first_forms(word))


def demonym_places(spots: list[Spot]) -> list[str]:
    """The places whose adjectives stand in the text, one for each time."""
    places = demonyms()
    words = [spot.word for spot in spots]
    return [
        label
        for word in words
        if (label := places.get(word.folded) or places.get(word.whole)) is not None
    ]


def _mention(entry: Entry, spots: list[Spot], at: int, end: int) -> Mention:
    if "club" in entry.flags and _is_about_football(spots):
        return Mention(f"نادي {entry.label}", "organisation", at, end)
    weight = _COMMON_WEIGHT if "common" in entry.flags else 1.0
    return Mention(entry.label, entry.kind, at, end, weight)


def _is_about_football(spots: list[Spot]) -> bool:
    words = folded_words("football_words.txt")
    return sum(spot.word.folded in words for spot in spots) >= _FOOTBALL_LEAST


def _matches(spots: list[Spot], at: int, firsts: tuple[str, ...]) -> Iterator[Entry]:
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


def _holds(entry: Entry, spots: list[Spot], at: int, end: int) -> bool:
    """Whether a name that is also something else is a name here."""
    if "football" in entry.flags and len(entry.words) == 1:
        return not _adjective_follows(spots, end) and _is_about_football(spots)
    if entry.kind == "place":
        return _is_place_here(entry, spots, at, end)
    return True


def _is_place_here(entry: Entry, spots: list[Spot], at: int, end: int) -> bool:
    """A quoted place is a newspaper, «طريق مكة» a road, and «جده» his grandfather."""
    if quoted(spots, at, end):
        return False
    if len(entry.words) > 1:
        return True
    if entry.last_letter == _TEH_MARBUTA and not spots[at].word.raw.endswith(_TEH_MARBUTA):
        return False
    before = spots[at - 1].word.folded if at and not spots[at].breaks else ""
    if "cue" in entry.flags:
        return before in folded_words("place_cues.txt")
    if _describes(spots[at].word.whole, before):
        return False
    named_after = before in folded_words("organisation_heads.txt", "@")
    return not named_after and before not in _not_after(entry)


def _describes(word: str, before: str) -> bool:
    """Whether a word is the adjective of the one before: of وزارة الداخلية السعودية, not of إلى."""
    both_definite = before.startswith(ARTICLE) and word.startswith(ARTICLE)
    return both_definite and word in demonyms() and not is_stop_word(before)


def _not_after(entry: Entry) -> frozenset[str]:
    return frozenset(map(fold, entry.flags.get("not", ())))


def _adjective_follows(spots: list[Spot], end: int) -> bool:
    if end >= len(spots) or spots[end].breaks:
        return False
    raw = spots[end].word.raw
    return raw.startswith(ARTICLE) and raw.endswith(("ي", _TEH_MARBUTA))


def _first_forms(word: Word) -> tuple[str, ...]:
    """The forms of a word that begin a known name: as it stands, then without particles."""
    forms = [word.whole]
    if word.raw not in certain():  # كلاوس is no «like Laos»
        forms += [word.folded, *_without_particles(word.whole)]
    return tuple(dict.fromkeys(form for form in forms if form in entries()))


def _without_particles(whole: str) -> Iterator[str]:
    yield from (rest for rest in (whole[1:], whole[2:]) if _is_left_of(rest, whole))
    if LAM_ARTICLE in whole[:3]:
        yield ARTICLE + whole.partition(LAM_ARTICLE)[2]


def _is_left_of(rest: str, whole: str) -> bool:
    """Whether the word may be ``rest`` with particles: للبنان is لبنان, but للحج is not لحج."""
    if len(rest) < 3 or count(rest) < count(whole):
        return False
    if whole.startswith(LAM_ARTICLE):
        return count(rest) > count(ARTICLE + whole[2:])
    return whole.removesuffix(rest) in _PARTICLES
