"""A change of a story concerns the pages of its articles."""

from __future__ import annotations

import pytest

from archive import changes
from archive.models import StoryMember
from tests.builders import article, story

pytestmark = pytest.mark.django_db


def touched(since: int) -> set[int]:
    return {key for kind, key in changes.touched_since(since) if kind == "article"}


def test_a_copy_that_comes_and_one_that_goes_touch_all_of_the_story() -> None:
    one, two, three, other = (article(str(number)) for number in range(4))
    made = story(one, two)
    before = changes.latest().number
    StoryMember.objects.create(article=three, story=made)
    assert touched(before) == {one.pk, two.pk, three.pk}
    before = changes.latest().number
    StoryMember.objects.filter(pk=two.pk).delete()
    assert touched(before) == {one.pk, two.pk, three.pk}
    assert other.pk not in touched(0) - {one.pk, two.pk, three.pk, other.pk}


def test_a_copy_that_moves_touches_both_stories() -> None:
    one, two, three, four = (article(str(number)) for number in range(4))
    first, second = story(one, two), story(three)
    before = changes.latest().number
    StoryMember.objects.filter(pk=two.pk).update(story=second)
    assert touched(before) == {one.pk, two.pk, three.pk}
    assert four.pk not in touched(before)
    assert list(first.members.values_list("pk", flat=True)) == [one.pk]


def test_a_story_that_is_deleted_touches_its_articles() -> None:
    one, two = article("أ"), article("ب")
    made = story(one, two)
    before = changes.latest().number
    made.delete()
    assert touched(before) == {one.pk, two.pk}


def test_an_article_that_is_deleted_touches_the_others() -> None:
    one, two = article("أ"), article("ب")
    story(one, two)
    key, before = one.pk, changes.latest().number
    one.delete()
    assert touched(before) >= {key, two.pk}
