"""Articles by day: only those whose day is known, in spans of either calendar."""

from __future__ import annotations

import datetime
import random
from typing import Any

import pytest

from archive import days, hijri
from archive.days import Days
from archive.models import Article
from tests.builders import article, withdrawn

pytestmark = pytest.mark.django_db
Day = datetime.date


def dated(*published: str) -> None:
    for one in published:
        article(one or "بلا تاريخ", published=one)


def titles(listing: Any) -> list[str]:
    rows = Article.objects.in_bulk(listing[:])
    return [rows[key].title for key in listing[:]]


def february() -> Days:
    return Days(Day(2011, 2, 1), Day(2011, 2, 28))


def test_a_span_has_the_articles_of_its_days_latest_first() -> None:
    dated("2011-02-01", "2011-02-17", "2011-02-28", "2011-01-31", "2011-03-01")
    dated("2011-02", "2011", "")
    article("بعده في يومه", published="2011-02-17")
    withdrawn("مسحوب", published="2011-02-17")
    assert titles(february()) == ["2011-02-28", "بعده في يومه", "2011-02-17", "2011-02-01"]
    assert february().counts == {Day(2011, 2, 1): 1, Day(2011, 2, 17): 2, Day(2011, 2, 28): 1}
    assert len(february()) == 4
    assert [len(february()[part]) for part in (slice(1, 3), slice(3, 9), slice(9, 12))] == [2, 1, 0]


def test_what_is_known_in_part_has_lists_of_its_own() -> None:
    dated("2011-02-01", "2011-02", "2011-01", "2011", "2012", "", "")
    assert [
        titles(listing)
        for listing in (
            days.of_day(Day(2011, 2, 1)),
            days.of_month_alone(2011, 2),
            days.of_year_alone(2011),
        )
    ] == [["2011-02-01"], ["2011-02"], ["2011"]]
    assert [len(one) for one in (days.of_month_alone(2011, 3), days.of_year_alone(2012))] == [0, 1]


def test_nearest_days_are_days_with_articles() -> None:
    dated("2010-05-04", "2011-03-09", "2011-01", "2011", "2011-03", "2012-01-01")
    gone = article(published="2011-03-02")
    gone.delete()
    assert february().beside() == (Day(2010, 5, 4), Day(2011, 3, 9))
    assert Days(Day(2011, 3, 9), Day(2011, 3, 9)).beside() == (Day(2010, 5, 4), Day(2012, 1, 1))
    assert Days(Day(2010, 1, 1), Day(2012, 12, 31)).beside() == (None, None)


def test_spans_are_summed_in_one_query(django_assert_num_queries: Any) -> None:
    dated("2011-02-03", "2011-02-04", "2011-03-05", "2011-03-06", "2011-02", "2011")
    spans = [hijri.bounds(1432, month) for month in (2, 3, 4, 5)]
    with django_assert_num_queries(1):
        assert days.sums(spans) == [1, 2, 1, 0]
    with django_assert_num_queries(0):
        assert days.sums([]) == []


def test_an_archive_without_articles_has_no_days() -> None:
    assert (len(february()), february()[:], february().beside()) == (0, [], (None, None))
    assert days.sums([hijri.bounds(1432)]) == [0]


@pytest.mark.parametrize("seed", range(3))
def test_a_span_is_what_looking_at_each_article_gives(seed: int) -> None:
    """Whatever becomes of dates and states."""
    chance = random.Random(seed)
    some = ["", "2011", "2011-02", *(f"2011-0{chance.randint(1, 3)}-{n:02}" for n in range(1, 9))]
    for number in range(30):
        (withdrawn if chance.random() < 0.2 else article)(
            f"مقال {number}", published=chance.choice(some)
        )
    Article.objects.filter(published_precision="day").order_by("pk")[0].delete()
    for one in Article.objects.order_by("-pk")[:4]:
        one.published_at, one.published_precision = Day(2011, 2, chance.randint(1, 28)), "day"
        one.save()
    span = hijri.bounds(1432, chance.choice([2, 3]))
    wanted = (
        Article.objects.published()
        .filter(published_precision="day", published_at__range=span)
        .latest_first()
    )
    assert Days(*span)[:] == [one.pk for one in wanted]
    assert Days(*span).counts == dict(sorted(wanted.days().items()))


@pytest.mark.parametrize("day", [Day(2011, 2, 17), Day(1001, 1, 1), Day(9999, 12, 31)])
def test_a_day_is_a_number(day: datetime.date) -> None:
    assert days.day_of(days.number_of(day)) == day
    assert str(days.number_of(day)) == day.strftime("%Y%m%d").zfill(8)
