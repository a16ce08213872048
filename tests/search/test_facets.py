"""Filters and facets as readers and programs meet them: names, addresses, JSON."""

from __future__ import annotations

import datetime
import json
import math
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from django.test import Client
from haystack.query import SearchQuerySet

from archive import editing
from archive.models import Article, Tag
from search import indexing, kept_words
from search.facets import BY_NAME
from search.forms import LIKE, UNPAGED, UNREAD
from search.query import Query, values_of
from search.results import Applied, Bucket, FacetBuckets
from search.searching import search
from tests.builders import article, place, tag

Indexed = Callable[[], None]


@pytest.fixture
def news(indexed: Indexed) -> None:
    for title, source, author, tags, places, published in [
        ("أول", "نشرة", "سلمى", ["قهوة", "يمن"], ["عدن"], "2015-03"),
        ("ثان", "نشرة", "سامر", ["قهوة"], ["عدن", "جازان"], "2015-12-31"),
        ("ثالث", "صحيفة", "سلمى", [], ["جيزان"], "2016"),
    ]:
        article(
            title,
            body="عن النيل",
            source=source,
            authors=[author],
            tags=tags,
            places=places,
            published=published,
        )
    tag("قهوة", aliases=["بن"])
    indexed()


def query(
    since: datetime.date | None = None, until: datetime.date | None = None, **slugs: Iterable[str]
) -> Query:
    return Query("النيل", values=values_of(slugs), since=since, until=until)


def titles(**parts: Any) -> list[str]:
    return sorted(hit.title.text for hit in search(query(**parts)).hits)


def facets(**parts: Any) -> dict[str, FacetBuckets]:
    return {facet.name: facet for facet in search(query(**parts), facets=True).facets}


def answer(client: Client, parameters: str) -> tuple[int, dict[str, Any]]:
    response = client.get(f"/api/search/?q=النيل&{parameters}")
    return response.status_code, json.loads(response.content)


def test_values_of_one_facet_are_joined_by_or_and_facets_by_and(news: None) -> None:
    assert titles(source=("نشرة",)) == ["أول", "ثان"]
    assert titles(source=("نشرة", "صحيفة")) == ["أول", "ثالث", "ثان"]
    assert titles(source=("نشرة", "صحيفة"), author=("سلمى",)) == ["أول", "ثالث"]
    assert titles(author=("سلمى",), tag=("قهوة",)) == ["أول"]
    assert titles(since=datetime.date(2015, 12, 31)) == ["ثالث", "ثان"]


def test_each_value_tells_how_many_hits_it_would_bring(news: None) -> None:
    found = facets(source=("نشرة",), since=datetime.date(2015, 1, 1))
    assert {name: facet for name, facet in found.items() if facet.buckets} == {
        "source": FacetBuckets(
            "source", 3, (Bucket("نشرة", "نشرة", 2, True), Bucket("صحيفة", "صحيفة", 1))
        ),
        "author": FacetBuckets("author", 2, (Bucket("سلمى", "سلمى", 1), Bucket("سامر", "سامر", 1))),
        "tag": FacetBuckets("tag", 2, (Bucket("قهوة", "قهوة", 2), Bucket("يمن", "يمن", 1))),
        "place": FacetBuckets("place", 2, (Bucket("عدن", "عدن", 2), Bucket("جازان", "جازان", 1))),
        "year": FacetBuckets(
            "year",
            2,
            (Bucket("2015", "2015", 2),),
            (Bucket("2015-03", "2015-03", 1), Bucket("2015-12", "2015-12", 1)),
        ),
    }


def test_a_year_is_applied_when_the_dates_are_those_of_the_year(news: None) -> None:
    year = facets(since=datetime.date(2015, 1, 1), until=datetime.date(2015, 12, 31))["year"]
    assert year.buckets == (Bucket("2016", "2016", 1), Bucket("2015", "2015", 2, True))
    year = facets(since=datetime.date(2015, 1, 2), until=datetime.date(2015, 12, 31))["year"]
    assert not any(bucket.is_applied for bucket in year.buckets)


def test_facets_are_counted_only_when_they_are_wanted(news: None) -> None:
    results = search(query(source=("نشرة",)))
    assert (results.facets, results.applied) == ((), (Applied("source", "نشرة", "نشرة"),))


def test_an_unknown_value_is_left_out_with_a_notice(news: None) -> None:
    results = search(query(source=("لا-شيء",), tag=("قهوة", "لا-شيء"), author=("x",)))
    assert results.notices == ("unknown_source", "unknown_author", "unknown_tag")
    assert results.query == query(tag=("قهوة",))
    assert results.total == 2


def test_another_name_of_a_tag_stands_for_the_tag(news: None) -> None:
    results = search(query(tag=("بن", "قهوة")))
    assert (results.notices, results.total, results.query.slugs("tag")) == ((), 2, ("قهوة",))


def test_a_new_name_is_shown_at_once_and_filters_as_before(news: None) -> None:
    Tag.objects.filter(slug="قهوة").update(name="القهوة", key="القهوة", slug="القهوة")
    assert facets()["tag"].buckets[0] == Bucket("القهوة", "القهوة", 2)
    assert titles(tag=("القهوة",)) == ["أول", "ثان"]


