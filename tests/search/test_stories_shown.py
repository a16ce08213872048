"""Hits of one story are one entry of the page, and count for themselves."""

from __future__ import annotations

import datetime
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.models import Article, StoryMember
from search.query import Query
from search.results import Copy
from search.searching import search
from tests.builders import article, story, withdrawn

Indexed = Callable[[], None]


def printed(title: str, source: str = "", day: str = "", **fields: Any) -> Article:
    return article(title, body=f"عن القهوة: {title}.", source=source, published=day, **fields)


@pytest.fixture
def coffee(indexed: Indexed) -> list[Article]:
    """Three of one story, and one that is alone."""
    made = [
        printed("القهوة", "نشرة", "2020-10-03", tags=["اليمن"]),
        printed("قهوة اليمن", "صحيفة", "2020-10-01", tags=["اليمن"]),
        printed("القهوة اليوم", "", "2020-10-02"),
    ]
    story(*made)
    alone = printed("قهوة أخرى", "نشرة", "2019-01-01")
    indexed()
    return [*made, alone]


def page(client: Client, **parameters: str) -> str:
    return client.get("/search/", parameters).content.decode()


def hits(client: Client, **parameters: str) -> list[dict[str, Any]]:
    results: list[dict[str, Any]] = client.get("/api/search/", parameters).json()["results"]
    return results


def test_the_first_hit_of_a_story_stands_for_it_and_leads_to_the_others(
    client: Client, coffee: list[Article]
) -> None:
    html = page(client, q="القهوة", sort="newest")
    assert (html.count('<li class="entry hit">'), "4 نتائج" in html) == (2, True)
    (folded,) = re.findall(r'<details class="copies">.*?</details>', html, re.DOTALL)
    assert "<summary>ونسختان أخريان</summary>" in folded
    assert re.findall("<bdi>(.*?)</bdi>", folded) == ["صحيفة", "القهوة اليوم"]
    assert re.findall('href="(.*?)"', folded) == [
        coffee[1].get_absolute_url(),
        coffee[2].get_absolute_url(),
    ]
    assert "1 أكتوبر/ تشرين الأول 2020" in folded


def test_facets_count_articles_and_not_stories(client: Client, coffee: list[Article]) -> None:
    found = client.get("/api/search/", {"q": "القهوة", "facets": "1"}).json()
    counts = {one["name"]: one["count"] for one in found["facets"]["source"]}
    assert (found["total"], counts) == (4, {"نشرة": 2, "صحيفة": 1})


def test_copies_that_a_filter_leaves_out_are_named_all_the_same(
    client: Client, coffee: list[Article]
) -> None:
    html = page(client, q="القهوة", source="صحيفة")
    assert html.count('<li class="entry hit">') == 1
    assert "<summary>ونسختان أخريان</summary>" in html


def test_the_json_tells_of_each_hit_its_story_and_the_copies(
    client: Client, coffee: list[Article]
) -> None:
    found = hits(client, q="القهوة", sort="newest")
    assert [hit["story"] for hit in found] == [coffee[0].pk] * 3 + [coffee[3].pk]
    assert found[3]["copies"] == []
    assert found[0]["copies"] == [
        {
            "id": one.pk,
            "url": f"http://testserver{one.get_absolute_url()}",
            "title": one.title,
            "source": one.source.name if one.source else None,
            "published_at": str(one.published_at),
        }
        for one in coffee[1:3]
    ]


def test_a_hit_has_its_copies_as_values(coffee: list[Article]) -> None:
    first = next(hit for hit in search(Query(text="القهوة")).hits if hit.id == coffee[1].pk)
    assert first.copies[-1] == Copy(
        coffee[0].pk,
        coffee[0].get_absolute_url(),
        "القهوة",
        "نشرة",
        datetime.date(2020, 10, 3),
        "day",
    )


def test_withdrawn_copies_are_not_named(client: Client, coffee: list[Article]) -> None:
    Article.objects.filter(pk=coffee[1].pk).update(state="withdrawn")
    html = page(client, q="القهوة", sort="newest")
    assert "<summary>ونسخة أخرى</summary>" in html
    Article.objects.filter(pk=coffee[2].pk).update(state="draft")
    assert 'class="copies"' not in page(client, q="القهوة", sort="newest")


def test_many_copies_are_counted_in_words(client: Client, indexed: Indexed) -> None:
    story(*(printed(f"القهوة {number}", f"صحيفة {number}") for number in range(12)))
    indexed()
    html = page(client, q="القهوة")
    assert html.count('<li class="entry hit">') == 1
    assert "<summary>و11 نسخة أخرى</summary>" in html


def test_hits_without_a_story_cost_one_query_and_show_nothing(
    client: Client, coffee: list[Article]
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            search(Query(text="القهوة"))
        return len(captured)

    search(Query(text="القهوة"))
    with_story = queries()
    StoryMember.objects.all().delete()
    assert queries() == with_story
    html = page(client, q="القهوة")
    assert (html.count('<li class="entry hit">'), "copies" in html) == (4, False)


def test_the_feed_and_the_table_have_each_article(client: Client, coffee: list[Article]) -> None:
    for form, mark in (("atom", "<entry "), ("csv", "\r\n")):
        body = client.get(f"/search/{form}/?q={quote('القهوة')}").content.decode()
        assert body.count(mark) - (form == "csv") == 4


def test_a_story_of_withdrawn_articles_is_no_hit(client: Client, indexed: Indexed) -> None:
    story(printed("القهوة", "نشرة"), withdrawn("القهوة", body="عن القهوة"))
    indexed()
    assert [hit["copies"] for hit in hits(client, q="القهوة")] == [[]]


def test_the_database_answers_with_stories_too(
    client: Client, coffee: list[Article], index_folder: Path
) -> None:
    """While no index can be read."""
    shutil.rmtree(index_folder)
    found = client.get("/api/search/", {"q": "القهوة"}).json()
    assert found["notices"] == ["database"]
    assert len({hit["story"] for hit in found["results"]}) == 2
