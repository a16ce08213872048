"""The queries of the archive's pages give what looking at each article gives."""

from __future__ import annotations

import datetime
import random
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from archive.addresses import address
from archive.models import Article, Named, Tag
from archive.names_in_use import Choice, NamesInUse
from archive.querysets import ArticleQuerySet, month_bounds, year_bounds
from archive.relations import RELATIONS
from tests.builders import article, name_of, withdrawn

pytestmark = pytest.mark.django_db
Day = datetime.date
MODELS = sorted(RELATIONS, key=lambda model: model.__name__)
by_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)


def titles(articles: Iterable[Article]) -> list[str]:
    return [one.title for one in articles]


def dated(*published: str) -> list[Article]:
    """Articles called after as much of their date as is known."""
    return [article(one or "بلا تاريخ", published=one) for one in published]


# Which articles.


@pytest.mark.parametrize(
    ("part", "found"),
    [
        (lambda every: every.dated(), {"مؤرخ", "مسحوب"}),
        (lambda every: every.undated(), {"وسم", "مصدر", "كاتب", "مكان", "آخر"}),
        (lambda every: every.published(), {"وسم", "مصدر", "كاتب", "مكان", "آخر", "مؤرخ"}),
        (lambda every: every.published().dated(), {"مؤرخ"}),
    ],
)
def test_a_part_of_the_archive_has_a_name(
    part: Callable[[ArticleQuerySet], ArticleQuerySet], found: set[str]
) -> None:
    article("وسم", tags=["نفط", "غاز"])
    article("مصدر", source="نشرة")
    article("كاتب", authors=["سلمى"])
    article("مكان", places=["بغداد"])
    article("آخر", tags=["غاز"], source="جريدة", authors=["أحمد"], places=["دمشق"])
    article("مؤرخ", published="2020-10")
    withdrawn("مسحوب", published="2020")
    assert sorted(titles(part(Article.objects.all()))) == sorted(found)


def test_the_latest_come_first_and_those_without_a_date_last() -> None:
    dated("2020", "", "2020-10-05", "2020-10", "")
    same_day = article("بعده في اليوم نفسه", published="2020-10-05")
    assert titles(Article.objects.latest_first())[:3] == [same_day.title, "2020-10-05", "2020-10"]
    assert [one.published_at for one in Article.objects.latest_first()][3:] == [
        Day(2020, 1, 1),
        None,
        None,
    ]
    undated = [one.pk for one in Article.objects.latest_first().undated()]
    assert undated == sorted(undated, reverse=True)


# When.


@pytest.mark.parametrize(
    ("bounds", "first", "last"),
    [
        (year_bounds(2023), Day(2023, 1, 1), Day(2023, 12, 31)),
        (year_bounds(1), Day.min, Day(1, 12, 31)),
        (year_bounds(9999), Day(9999, 1, 1), Day.max),
        (month_bounds(2023, 2), Day(2023, 2, 1), Day(2023, 2, 28)),
        (month_bounds(2024, 2), Day(2024, 2, 1), Day(2024, 2, 29)),
        (month_bounds(1900, 2), Day(1900, 2, 1), Day(1900, 2, 28)),
        (month_bounds(9999, 12), Day(9999, 12, 1), Day.max),
    ],
)
def test_years_and_months_end_with_their_last_day(
    bounds: tuple[Day, Day], first: Day, last: Day
) -> None:
    assert bounds == (first, last)


def test_a_year_has_all_of_its_articles() -> None:
    dated("2020", "2020-01-31", "2020-12-31", "2021", "2019-12", "")
    assert sorted(titles(Article.objects.in_year(2020))) == ["2020", "2020-01-31", "2020-12-31"]


