"""What editors do to stories: part, join, agree. All of it is remembered by pairs of articles."""

from __future__ import annotations

from collections.abc import Collection
from itertools import combinations

from django.db import transaction

from archive.stories.membership import leave, tidy
from archive.stories.models import Story, StoryMember
from archive.stories.verdicts import say


@transaction.atomic
def split_off(article: int) -> bool:
    """Take an article out of its story, for good: no comparison links it with the others again."""
    member = StoryMember.objects.filter(pk=article).first()
    if member is None:
        return False
    others = StoryMember.objects.filter(story=member.story_id).exclude(pk=article)
    say([(article, other) for other in others.values_list("pk", flat=True)], is_one_story=False)
    tidy(leave([article]))
    return True


@transaction.atomic
def join(articles: Collection[int]) -> Story | None:
    """Make one story of these articles and of all that stands in their stories, for good.

    The first of the stories stays; None where there are not two articles.
    """
    stories = set(StoryMember.objects.filter(pk__in=articles).values_list("story", flat=True))
    members = StoryMember.objects.filter(story__in=stories)
    everyone = set(articles).union(members.values_list("pk", flat=True))
    if len(everyone) < 2:
        return None
    groups = _groups(everyone)
    say(
        [
            (one, other)
            for first, second in combinations(groups, 2)
            for one in first
            for other in second
        ],
        is_one_story=True,
    )
    story = Story.objects.filter(pk__in=stories).order_by("pk").first() or Story.objects.create()
    members.update(story=story)
    Story.objects.filter(pk__in=stories - {story.pk}).delete()
    StoryMember.objects.bulk_create(
        [StoryMember(article_id=one, story=story) for one in sorted(everyone)],
        ignore_conflicts=True,
    )
    agree([story.pk])
    story.refresh_from_db()
    return story


def agree(stories: Collection[int]) -> int:
    """Note that an editor has looked at the stories; how many had not been looked at."""
    return Story.objects.filter(pk__in=stories, reviewed=False).update(reviewed=True)


def _groups(everyone: Collection[int]) -> list[list[int]]:
    """The articles by the story that they are in; those without one each for themselves."""
    story_of = dict(StoryMember.objects.filter(pk__in=everyone).values_list("pk", "story"))
    groups: dict[tuple[str, int], list[int]] = {}
    for one in sorted(everyone):
        key = ("story", story_of[one]) if one in story_of else ("article", one)
        groups.setdefault(key, []).append(one)
    return list(groups.values())
