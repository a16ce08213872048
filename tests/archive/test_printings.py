"""Who printed a text, when, under which headline; and who was first, where that is certain."""

from __future__ import annotations

import datetime

import pytest

from archive.article_facts import ArticleFacts
from archive.cards import Name
from archive.copies import Copy
from archive.printings import Printing, printings

DATES = {4: "year", 7: "month", 10: "day", 0: "unknown"}


def date(iso: str) -> tuple[datetime.date | None, str]:
    known = datetime.date.fromisoformat(iso + "0001-01-01"[len(iso) :]) if iso else None
    return known, DATES[len(iso)]


def facts(published: str, source: str = "الجريدة") -> ArticleFacts:
    name = Name(source, source) if source else None
    values = dict.fromkeys(ArticleFacts._fields) | {"title": "الجسر", "language": "ar"}
    day, precision = date(published)
    return ArticleFacts(
        **values | {"source": name, "published_at": day, "published_precision": precision}
    )


def copy(published: str, title: str = "الجسر", source: str = "الصحيفة") -> Copy:
    return Copy(2, "جسر", title, "ar", *date(published), source)


def order(here: str, *others: str) -> list[tuple[bool, str, bool]]:
    """(is this article, source, is first) of each."""
    copies = [copy(day, source=f"صحيفة {number}") for number, day in enumerate(others)]
    return [
        (one.is_here, one.source, one.is_first) for one in printings(facts(here), "/1/", copies)
    ]


def test_of_a_text_that_is_alone_there_is_no_story() -> None:
    assert printings(facts("2020-05-01"), "/1/", ()) == []


def test_each_is_named_with_its_date_and_its_own_headline() -> None:
    first, second = printings(facts("2020-05-02", ""), "/1/", [copy("2020-05-01", "قوس فوق النهر")])
    assert first == Printing(
        copy("").url,
        "الصحيفة",
        "قوس فوق النهر",
        "ar",
        datetime.date(2020, 5, 1),
        "day",
        is_first=True,
    )
    assert second == Printing("/1/", "", "", "ar", datetime.date(2020, 5, 2), "day", is_here=True)
    assert printings(facts("2020"), "/1/", [copy("2021")])[1].title == ""


def test_the_oldest_come_first_and_those_without_a_date_last() -> None:
    assert order("2020-05-02", "2020-05-03", "", "2019") == [
        (False, "صحيفة 2", False),
        (True, "الجريدة", False),
        (False, "صحيفة 0", False),
        (False, "صحيفة 1", False),
    ]


@pytest.mark.parametrize(
    ("here", "others", "is_first"),
    [
        ("2020-05-01", ["2020-05-02", "2021"], True),
        ("2019", ["2020-05-02", "2021-03"], True),
        ("2020-04", ["2020-05-01"], True),
        ("2020-05-01", ["2020-05-01"], False),  # on one day
        ("2020", ["2020-05-01"], False),  # perhaps later in that year
        ("2020-05", ["2020-05-31"], False),
        ("2020-05-01", ["2020-05"], False),
        ("2020-05-01", ["2020-05-02", ""], False),  # nobody knows
        ("", [""], False),
    ],
)
def test_one_is_called_the_first_only_where_that_is_certain(
    here: str, others: list[str], is_first: bool
) -> None:
    assert [first for _, _, first in order(here, *others)] == [is_first] + [False] * len(others)
