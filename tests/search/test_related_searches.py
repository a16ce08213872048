"""Further searches are tags of the hits, and not what was just searched for."""

from __future__ import annotations

import pytest

from search.query import Query
from search.related_searches import MOST, related_searches
from search.results import Applied, Hit, Label, Results, Snippet

EMPTY = Snippet("")


def related(text: str, *tags: str, applied: str = "") -> list[str]:
    """Of hits with these tags, each written with blanks between."""
    hits = tuple(
        Hit(
            number,
            "",
            "/",
            1.0,
            True,
            EMPTY,
            EMPTY,
            None,
            "unknown",
            1,
            "ar",
            None,
            tags=tuple(Label(name, "/") for name in some.split()),
        )
        for number, some in enumerate(tags)
    )
    filters = (Applied("tag", applied, applied),) if applied else ()
    return related_searches(Results(Query(text), hits, len(hits), applied=filters))


@pytest.mark.parametrize(
    ("text", "tags", "names"),
    [
        ("نهر", ["مصر السودان", "مصر", "السودان مصر"], ["مصر", "السودان"]),
        ("نهر", ["مصر", "السودان"], []),  # of one hit each
        ("أسعار القهوه", ["القهوة مصر", "القهوة مصر"], ["مصر"]),
        ("نهر", [], []),
    ],
)
def test_tags_of_several_hits_are_offered_the_commonest_first(
    text: str, tags: list[str], names: list[str]
) -> None:
    assert related(text, *tags) == names


def test_what_is_filtered_by_is_not_offered() -> None:
    assert related("نهر", "مصر عدن", "مصر عدن", applied="مصر") == ["عدن"]


def test_few_are_offered() -> None:
    many = " ".join(f"وسم{number}" for number in range(20))
    assert len(related("نهر", many, many)) == MOST
