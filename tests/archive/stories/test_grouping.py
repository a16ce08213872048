"""Links to groups: what is linked comes together, and links do not chain."""

from __future__ import annotations

from collections.abc import Set

from archive.stories.grouping import CERTAIN, MOST, Groups, Link, grouped, some
from archive.stories.verdicts import Verdicts, pair

Pairs = Set[tuple[int, int]]


def groups(*members: set[int]) -> Groups:
    return {one: frozenset(group) for group in members for one in group}


def group(
    *links: tuple[float, int, int],
    before: Groups | None = None,
    apart: Pairs = frozenset(),
    joined: Pairs = frozenset(),
    unlike: Pairs = frozenset(),
) -> Groups:
    return grouped(
        [Link(*link) for link in links],
        before or {},
        Verdicts(joined, apart),
        lambda one, other: pair(one, other) not in unlike,
    )


def test_what_is_linked_is_one_group() -> None:
    assert group((0.9, 1, 2), (0.9, 3, 4)) == groups({1, 2}, {3, 4})


def test_a_group_takes_in_what_is_like_one_of_it_and_no_stranger_to_the_others() -> None:
    assert group((0.9, 1, 2), (0.8, 2, 3)) == groups({1, 2, 3})


def test_links_do_not_chain_to_what_is_unlike() -> None:
    assert group((0.9, 1, 2), (0.8, 2, 3), unlike={(1, 3)}) == groups({1, 2})


def test_the_surer_link_comes_first_whatever_the_order() -> None:
    links = [(0.8, 1, 2), (0.9, 2, 3)]
    assert group(*links, unlike={(1, 3)}) == groups({2, 3})
    assert group(*reversed(links), unlike={(1, 3)}) == groups({2, 3})


def test_a_link_joins_two_groups_when_all_of_them_may_stand_together() -> None:
    before = groups({1, 2}, {3, 4})
    assert group((0.9, 2, 3), before=before) == groups({1, 2, 3, 4})
    assert group((0.9, 2, 3), before=before, unlike={(1, 4)}) == before


def test_groups_without_a_link_stay() -> None:
    assert group(before=groups({1, 2})) == groups({1, 2})
    assert group((0.9, 1, 2), before=groups({1, 2})) == groups({1, 2})


def test_what_an_editor_parted_is_in_no_group_together() -> None:
    assert group((1.0, 1, 2), apart={(1, 2)}) == {}
    assert group((1.0, 1, 2), (0.9, 2, 3), apart={(1, 3)}) == groups({1, 2})


def test_what_an_editor_joined_is_together_however_unlike() -> None:
    assert group((CERTAIN, 1, 2), unlike={(1, 2)}) == groups({1, 2})
    assert group((1.0, 2, 3), (CERTAIN, 1, 2), unlike={(1, 3)}) == groups({1, 2})


def test_one_link_is_enough_to_come_to_what_an_editor_joined() -> None:
    before = groups({1, 2})
    assert group((0.9, 2, 3), before=before, unlike={(1, 3)}) == before
    joined = group((0.9, 2, 3), before=before, unlike={(1, 3)}, joined={(1, 2)})
    assert joined == groups({1, 2, 3})


def test_of_a_large_group_some_are_compared_and_all_come_along() -> None:
    large = set(range(100))
    last = max(large)
    assert some(frozenset(large)) == list(range(MOST))
    assert group((0.9, 1, 200), before=groups(large), unlike={(last, 200)}) == groups(large | {200})
    assert group((0.9, 1, 200), before=groups(large), unlike={(0, 200)}) == groups(large)
    assert group((0.9, 1, 200), before=groups(large), apart={(last, 200)}) == groups(large)
