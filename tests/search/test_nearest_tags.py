"""Tags that are near what was typed, where that finds nothing."""

from __future__ import annotations

import pytest

from archive.dependencies import collected
from search.nearest_tags import MOST, nearest_tags
from tests.builders import article, tag

pytestmark = pytest.mark.django_db


def near(text: str) -> list[str]:
    return [one.name for one in nearest_tags(text)]


@pytest.fixture
def tags() -> None:
    article(tags=["الانتخابات", "حقوق الإنسان", "السفر", "سفينة"])
    tag("انتخابي")  # of no article


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("انتخابيون", ["الانتخابات"]),
        ("والسفير", ["السفر", "سفينة"]),
        ("حقوقي", ["حقوق الإنسان"]),
        ("زرافة", []),
        ("سف", []),  # too short to tell
        ("", []),
        ("؟! 100% _", []),
    ],
)
def test_a_tag_is_near_that_shares_most_letters_with_a_word(
    tags: None, text: str, names: list[str]
) -> None:
    assert near(text) == names


def test_the_nearest_come_first_and_then_the_most_used() -> None:
    article(tags=["سفراء", "السفر"])
    article(tags=["السفر", *(f"سفر {number}" for number in range(9))])
    found = near("السفر")
    assert (found[0], len(found)) == ("السفر", MOST) and "سفراء" not in found


def test_a_page_that_shows_them_changes_with_any_tag() -> None:
    with collected() as read:
        nearest_tags("زرافة")
    assert read.keys == {("tags", 0)}
