"""Links between texts to stories: what is linked comes together, unless some of it is unlike.

Links do not chain: a notice that two articles begin with would otherwise make one story of both.
So a story takes in what is like each of its members, by a lower measure than that of a link.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import product, starmap
from typing import NamedTuple, Protocol

Groups = dict[int, frozenset[int]]  # each article -> all of its group, itself among them


class Link(NamedTuple):
    """`share` as of `Likeness`; above 1 for a link that an editor made, which nothing breaks."""

    share: float
    one: int
    other: int


class Said(Protocol):
    """What editors said of articles."""

    def is_apart(self, one: int, other: int) -> bool: ...

    def is_joined(self, group: Collection[int]) -> bool: ...


CERTAIN = 2.0
MOST = 6  # members of a group that another is compared with


def some(group: frozenset[int]) -> list[int]:
    """Those of a group that stand for it: its first ones."""
    return sorted(group)[:MOST]


def grouped(
    links: Iterable[Link],
    groups: Mapping[int, frozenset[int]],
    said: Said,
    is_kin: Callable[[int, int], bool],
) -> Groups:
    """The groups that follow from those there are and from new links, the surest first.

    `is_kin`: which texts are alike enough to stand in one group with a third. To what an editor
    joined, one link is enough: that its texts are not alike is known.
    """
    found = dict(groups)
    for link in sorted(links, key=lambda link: (-link.share, link.one, link.other)):
        one = found.get(link.one, frozenset({link.one}))
        other = found.get(link.other, frozenset({link.other}))
        if one is other or one == other:
            continue
        if any(starmap(said.is_apart, product(one, other))):
            continue
        is_said = link.share >= CERTAIN or said.is_joined(one) or said.is_joined(other)
        if is_said or all(starmap(is_kin, product(some(one), some(other)))):
            both = one | other
            found |= dict.fromkeys(both, both)
    return found
