"""More than one batch, one query or one transaction takes: nothing is lost between two of them."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import Fingerprint, Story, StoryMember, StoryVerdict
from archive.stories import linking, refreshing, reviewing
from archive.stories.candidates import ASKED
from archive.stories.grouping import Link
from archive.stories.linking import link
from archive.stories.membership import groups_of, keep, leave, tidy
from archive.stories.verdicts import Verdicts, say, verdicts_on
from tests.archive.stories.texts import stretched, text, with_agency
from tests.builders import article, story

pytestmark = pytest.mark.django_db


def pairs(count: int) -> dict[int, frozenset[int]]:
    """Groups of two: 0 and 1, 2 and 3 …"""
    return {one: frozenset({one - one % 2, one - one % 2 + 1}) for one in range(count)}


def stories() -> list[set[int]]:
    found: dict[int, set[int]] = {}
    for key, of in StoryMember.objects.values_list("pk", "story"):
        found.setdefault(of, set()).add(key)
    return sorted(found.values(), key=min)


@pytest.mark.parametrize("count", [ASKED, ASKED + 2])
def test_groups_are_read_and_written_beyond_one_query(count: int) -> None:
    keep(pairs(count), [])
    assert Story.objects.count() == count // 2
    assert groups_of(range(count)) == pairs(count)
    keep(pairs(count), [])
    assert Story.objects.count() == count // 2


def test_verdicts_are_found_beyond_one_query() -> None:
    said = [(one, one + 10_000) for one in range(ASKED + 1)]
    say(said, is_one_story=False)
    assert verdicts_on(range(ASKED + 1)) == Verdicts(frozenset(), frozenset(said))
    assert verdicts_on([10_000 + ASKED]) == Verdicts(frozenset(), frozenset(said[-1:]))


def test_a_pair_that_is_said_twice_and_the_other_way_round_is_one() -> None:
    say([(2, 1), (1, 2), (2, 1)], is_one_story=True)
    rows = StoryVerdict.objects.values_list("one_id", "other_id", "is_one_story")
    assert list(rows) == [(1, 2, True)]


@pytest.mark.parametrize("batch", [1, 2, 3, 100])
def test_copies_in_different_batches_meet(monkeypatch: pytest.MonkeyPatch, batch: int) -> None:
    monkeypatch.setattr(linking, "BATCH", batch)
    a, b = text(1, 30), text(2, 30)
    made = [article(str(n), body=body) for n, body in enumerate((a, b, stretched(a), stretched(b)))]
    link([(one.pk, one.body) for one in made])
    keys = [one.pk for one in made]
    assert stories() == [{keys[0], keys[2]}, {keys[1], keys[3]}]


def test_texts_that_wait_are_compared_by_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refreshing, "BATCH", 2)
    for number in range(5):
        article(str(number), body=text(number + 20, 20))
    asked = list[int]()

    def ended() -> bool:
        asked.append(refreshing.waiting().count())
        return len(asked) == 3

    assert refreshing.refresh(ended=ended) == 4
    assert asked == [5, 3, 1], "it is asked before each batch"
    assert (refreshing.refresh(), refreshing.waiting().count()) == (1, 0)


def test_all_are_compared_anew_when_they_are_forgotten() -> None:
    made = [article(str(n), body=text(n + 30, 20)) for n in range(3)]
    refreshing.refresh()
    refreshing.forget()
    assert set(refreshing.waiting().values_list("pk", flat=True)) == {one.pk for one in made}
    assert refreshing.refresh() == 3


def test_articles_that_are_gone_are_forgotten_with_their_bands_and_others_stay() -> None:
    a = text(1, 30)
    made = [article(str(n), body=body) for n, body in enumerate((a, stretched(a), with_agency(a)))]
    refreshing.refresh()
    gone, *left = (one.pk for one in made)
    made[0].delete()
    refreshing.refresh()
    assert stories() == [set(left)]
    assert set(Fingerprint.objects.values_list("pk", flat=True)) == set(left)
    assert gone not in left


# Likeness of members


def test_the_likeness_of_members_stays_when_a_story_grows() -> None:
    keep({1: frozenset({1, 2}), 2: frozenset({1, 2})}, [Link(0.8, 1, 2)])
    grown = frozenset({1, 2, 3})
    keep(dict.fromkeys(grown, grown), [Link(0.9, 2, 3), Link(0.95, 1, 3)])
    assert dict(StoryMember.objects.values_list("pk", "likeness")) == {1: 0.8, 2: 0.8, 3: 0.95}


def test_stories_that_come_together_keep_their_likeness_and_are_to_be_reviewed() -> None:
    keep(pairs(6), [Link(0.7, 0, 1), Link(0.9, 2, 3)])
    Story.objects.update(reviewed=True)
    joined = frozenset(range(4))
    keep(dict.fromkeys(joined, joined), [Link(0.6, 1, 2)])
    likeness = dict(StoryMember.objects.filter(pk__in=joined).values_list("pk", "likeness"))
    assert likeness == {0: 0.7, 1: 0.7, 2: 0.9, 3: 0.9}
    assert sorted(Story.objects.values_list("reviewed", flat=True)) == [False, True]


def test_who_leaves_two_stories_leaves_both_and_only_empty_ones_are_taken_away() -> None:
    keep(pairs(4) | dict.fromkeys((4, 5, 6), frozenset({4, 5, 6})), [])
    left = leave([0, 2, 4])
    assert len(left) == 3
    tidy(left)
    assert stories() == [{5, 6}]


def test_nothing_to_leave_or_to_tidy_writes_nothing() -> None:
    keep(pairs(2), [])
    with CaptureQueriesContext(connection) as captured:
        tidy(leave([7, 8]))
    assert [query["sql"].split()[0] for query in captured] == ["SELECT"]
    assert stories() == [{0, 1}]


# What editors do


def verdicts() -> dict[tuple[int, int], bool]:
    rows = StoryVerdict.objects.values_list("one_id", "other_id", "is_one_story")
    return {(one, other): is_one for one, other, is_one in rows}


def test_to_split_off_is_said_of_each_of_the_others_and_of_no_two_of_them() -> None:
    one, two, three, stranger = (article(str(n)).pk for n in range(4))
    keep(dict.fromkeys((one, two, three), frozenset({one, two, three})), [])
    assert reviewing.split_off(two)
    assert verdicts() == {(one, two): False, (two, three): False}
    assert stories() == [{one, three}]
    assert not reviewing.split_off(stranger)


def test_to_join_is_said_across_the_stories_and_not_within_them() -> None:
    keys = [article(str(n)).pk for n in range(5)]
    keep(dict.fromkeys(keys[:2], frozenset(keys[:2])), [])
    keep(dict.fromkeys(keys[2:4], frozenset(keys[2:4])), [])
    first = Story.objects.earliest("pk")
    joined = reviewing.join([keys[4], keys[3], keys[0]])
    assert (joined, stories()) == (first, [set(keys)])
    a, b, c, d, e = keys
    across = [(a, c), (a, d), (b, c), (b, d), (a, e), (b, e), (c, e), (d, e)]
    assert verdicts() == dict.fromkeys(across, True)
    assert Story.objects.get().reviewed


def test_one_story_by_two_of_its_members_stays_as_it_is_and_nothing_is_said() -> None:
    keys = [article(str(n)).pk for n in range(2)]
    keep(dict.fromkeys(keys, frozenset(keys)), [])
    assert reviewing.join(keys) == Story.objects.get()
    assert (stories(), verdicts()) == ([set(keys)], {})


def test_an_article_of_a_story_brings_the_others_along_though_it_is_named_alone() -> None:
    keys = [article(str(n)).pk for n in range(2)]
    keep(dict.fromkeys(keys, frozenset(keys)), [])
    assert reviewing.join(keys[:1]) == Story.objects.get()
    assert reviewing.join([]) is None


def test_those_that_an_editor_joins_have_the_full_likeness_and_the_others_theirs() -> None:
    keys = [article(str(n)).pk for n in range(3)]
    keep(dict.fromkeys(keys[:2], frozenset(keys[:2])), [Link(0.7, keys[0], keys[1])])
    reviewing.join(keys[1:])
    likeness = dict(StoryMember.objects.values_list("pk", "likeness"))
    assert likeness == {keys[0]: 0.7, keys[1]: 0.7, keys[2]: 1.0}


def test_to_agree_on_nothing_changes_nothing() -> None:
    story(article("أ"), article("ب"))
    assert reviewing.agree([]) == 0
    assert not Story.objects.get().reviewed
