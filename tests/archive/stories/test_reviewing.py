"""What an editor parts stays parted, and what an editor joins stays joined."""

from __future__ import annotations

import pytest

from archive.models import Article, Story, StoryMember, StoryVerdict
from archive.stories import refreshing, reviewing
from tests.archive.stories.texts import cut, stretched, text, with_agency
from tests.builders import article, story

pytestmark = pytest.mark.django_db
A, B = text(1), text(2)


def keys(*articles: Article) -> set[int]:
    return {one.pk for one in articles}


def stories() -> list[set[int]]:
    """The articles of each story, by the least of them."""
    found: dict[int, set[int]] = {}
    for key, of in StoryMember.objects.values_list("pk", "story"):
        found.setdefault(of, set()).add(key)
    return sorted(found.values(), key=min)


def compared_anew() -> list[set[int]]:
    refreshing.forget()
    refreshing.refresh()
    return stories()


def copies(*bodies: str) -> list[Article]:
    made = [article(f"خبر {number}", body=body) for number, body in enumerate(bodies)]
    refreshing.refresh()
    return made


def test_an_article_that_was_split_off_is_never_linked_again() -> None:
    one, two, three = copies(A, stretched(A), with_agency(A))
    assert reviewing.split_off(two.pk)
    assert stories() == compared_anew() == [keys(one, three)]
    assert StoryVerdict.objects.count() == 2


def test_a_later_copy_stands_with_the_story_or_with_the_article_and_brings_none_together() -> None:
    one, two, three = copies(A, stretched(A), with_agency(A))
    reviewing.split_off(two.pk)
    (more,) = copies(cut(A))
    assert [two.pk in group for group in stories() if more.pk in group] in ([True], [False])
    assert not any(keys(one, two) <= group for group in stories())
    assert three.pk


def test_a_story_of_two_is_no_more_when_one_is_split_off() -> None:
    one, _ = copies(A, stretched(A))
    assert reviewing.split_off(one.pk)
    assert stories() == compared_anew() == []
    assert not Story.objects.exists()


def test_what_has_no_story_is_not_split_off() -> None:
    (one,) = copies(A)
    assert not reviewing.split_off(one.pk)
    assert not reviewing.split_off(0)


def test_two_stories_that_were_joined_stay_one() -> None:
    one, two, three, four = copies(A, stretched(A), B, stretched(B))
    first = one.story_member.story
    joined = reviewing.join([one.pk, four.pk])
    assert joined == first
    assert stories() == compared_anew() == [keys(one, two, three, four)]
    assert Story.objects.count() == 1


def test_two_articles_without_a_story_become_one() -> None:
    one, two = copies(A, B)
    joined = reviewing.join([one.pk, two.pk])
    assert joined is not None and joined.reviewed
    assert stories() == compared_anew() == [keys(one, two)]


def test_an_article_joins_a_story() -> None:
    one, two, other = copies(A, stretched(A), B)
    reviewing.join([one.pk, other.pk])
    assert stories() == compared_anew() == [keys(one, two, other)]
    assert set(StoryVerdict.objects.values_list("one_id", "other_id")) == {
        (one.pk, other.pk),
        (two.pk, other.pk),
    }


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_are_not_joined(count: int) -> None:
    made = copies(A)
    assert reviewing.join([one.pk for one in made][:count]) is None
    assert stories() == []


def test_the_last_word_of_an_editor_holds() -> None:
    one, two = copies(A, stretched(A))
    reviewing.split_off(one.pk)
    reviewing.join([one.pk, two.pk])
    assert stories() == compared_anew() == [keys(one, two)]
    reviewing.split_off(two.pk)
    assert stories() == compared_anew() == []


def test_who_agrees_is_noted_once() -> None:
    made = [story(article("أ"), article("ب")), story(article("ت"), article("ث"))]
    assert reviewing.agree([one.pk for one in made]) == 2
    assert reviewing.agree([made[0].pk]) == 0
    assert Story.objects.filter(reviewed=True).count() == 2
