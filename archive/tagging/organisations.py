"""Organisations: a head such as وزارة and the words that make it a name."""

from collections import Counter
from collections.abc import Iterator

from archive.tagging.entries import is_place
from archive.tagging.first_words import HEAD, HEADS
from archive.tagging.lists import folded_words
from archive.tagging.mention import Mention
from archive.tagging.organisation_names import name_end
from archive.tagging.words import Spot, Spots, stands_alone
from search.analysis import fold
from search.analysis.letters import WAW
from search.analysis.stemming.affixes import ARTICLE

_AND = f" {WAW}{ARTICLE}"
# So that one mention of where somebody arrived stays under the least score.
_WEIGHT_OF_PLACE = 0.6
_MINISTRY = fold("وزارة")
_NEWS = frozenset({fold("أنباء"), fold("الأنباء")})


def find(spots: Spots, taken: set[int]) -> list[Mention]:
    """The organisations in the text, named by the form the text prefers."""
    mentions = list(_mentions(spots, taken))
    labels = _settled(Counter(mention.label for mention in mentions))
    mentions = [mention._replace(label=labels[mention.label]) for mention in mentions]
    counts = Counter(mention.label for mention in mentions)
    alone = stands_alone(spots)
    return [
        one._replace(kind="") if _is_one_of_many(one.label) else one
        for one in mentions
        if _is_certain(one.label) or counts[one.label] > 1 or (alone and _is_long(one.label))
    ]


def _is_certain(label: str) -> bool:
    """Whether one mention is enough: for وزارة الصحة it is, for لجنة الحكام it is not."""
    first, *others = map(fold, label.split())
    if first.startswith(ARTICLE) and len(others) < 2:
        return False
    return first.removeprefix(ARTICLE) not in folded_words(HEADS, "?")


def _is_one_of_many(label: str) -> bool:
    """Whether it leaves open which is meant: «كلية الطب». It hides its words all the same."""
    first, *others = map(fold, label.split())
    of_many = len(others) == 1 and others[0] in folded_words("other_parties.txt", "!")
    return of_many and first != _MINISTRY


def _is_long(label: str) -> bool:
    """Whether a name that stands alone is one: الجيش السوداني, مركز دبي المالي, but not دار الضيافة."""
    return label.startswith(ARTICLE) or label.count(" ") > 1 or is_place(fold(label.split()[1]))


def _mentions(spots: Spots, taken: set[int]) -> Iterator[Mention]:
    free = 0
    for at in spots.telling:
        spot = spots[at]
        if spot.word.roles & HEAD and at not in taken and at >= free:
            end = name_end(spots, taken, at + 1)
            if end > at + 1:
                free = end
                words = [spot.word.spelt, *(other.word.raw for other in spots[at + 1 : end])]
                kind = _kind(spots, at)
                weight = _WEIGHT_OF_PLACE if kind == "place" else 1.0
                yield Mention(" ".join(words), kind, at, end, weight)


def _kind(spots: list[Spot], at: int) -> str:
    """Newspapers and agencies are where the news comes from: no tag; an airport is a place."""
    head, following = spots[at].word.folded.removeprefix(ARTICLE), spots[at + 1].word.whole
    if head in folded_words(HEADS, "%"):
        return "place"
    no_tag = any(head in folded_words(HEADS, mark) for mark in "-!") or following in _NEWS
    return "" if no_tag else "organisation"


def _settled(counts: Counter[str]) -> dict[str, str]:
    """Each name -> the name to use: the commonest of those that begin alike, else the shortest.

    A name with an «و» is whole where the other is cut: حزب الأصالة والمعاصرة.
    """
    chosen: dict[str, str] = {}
    for label in counts:
        family = [other for other in counts if _begins(other, label) or _begins(label, other)]
        whole = [other for other in family if _AND in other and 2 * counts[other] >= counts[label]]
        chosen[label] = min(whole or family, key=lambda other: (-counts[other], len(other)))
    return chosen


def _begins(short: str, long: str) -> bool:
    return f"{long} ".startswith(f"{short} ")