def test_articles_are_counted_by_day_month_and_year() -> None:
    dated("2020", "2020-01-01", "2020-01-01", "2020-10", "2020-10-01", "2018-05-03", "")
    withdrawn("مسحوب", published="2020-10-02")
    published = Article.objects.published().latest_first()
    assert published.days() == {
        Day(2020, 1, 1): 3,
        Day(2020, 10, 1): 2,
        Day(2018, 5, 3): 1,
    }
    assert published.years() == [(2020, 5), (2018, 1)]
    assert Article.objects.none().years() == []


# Names.


def having(model: type[Named], name: str, number: int, state: str = "published") -> Named:
    """The row of that name, with so many more articles."""
    row, relation = name_of(model, name), RELATIONS[model]
    for _ in range(number):
        made = article(name, state=state)
        if relation.is_single:
            Article.objects.filter(pk=made.pk).update(**{relation.field: row})
        else:
            getattr(made, relation.field).add(row)
    return row


def used(model: type[Named]) -> list[tuple[str, int]]:
    return [(one.name, one.article_count) for one in NamesInUse(model)[:]]


@by_model
def test_names_are_listed_by_their_use_and_then_in_order(model: type[Named]) -> None:
    for name, number in [("جيم", 1), ("ألف", 1), ("دال", 3), ("باء", 0), ("هاء", 1)]:
        having(model, name, number)
    assert used(model) == [("دال", 3), ("ألف", 1), ("جيم", 1), ("هاء", 1)]
    assert len(NamesInUse(model)) == 4


@by_model
def test_withdrawn_articles_do_not_use_a_name(model: type[Named]) -> None:
    for name, published, gone in [("ألف", 1, 4), ("باء", 2, 0), ("جيم", 0, 2)]:
        having(model, name, published)
        having(model, name, gone, state="withdrawn")
    assert used(model) == [("باء", 2), ("ألف", 1)]


@by_model
def test_of_names_only_those_of_the_slice_are_read(
    model: type[Named], django_assert_num_queries: Any
) -> None:
    for number in range(6):
        having(model, f"اسم {number}", number + 1)
    with django_assert_num_queries(1):
        assert [one.name for one in NamesInUse(model)[1:3]] == ["اسم 4", "اسم 3"]
    assert [one.name for one in NamesInUse(model)[4:]] == ["اسم 1", "اسم 0"]
    with django_assert_num_queries(0):
        assert NamesInUse(model)[6:6] == []


@by_model
def test_a_name_in_use_leads_to_its_page(model: type[Named]) -> None:
    row = having(model, "ألف", 1)
    (one,) = NamesInUse(model)[:]
    assert address(one.route, one.slug) == row.get_absolute_url()


@by_model
def test_a_row_that_is_saved_keeps_a_count_that_rose_meanwhile(model: type[Named]) -> None:
    row = name_of(model, "ألف")
    having(model, "ألف", 2)
    row.slug = "alif"
    row.save()
    assert list(model.objects.values_list("slug", "article_count")) == [("alif", 2)]


def test_tags_of_one_kind_are_listed_alone() -> None:
    article(tags=["بغداد", "نفط"])
    Tag.objects.filter(name="بغداد").update(kind="place")
    assert [
        [one.name for one in NamesInUse(Tag, Choice(kind=kind))[:]]
        for kind in ("place", "person", "")
    ] == [
        ["بغداد"],
        [],
        ["بغداد", "نفط"],
    ]
    assert [len(NamesInUse(Tag, Choice(kind=kind))) for kind in ("place", "person", "")] == [
        1,
        0,
        2,
    ]


@pytest.mark.parametrize("seed", range(2))
def test_counts_are_those_of_looking_at_each_article(seed: int) -> None:
    chance, names = random.Random(seed), [f"وسم {number}" for number in range(6)]
    for number in range(20):
        state = chance.choice(["published", "published", "withdrawn"])
        article(f"مقال {number}", tags=chance.sample(names, chance.randint(0, 3)), state=state)
    by_hand = Counter(one.name for made in Article.objects.published() for one in made.tags.all())
    ordered = sorted(by_hand.items(), key=lambda pair: (-pair[1], pair[0]))
    assert used(Tag) == ordered
