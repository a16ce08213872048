"""The rows of stories: which articles stand together, read as groups and written as groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from django.db.models import Count

from archive.stories.candidates import parts
from archive.stories.grouping import Groups, Link
from archive.stories.models import Story, StoryMember


def groups_of(articles: Collection[int]) -> Groups:
    """Of those of the articles that have a story: all articles of it."""
    groups: Groups = {}
    for group in _members(_stories_of(articles).values()).values():
        groups |= dict.fromkeys(group, frozenset(group))
    return groups


def keep(found: Groups, links: Iterable[Link]) -> None:
    """Write the groups that are not as their rows say. A story that grew is to be reviewed again."""
    likeness = _likeness(links)
    story_of = _stories_of(found)
    grown = dict[int, frozenset[int]]()  # story -> its group
    new = list[frozenset[int]]()
    for group in sorted(set(found.values()), key=min):
        stories = sorted({story_of[one] for one in group if one in story_of})
        if not stories:
            new.append(group)
        elif len(stories) > 1 or not group <= story_of.keys():
            grown[stories[0]] = group
            _join(stories)
    made = Story.objects.bulk_create([Story() for _ in new])
    Story.objects.filter(pk__in=grown).update(reviewed=False)
    grown |= {story.pk: group for story, group in zip(made, new, strict=True)}
    StoryMember.objects.bulk_create(
        StoryMember(article_id=one, story_id=story, likeness=likeness.get(one, 1.0))
        for story, group in grown.items()
        for one in sorted(group - story_of.keys())
    )


def _join(stories: Sequence[int]) -> None:
    """All that the stories have comes to the first."""
    first, *others = stories
    if others:
        StoryMember.objects.filter(story__in=others).update(story=first)
        Story.objects.filter(pk__in=others).delete()


def leave(articles: Collection[int]) -> set[int]:
    """Take articles out of their stories; the keys of these, for `tidy`."""
    left = set(_stories_of(articles).values())
    if left:
        StoryMember.objects.filter(pk__in=articles).delete()
    return left


def tidy(stories: Collection[int]) -> None:
    """A story of one article is none."""
    if stories:
        sized = Story.objects.filter(pk__in=stories).annotate(size=Count("members"))
        Story.objects.filter(
            pk__in=list(sized.filter(size__lt=2).values_list("pk", flat=True))
        ).delete()


def _stories_of(articles: Iterable[int]) -> dict[int, int]:
    stories = dict[int, int]()
    for part in parts(sorted(articles)):
        stories |= dict(StoryMember.objects.filter(pk__in=part).values_list("pk", "story"))
    return stories


def _members(stories: Iterable[int]) -> dict[int, list[int]]:
    members = defaultdict[int, list[int]](list)
    for part in parts(sorted(set(stories))):
        for article, story in StoryMember.objects.filter(story__in=part).values_list("pk", "story"):
            members[story].append(article)
    return members


def _likeness(links: Iterable[Link]) -> Mapping[int, float]:
    """Of each article that of its best link."""
    best = dict[int, float]()
    for share, *ends in links:
        for end in ends:
            best[end] = max(best.get(end, 0.0), min(share, 1.0))
    return best