def test_a_renamed_place_filters_as_before_and_is_found_by_its_new_name(news: None) -> None:
    jazan = place("جيزان")
    editing.rename(jazan, "منطقة جيزان")
    assert titles(place=("جيزان",)) == ["ثالث"]
    assert Bucket("منطقة-جيزان", "منطقة جيزان", 1) in facets()["place"].buckets
    assert search(query(place=("جيزان",))).query.slugs("place") == ("منطقة-جيزان",)
    indexing.drain()
    assert [one.pk for one in SearchQuerySet().filter(places="منطقة")] == [
        str(jazan.articles.get().pk)
    ]


def test_merged_places_are_one_value(news: None) -> None:
    editing.merge([place("جيزان")], place("جازان"))
    indexing.drain()
    assert titles(place=("جازان",)) == ["ثالث", "ثان"]
    assert facets()["place"].buckets == (
        Bucket("عدن", "عدن", 2),
        Bucket("جازان", "جازان", 2),
    )
    assert titles(place=("جيزان",)) == ["ثالث", "ثان"], "by the name that was merged"


def test_a_withdrawn_article_is_of_no_place(news: None) -> None:
    editing.withdraw(Article.objects.filter(title="ثالث"), "خطأ")
    assert titles(place=("جيزان",)) == []
    indexing.drain()
    assert [bucket.value for bucket in facets()["place"].buckets] == ["عدن", "جازان"]


def test_the_json_api_filters_by_place(client: Client, news: None) -> None:
    status, body = answer(client, "place=جازان&place=جيزان&facets=1")
    assert (status, body["total"]) == (200, 2)
    assert sorted((hit["title"], *hit["places"]) for hit in body["results"]) == [
        ("ثالث", "جيزان"),
        ("ثان", "جازان", "عدن"),
    ]
    assert body["facets"]["place"][0] == {
        "value": "عدن",
        "name": "عدن",
        "count": 2,
        "applied": False,
    }


def test_the_json_api_filters_and_counts(client: Client, news: None) -> None:
    status, body = answer(client, "source=نشرة&since=2015-12&facets=1")
    assert (status, body["total"], body["results"][0]["title"]) == (200, 1, "ثان")
    assert body["facets"]["source"] == [
        {"value": "نشرة", "name": "نشرة", "count": 1, "applied": True},
        {"value": "صحيفة", "name": "صحيفة", "count": 1, "applied": False},
    ]
    assert list(body["facets"]) == [*BY_NAME, "month"]


def test_the_json_api_counts_months_of_one_year(client: Client, news: None) -> None:
    _, body = answer(client, "facets=1")
    assert "month" not in body["facets"]
    assert [one["value"] for one in body["facets"]["year"]] == ["2016", "2015"]
    _, body = answer(client, "since=2015-12&until=2015-12&facets=1")
    assert body["facets"]["month"] == [
        {"value": "2015-03", "name": "2015-03", "count": 1, "applied": False},
        {"value": "2015-12", "name": "2015-12", "count": 1, "applied": True},
    ]


def test_the_json_api_counts_only_when_wanted(client: Client, news: None) -> None:
    assert "facets" not in answer(client, "source=نشرة")[1]


@pytest.mark.parametrize(
    ("parameters", "error", "message"),
    [
        ("source=لا-شيء", "no such source", "ليس في الأرشيف مصدر مما طلبت."),
        ("tag=قهوة&tag=x", "no such tag", "ليس في الأرشيف وسم مما طلبت."),
        ("author=x%00", "no such author", "ليس في الأرشيف كاتب ممن طلبت."),
        ("place=عدن&place=لا-شيء", "no such place", "ليس في الأرشيف مكان مما طلبت."),
        ("since=2015-13", f"since and until must be dates like {LIKE}", UNREAD),
        ("until=أمس", f"since and until must be dates like {LIKE}", UNREAD),
        ("offset=x", "offset must be a number", "قيمة offset ليست عددًا."),
        (
            "limit=101",
            "limit must be from 1 to 100, offset up to 10000",
            "limit من 1 إلى 100، وoffset لا يتجاوز 10000.",
        ),
        (
            "sort=best",
            "sort must be one of relevance, newest, oldest",
            "لا ترتيب بهذا الاسم.",
        ),
        ("page=2", "there are no pages here but offset and limit", UNPAGED),
    ],
)
def test_the_json_api_says_what_is_wrong(
    client: Client, news: None, parameters: str, error: str, message: str
) -> None:
    assert answer(client, parameters) == (400, {"error": error, "message": message})


@pytest.mark.parametrize("number", [3, 12])
def test_more_values_take_no_more_queries(
    indexed: Indexed,
    django_assert_num_queries: Any,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
) -> None:
    monkeypatch.setattr(kept_words, "FRESH", math.inf)  # however long a busy machine takes
    for one in range(number):
        article(
            f"مقال {one}",
            body="عن النيل",
            tags=[f"وسم {one}"],
            authors=[f"كاتب {one}"],
            places=[f"مدينة {one}"],
            source=f"نشرة {one}",
        )
    indexed()
    search(query())  # what editors say of words is read once
    narrowed = query(tag=("وسم-1", "وسم-2"))
    # The values it is narrowed by, all that is shown, and the copies of what is.
    with django_assert_num_queries(3):
        assert search(narrowed, facets=True).total == 2
    with django_assert_num_queries(2):
        assert search(query(), facets=True).total == number
