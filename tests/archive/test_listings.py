"""Lists of articles, latest first, and what is counted of them, are what looking at each gives."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from archive.listings import UNKNOWN, Listing, Period, listing_of
from archive.models import Article, Named
from archive.relations import RELATIONS
from tests.builders import article, author, place, source, tag, withdrawn

pytestmark = pytest.mark.django_db


def dated(*published: str) -> list[Article]:
    """Articles called after as much of their date as is known."""
    return [article(one or "بلا تاريخ", published=one) for one in published]


def titles(listing: Listing) -> list[str]:
    rows = Article.objects.in_bulk(listing[:])
    return [rows[key].title for key in listing[:]]


@pytest.mark.parametrize(
    ("named", "found"),
    [
        (lambda: tag("نفط"), ["وسم"]),
        (lambda: source("نشرة"), ["مصدر"]),
        (lambda: author("سلمى"), ["كاتب"]),
        (lambda: place("بغداد"), ["مكان"]),
        (lambda: tag("لم يُذكر"), []),
    ],
)
def test_a_name_has_the_published_articles_that_have_it(
    named: Callable[[], Named], found: list[str]
) -> None:
    article("وسم", tags=["نفط", "غاز"])
    article("مصدر", source="نشرة")
    article("كاتب", authors=["سلمى"])
    article("مكان", places=["بغداد"])
    article("آخر", tags=["غاز"], source="جريدة", authors=["أحمد"], places=["دمشق"])
    withdrawn("مسحوب", tags=["نفط"], source="نشرة", authors=["سلمى"], places=["بغداد"])
    listing = listing_of(named())
    assert (titles(listing), len(listing)) == (found, len(found))


def test_the_latest_come_first_and_those_without_a_date_last() -> None:
    dated("2020", "", "2020-10-05", "2020-10", "")
    article("بعده في اليوم نفسه", published="2020-10-05")
    assert titles(Listing()) == [
        *("بعده في اليوم نفسه", "2020-10-05", "2020-10", "2020"),
        *("بلا تاريخ", "بلا تاريخ"),
    ]
    undated = Listing()[4:]
    assert undated == sorted(undated, reverse=True)
    assert [len(Listing()[part]) for part in (slice(2, 4), slice(4, 9), slice(9, 12))] == [2, 2, 0]


def test_a_year_has_all_of_its_articles_and_a_month_those_whose_month_is_known() -> None:
    dated("2020", "2020-01", "2020-01-01", "2020-01-31", "2020-02", "2020-12-31", "2021", "")
    withdrawn("مسحوب", published="2020-01-02")
    every = Listing()
    assert titles(every.within(2020)) == [
        *("2020-12-31", "2020-02", "2020-01-31", "2020-01-01", "2020-01", "2020"),
    ]
    assert titles(every.within(2020, 1)) == ["2020-01-31", "2020-01-01", "2020-01"]
    assert titles(every.within(2020, 2)) == ["2020-02"]
    assert titles(every.within(2021, 1)) == []
    assert [len(every.within(*of)) for of in [(2020,), (2020, 1), (2021,), (2021, 1), (1999,)]] == [
        *(6, 3, 1, 0, 0),
    ]


def test_articles_are_counted_by_month_and_year() -> None:
    dated("2020", "2020-01-01", "2020-01-01", "2020-10", "2020-10-01", "2018-05-03", "", "")
    withdrawn("مسحوب", published="2020-10-02")
    every = Listing()
    assert every.years() == [(2020, 5), (2018, 1)]
    assert [every.months_of(year) for year in (2020, 2018, 2019)] == [
        [(1, 2), (10, 2)],
        [(5, 1)],
        [],
    ]
    assert (every.undated, len(every)) == (2, 8)


def test_a_name_counts_its_own_years() -> None:
    article(tags=["نفط"], published="2020-10")
    article(tags=["نفط"], published="2020-11-05")
    article(tags=["نفط"], published="2018")
    article(tags=["نفط"])
    article(published="2019")
    assert listing_of(tag("نفط")).years() == [(2020, 2), (2018, 1)]


def test_an_archive_without_articles_counts_nothing() -> None:
    gone = article(published="2020-10-05")
    gone.delete()
    every = Listing()
    assert (len(every), every[:], every.years(), every.undated, every.periods) == (0, [], [], 0, {})


def test_years_and_months_without_articles_are_skipped() -> None:
    dated("2020-10-05", "2020-10-01", "2020-12", "2015", "2021-01-01", "")
    every = Listing()
    assert every.years_beside(2020) == (2015, 2021)
    assert every.years_beside(2018) == (2015, 2020)
    assert every.years_beside(2015) == (None, 2020)
    assert every.months_beside(2020, 12) == (Period(2020, 10), Period(2021, 1))
    assert every.months_beside(2020, 10) == (None, Period(2020, 12))
    assert every.months_beside(2021, 1) == (Period(2020, 12), None)


@pytest.mark.parametrize("seed", range(4))
def test_neighbours_are_those_of_the_list_that_have_a_date(seed: int) -> None:
    """Of one day several, of no date several, and withdrawn ones between them."""
    chance = random.Random(seed)
    days = chance.choices(["", "2020", "2020-10", "2020-10-05", "2021-03-01"], k=14)
    for number, day in enumerate(days):
        (withdrawn if chance.random() < 0.2 else article)(f"مقال {number}", published=day)
    listed = list(Article.objects.published().dated().latest_first())
    for one in Article.objects.undated():
        assert Listing().beside(one.pk, None) == (None, None)
    for at, one in enumerate(listed):
        older = listed[at + 1].pk if at + 1 < len(listed) else None
        newer = listed[at - 1].pk if at else None
        assert Listing().beside(one.pk, one.published_at) == (older, newer), (days, one)


def test_those_without_a_date_are_a_list_of_their_own() -> None:
    article("قديم", source="نشرة", published="2020")
    first, second = article("أول", source="نشرة"), article("ثان")
    withdrawn("مسحوب")
    undated, of_source = Listing(period=UNKNOWN), listing_of(source("نشرة"))
    assert (undated[:], len(undated)) == ([second.pk, first.pk], 2)
    of_source.period = UNKNOWN
    assert (of_source[:], len(of_source)) == ([first.pk], 1)


def test_what_is_counted_takes_one_query(django_assert_num_queries: Any) -> None:
    dated("2020", "2021-05-01", "")
    every = Listing()
    with django_assert_num_queries(1):
        assert (len(every), len(every.within(2020)), every.undated) == (3, 1, 1)
        assert every.years_beside(2020) == (None, 2021)


def test_every_kind_of_name_has_lists() -> None:
    assert {listing_of(model(pk=7)).relation for model in RELATIONS} == {
        relation.field for relation in RELATIONS.values()
    }
