"""Groups as rows: what was written is read again, and no story is of one article."""

from __future__ import annotations

import pytest

from archive.models import Story, StoryMember
from archive.stories.grouping import Groups, Link
from archive.stories.membership import groups_of, keep, leave, tidy

pytestmark = pytest.mark.django_db


def groups(*members: set[int]) -> Groups:
    return {one: frozenset(group) for group in members for one in group}


def rows() -> dict[int, set[int]]:
    """Story -> its articles."""
    found: dict[int, set[int]] = {}
    for article, story in StoryMember.objects.values_list("pk", "story"):
        found.setdefault(story, set()).add(article)
    return found


def test_groups_are_read_as_they_were_written() -> None:
    keep(groups({1, 2}, {3, 4, 5}), [])
    assert sorted(rows().values(), key=min) == [{1, 2}, {3, 4, 5}]
    assert groups_of([1, 4, 9]) == groups({1, 2}, {3, 4, 5})
    assert groups_of([2]) == groups({1, 2})
    assert groups_of([]) == {}


def test_a_group_that_grew_keeps_its_story() -> None:
    keep(groups({1, 2}), [])
    (story,) = rows()
    Story.objects.update(reviewed=True)
    keep(groups({1, 2, 3}), [])
    assert (rows(), Story.objects.get().reviewed) == ({story: {1, 2, 3}}, False)


def test_a_group_that_is_as_it_was_is_left_alone() -> None:
    keep(groups({1, 2}), [])
    Story.objects.update(reviewed=True)
    keep(groups({1, 2}), [])
    assert Story.objects.get().reviewed


def test_of_stories_that_came_together_the_first_stays() -> None:
    keep(groups({1, 2}), [])
    keep(groups({3, 4}), [])
    first, _ = sorted(rows())
    keep(groups({1, 2, 3, 4, 5}), [])
    assert rows() == {first: {1, 2, 3, 4, 5}}
    assert Story.objects.count() == 1


def test_each_has_the_likeness_of_its_best_link_and_one_at_most() -> None:
    keep(groups({1, 2, 3, 4}), [Link(0.8, 1, 2), Link(0.7, 1, 3), Link(2.0, 3, 4)])
    likeness = dict(StoryMember.objects.values_list("pk", "likeness"))
    assert likeness == {1: 0.8, 2: 0.8, 3: 1.0, 4: 1.0}


def test_who_leaves_leaves_the_others() -> None:
    keep(groups({1, 2, 3}), [])
    (story,) = rows()
    assert leave([3, 9]) == {story}
    assert rows() == {story: {1, 2}}
    assert leave([9]) == set()


def test_a_story_of_one_article_is_none() -> None:
    keep(groups({1, 2}, {3, 4}), [])
    tidy(leave([1]))
    assert list(rows().values()) == [{3, 4}]
    assert Story.objects.count() == 1
    tidy(set())
