"""From mentions to at most five tags: weigh, drop what is said in passing, take the best."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from archive.tagging.mention import Mention
from archive.tagging.suggestion import tag_key
from archive.tagging.words import BODY, LEAD, TITLE, Spots
from search.analysis import fold, stem
from search.analysis.letters import ALEF, HEH, WAW, YEH
from search.analysis.stemming.affixes import ARTICLE

MOST_TAGS = 5
# How much an adjective says about its country: three times العراقية are one العراق.
_DEMONYM_SHARE = 0.34
_DEMONYMS_ALONE = 6
# At most so many of a kind, so that no list is five cities or five players.
_MOST_OF_KIND = {"place": 3, "person": 3, "organisation": 3, "topic": 3}
_KIND_WEIGHT = {"place": 1.0, "person": 1.25, "organisation": 1.1, "topic": 1.0}
_ZONE_BONUS = {TITLE: 1.5, LEAD: 0.75, BODY: 0.0}
# How often what the title does not name must be said: so often, and so much oftener for
# every so many words. A place is often only where somebody was, a name in the first paragraph
# that of who was there.
_LEAST_TIMES = {
    ("place", LEAD): (1.0, 0.5, 400),
    ("person", LEAD): (1.0, 1.0, 400),
    ("organisation", LEAD): (1.0, 1.0, 400),
    ("topic", LEAD): (1.0, 1.0, 400),
    ("place", BODY): (2.0, 1.0, 400),
    ("person", BODY): (3.0, 1.0, 400),
    ("organisation", BODY): (3.0, 1.0, 300),
    ("topic", BODY): (2.0, 1.0, 400),
}
# In so many words what is said but once, with nothing of that country, is said in passing.
_FEW_WORDS, _MORE_THAN_ONCE = 100, 1.3
# What is said in passing makes up so many; somebody in the first paragraph may be the third.
_FEWEST_TAGS = 2
_WHOLE = frozenset({"organisation", "person"})
# Of the body alone it is said so often, and in so many words once in the first paragraph is nothing.
_LEAST_TO_FILL = {"place": 2.5, "person": 2, "organisation": 2.5, "topic": 2.5}
_LONG, _VERY_LONG = 400, 800
# A place that is said so often at most, without adjectives, is no tag beside two others: of 20 such
# cities in the body four were what an article was about.
_MOST_OF_SCENE, _MOST_BESIDE_SCENE = 3, 2
_VOWELS = str.maketrans("", "", ALEF + WAW + YEH + HEH)
_LEAST_SCORE = 1.2
# A tag this far below the best one is said in passing.
_LEAST_SHARE = 0.3


class Candidate(NamedTuple):
    """Something a tag could name: how often it is said, its best zone, and whether it is one only
    where others are missing.
    """

    label: str
    kind: str
    times: float
    zone: int
    first: int
    weight: float = 1.0
    fills: bool = False

    @property
    def score(self) -> float:
        """Kind, frequency and zone in one number."""
        prominence = math.log2(1 + self.times) + _ZONE_BONUS[self.zone]
        return round(_KIND_WEIGHT[self.kind] * self.weight * prominence, 3)


def candidates(spots: Spots, mentions: Iterable[Mention]) -> list[Candidate]:
    """Mentions -> one candidate a name, however it is spelt."""
    named: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.kind:
            named[tag_key(mention.label), mention.kind].append(mention)
    return [_candidate(spots, some) for some in named.values()]


def _candidate(spots: Spots, mentions: list[Mention]) -> Candidate:
    first = min(mentions, key=lambda mention: mention.start)
    label = Counter(mention.label for mention in mentions).most_common(1)[0][0]
    zone = max(spots.zone(mention.start) for mention in mentions)
    return Candidate(label, first.kind, len(mentions), zone, first.start, first.weight, first.fills)


def with_demonyms(some: list[Candidate], places: list[str]) -> list[Candidate]:
    """Adjectives count for their country: a little if it is named, else only if many."""
    times = Counter(places)
    full = {label.split()[-1]: label for label in times if " " in label}
    some = [one._replace(label=full.get(one.label, one.label)) for one in some]
    named = [
        one._replace(times=one.times + _DEMONYM_SHARE * times.pop(one.label, 0))
        if one.kind == "place"
        else one
        for one in some
    ]
    return named + [
        Candidate(place, "place", _DEMONYM_SHARE * often, BODY, 0)
        for place, often in times.items()
        if often >= _DEMONYMS_ALONE
    ]


def is_worth_it(candidate: Candidate, words: int) -> bool:
    """Whether a candidate is more than said in passing."""
    if candidate.score < _LEAST_SCORE or candidate.fills:
        return False
    if candidate.zone == TITLE:
        return True
    least, more, every = _LEAST_TIMES[candidate.kind, candidate.zone]
    once = _MORE_THAN_ONCE if words >= _FEW_WORDS else 1
    return candidate.times >= max(once, least + more * (words // every))


def may_fill(candidate: Candidate, words: int) -> bool:
    """Whether a candidate said in passing may be what is missing of two tags: it is said again,
    or stands where an article that is not long says what it is about.
    """
    if candidate.score < _LEAST_SCORE:
        return False
    again = candidate.times >= _LEAST_TO_FILL[candidate.kind] + words // _VERY_LONG
    return candidate.fills or again or (candidate.zone == LEAD and words < _LONG)


def best(worthy: Iterable[Candidate], others: Iterable[Candidate] = ()) -> list[Candidate]:
    """The best five, best first, not too many of one kind, none far below the first.

    ``others`` are said in passing: of them comes what is missing of two.
    """
    chosen: list[Candidate] = []
    worthy = [*worthy]
    worthy = [one for one in worthy if not any(_is_part(one, other) for other in worthy)]
    for candidate in sorted(worthy, key=_rank):
        too_low = bool(chosen) and candidate.score < _LEAST_SHARE * chosen[0].score
        beside = len(chosen) >= _MOST_BESIDE_SCENE and _is_scene(candidate)
        if not too_low and not beside and _goes_with(candidate, chosen):
            chosen.append(candidate)
    for candidate in sorted(others, key=_rank):
        may_be_third = candidate.kind == "person" and candidate.zone == LEAD
        missing = len(chosen) < _FEWEST_TAGS + may_be_third
        if missing and _goes_with(candidate, chosen):
            chosen.append(candidate)
    return chosen[:MOST_TAGS]


def _is_scene(candidate: Candidate) -> bool:
    """Whether a place is but where something happened: said seldom, and no adjective of it, which
    would count in parts.
    """
    in_body = candidate.kind == "place" and candidate.zone == BODY
    return in_body and candidate.times <= _MOST_OF_SCENE and candidate.times % 1 == 0


def _rank(candidate: Candidate) -> tuple[float, int]:
    return -candidate.score, candidate.first


def _goes_with(candidate: Candidate, chosen: list[Candidate]) -> bool:
    """Whether a candidate says what those chosen do not, and is not one of its kind too many."""
    alike = [other for other in chosen if other.kind == candidate.kind]
    if len(alike) >= _MOST_OF_KIND[candidate.kind]:
        return False
    return candidate.kind != "topic" or not any(_overlap(candidate, other) for other in alike)


def _is_part(topic: Candidate, other: Candidate) -> bool:
    """Whether a topic is what a body is for, حقوق الإنسان of المجلس الوطني لحقوق الإنسان, or what
    somebody is called: سيف الإسلام.
    """
    if topic.kind != "topic" or other.kind not in _WHOLE or topic.score > other.score:
        return False
    shared = _stems(topic.label) & _stems(other.label)
    of_name = other.kind == "person" and len(shared) > 1  # إعدام سيف الإسلام
    return of_name or shared == _stems(topic.label)


def _overlap(one: Candidate, other: Candidate) -> bool:
    """Whether two topics are one: كسوة الكعبة and ثوب الكعبة, الجرثومة and الجراثيم."""
    if " " not in one.label + other.label:
        return _skeleton(one.label) == _skeleton(other.label)
    return not _stems(one.label).isdisjoint(_stems(other.label))


def _skeleton(word: str) -> str:
    """What plurals leave of a word: its letters but for the vowels and the article."""
    return fold(word).removeprefix(ARTICLE).translate(_VOWELS)


@lru_cache(1 << 14)
def _stems(label: str) -> frozenset[str]:
    return frozenset(stem(word) for word in label.split())
