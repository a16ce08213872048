"""What editors said of two articles, and what texts found again have to heed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q

from archive.stories.candidates import parts
from archive.stories.grouping import CERTAIN, Link
from archive.stories.models import StoryVerdict

Pair = tuple[int, int]  # the lower key first


def pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


@dataclass(frozen=True, slots=True)
class Verdicts:
    together: frozenset[Pair]
    apart: frozenset[Pair]

    def links(self) -> Iterator[Link]:
        return (Link(CERTAIN, *both) for both in self.together)

    def is_apart(self, one: int, other: int) -> bool:
        return pair(one, other) in self.apart

    def is_joined(self, group: Collection[int]) -> bool:
        return any(one in group and other in group for one, other in self.together)


def verdicts_on(articles: Collection[int]) -> Verdicts:
    """Those that name one of these articles."""
    together, apart = set[Pair](), set[Pair]()
    for part in parts(sorted(articles)):
        rows = StoryVerdict.objects.filter(Q(one_id__in=part) | Q(other_id__in=part))
        for one, other, is_one_story in rows.values_list("one_id", "other_id", "is_one_story"):
            (together if is_one_story else apart).add((one, other))
    return Verdicts(frozenset(together), frozenset(apart))


def say(pairs: Iterable[Pair], *, is_one_story: bool) -> None:
    """Remember it of these pairs, whatever was said of them before."""
    StoryVerdict.objects.bulk_create(
        [
            StoryVerdict(one_id=a, other_id=b, is_one_story=is_one_story)
            for a, b in sorted({pair(*both) for both in pairs})
        ],
        update_conflicts=True,
        unique_fields=["one_id", "other_id"],
        update_fields=["is_one_story"],
    )
