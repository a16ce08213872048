"""The articles that have several tags, at one address whatever their order."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from archive import shared_articles
from archive.addresses import together
from archive.paging import PAGE_SIZE
from tests.builders import article, tag, withdrawn

pytestmark = pytest.mark.django_db


def titles(page: Any) -> list[str]:
    return [one.title for one in page.context["page"]]


def path(*slugs: str) -> str:
    return f"/tags/{'+'.join(map(quote, slugs))}/"


@pytest.fixture(autouse=True)
def articles() -> None:
    article("نهر وسد", tags=["نهر", "سد"], published="2019")
    article("الثلاثة", tags=["نهر", "سد", "جسر"], published="2020")
    article("نهر وجسر", tags=["نهر", "جسر"], published="2021")
    article("نهر وحده", tags=["نهر"])
    withdrawn("مسحوب", tags=["نهر", "سد"], published="2022")


@pytest.mark.parametrize(
    ("slugs", "found"),
    [
        (("سد", "نهر"), ["الثلاثة", "نهر وسد"]),
        (("جسر", "نهر"), ["نهر وجسر", "الثلاثة"]),
        (("جسر", "سد", "نهر"), ["الثلاثة"]),
    ],
)
def test_those_that_have_all_are_listed_latest_first(
    slugs: tuple[str, ...], found: list[str], client: Client
) -> None:
    page = client.get(path(*slugs))
    assert titles(page) == found
    assert [row.slug for row in page.context["rows"]] == list(slugs)
    assert f'<link rel="canonical" href="http://testserver{path(*slugs)}">' in page.content.decode()
    assert '<meta name="robots" content="noindex,follow">' in page.content.decode()


@pytest.mark.parametrize(
    ("given", "leads_to"),
    [
        (("نهر", "سد"), ("سد", "نهر")),
        (("نهر", "سد", "جسر"), ("جسر", "سد", "نهر")),
        (("نهر", "نهر"), ("نهر",)),
        (("سد", "نهر", "سد"), ("سد", "نهر")),
        (("النيل", "سد"), ("سد", "نهر")),  # another name
        (("نَهر", "سد"), ("سد", "نهر")),
    ],
)
def test_any_other_order_or_name_leads_there(
    given: tuple[str, ...], leads_to: tuple[str, ...], client: Client
) -> None:
    tag("نهر", aliases=["النيل"])
    answer = client.get(path(*given))
    assert (answer.status_code, answer.url) == (301, path(*leads_to))


def test_a_name_with_a_plus_in_it_is_still_found(client: Client) -> None:
    row = tag("لغة سي+سي")
    answer = client.get("/tags/لغة-سي+سي/")
    assert (answer.status_code, answer.url) == (301, row.get_absolute_url())


@pytest.mark.parametrize("address", ["/tags/نهر+زرافة/", "/tags/+نهر/", "/tags/نهر+/", "/tags/+/"])
def test_tags_that_there_are_not_are_not_found(address: str, client: Client) -> None:
    assert client.get(address).status_code in {301, 404}


def test_more_than_three_are_not_found(client: Client) -> None:
    assert client.get(path("a", "b", "c", "d")).status_code == 404


def test_tags_that_never_meet_say_so_and_lead_to_each(client: Client) -> None:
    article(tags=["بحر"])
    page = client.get(path("بحر", "نهر"))
    text = page.content.decode()
    assert (page.status_code, titles(page)) == (200, [])
    assert "لا مقال في الأرشيف يحمل هذه الوسوم معًا" in text
    for slug in ("بحر", "نهر"):
        assert f'<a href="{path(slug)}">' in text


def test_a_third_tag_is_offered_and_no_fourth(client: Client) -> None:
    two, three = client.get(path("سد", "نهر")), client.get(path("جسر", "سد", "نهر"))
    assert f'href="{path("جسر", "سد", "نهر")}" rel="nofollow"' in two.content.decode()
    article(tags=["نهر", "سد", "جسر", "بحر"])
    three = client.get(path("جسر", "سد", "نهر"))
    assert [one.name for one in three.context["companions"].tags] == ["بحر"]
    assert f'href="{path("بحر")}"' in three.content.decode()


def test_they_are_paged(client: Client) -> None:
    for number in range(PAGE_SIZE):
        article(f"مقال {number}", tags=["نهر", "سد"])
    assert len(titles(client.get(f"{path('سد', 'نهر')}?page=2"))) == 2
    assert client.get(f"{path('سد', 'نهر')}?page=3").status_code == 404


def test_of_very_frequent_tags_the_latest_are_looked_through_and_that_is_said(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_articles, "MOST", 1)
    monkeypatch.setattr("archive.tags_together.MOST", 1)
    page = client.get(path("جسر", "نهر"))
    assert titles(page) == ["نهر وجسر"]
    assert "نظرنا في أحدث" in page.content.decode()


def test_the_address_has_one_order() -> None:
    assert together(["b", "a", "c"]) == together(["c", "b", "a", "a"]) == "/tags/a+b+c/"
    assert together(["a"]) == together(["a", "a"]) == "/tags/a/"
