"""What editors say of two articles is remembered, and the last word holds."""

from __future__ import annotations

import pytest

from archive.models import StoryVerdict
from archive.stories.grouping import CERTAIN, Link
from archive.stories.verdicts import Verdicts, pair, say, verdicts_on

pytestmark = pytest.mark.django_db


def test_it_does_not_matter_which_comes_first() -> None:
    assert pair(2, 1) == pair(1, 2) == (1, 2)


def test_what_was_said_is_found_by_either_article() -> None:
    say([(1, 2)], is_one_story=True)
    say([(2, 3)], is_one_story=False)
    both = Verdicts(frozenset({(1, 2)}), frozenset({(2, 3)}))
    assert verdicts_on([2]) == both
    assert verdicts_on([1, 3]) == both
    assert verdicts_on([1]) == Verdicts(both.together, frozenset())
    assert verdicts_on([4]) == verdicts_on([]) == Verdicts(frozenset(), frozenset())


def test_the_last_word_holds() -> None:
    say([(1, 2), (1, 3)], is_one_story=False)
    say([(1, 2)], is_one_story=True)
    assert verdicts_on([1]) == Verdicts(frozenset({(1, 2)}), frozenset({(1, 3)}))
    assert StoryVerdict.objects.count() == 2


def test_nothing_said_is_nothing_kept() -> None:
    say([], is_one_story=True)
    assert not StoryVerdict.objects.exists()


def test_questions_to_what_was_said() -> None:
    said = Verdicts(frozenset({(1, 2)}), frozenset({(3, 4)}))
    assert list(said.links()) == [Link(CERTAIN, 1, 2)]
    assert (said.is_apart(4, 3), said.is_apart(1, 2)) == (True, False)
    assert (said.is_joined({1, 2, 9}), said.is_joined({1, 3}), said.is_joined({3, 4})) == (
        True,
        False,
        False,
    )
