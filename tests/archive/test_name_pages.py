"""The page of a tag, a source, an author or a place: its years, and what stands with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from archive import editing
from archive.listings import HEAD
from archive.models import Article, Author, Named, Place, Source, Tag
from archive.year_row import GAP, whole
from tests.builders import article, name_of, tag, withdrawn

pytestmark = pytest.mark.django_db

KINDS: list[tuple[str, type[Named], str]] = [
    ("tag", Tag, "tags"),
    ("source", Source, "source"),
    ("author", Author, "authors"),
    ("place", Place, "places"),
]
by_kind = pytest.mark.parametrize(("noun", "model", "field"), KINDS)


def titles(page: Any) -> list[str]:
    return [one.title for one in page.context["page"]]


def counted(several: Any) -> list[tuple[str, int]]:
    return [(one.name, one.articles) for one in several]


def of(field: str, name: str) -> dict[str, Any]:
    return {field: name if field == "source" else [name]}


@by_kind
def test_a_year_and_a_month_of_a_name_have_addresses(
    noun: str, model: type[Named], field: str, client: Client
) -> None:
    article("يوم", published="2019-05-04", **of(field, "النهر"))
    article("شهر", published="2019-07", **of(field, "النهر"))
    article("سنة", published="2019", **of(field, "النهر"))
    article("بعدها", published="2020-05-04", **of(field, "النهر"))
    article("بلا تاريخ", **of(field, "النهر"))
    article("غيره", published="2019-05-04")
    year = client.get(reverse(f"{noun}_year", args=["النهر", 2019]))
    assert titles(year) == ["شهر", "يوم", "سنة"]
    assert year.context["months"] == [(5, 1), (7, 1)]
    month = client.get(reverse(f"{noun}_month", args=["النهر", 2019, 5]))
    assert titles(month) == ["يوم"]
    assert "<title>&#x2068;النهر&#x2069;: مايو/ أيار 2019" in month.content.decode()
    undated = client.get(reverse(f"{noun}_undated", args=["النهر"]))
    assert titles(undated) == ["بلا تاريخ"]
    whole_page = client.get(reverse(noun, args=["النهر"]))
    assert whole_page.context["years"] == [(2020, 1), (2019, 3)]
    for page in (year, month, undated, whole_page):
        text = page.content.decode()
        for one in (2019, 2020):
            assert f'href="{reverse(f"{noun}_year", args=["النهر", one])}"' in text
        assert f'href="{reverse(f"{noun}_undated", args=["النهر"])}"' in text
    assert 'aria-current="true"><span>2019</span>' in year.content.decode()


@by_kind
def test_a_time_without_articles_is_not_found(
    noun: str, model: type[Named], field: str, client: Client
) -> None:
    name_of(model, "النهر")
    article(published="2019-05", **of(field, "النهر"))
    withdrawn(published="2018-05", **of(field, "النهر"))
    for part in ("2018/", "2019/04/", "2020/", "unknown/"):
        answer = client.get(f"{reverse(noun, args=['النهر'])}{part}")
        assert answer.status_code == 404, part


@pytest.mark.parametrize("part", ["2019/", "2019/05/", "unknown/", ""])
def test_another_name_leads_to_the_same_time(part: str, client: Client) -> None:
    tag("الأمم المتحدة", aliases=["هيئة الأمم"])
    for published in ("2019-05-04", ""):
        article(tags=["الأمم المتحدة"], published=published)
    answer = client.get(f"/tags/{quote('هيئة-الأمم')}/{part}")
    assert (answer.status_code, answer.url) == (301, f"/tags/{quote('الأمم-المتحدة')}/{part}")


def test_of_one_year_the_months_are_shown_at_once(client: Client) -> None:
    for published in ("2019-05-04", "2019-07-01"):
        article(tags=["نهر"], published=published)
    page = client.get("/tags/نهر/")
    assert (page.context["year"], page.context["months"]) == (2019, [(5, 1), (7, 1)])
    assert reverse("tag_month", args=["نهر", 2019, 7]) in page.content.decode()


@pytest.mark.parametrize(
    ("years", "row"),
    [
        ([], []),
        ([(2020, 3)], [(2020, 3)]),
        ([(2020, 3), (2019, 1)], [(2020, 3), (2019, 1)]),
        ([(2020, 3), (2017, 1)], [(2020, 3), (2019, 0), (2018, 0), (2017, 1)]),
        ([(2020, 3), (1958, 1)], [(2020, 3), GAP, (1958, 1)]),
        (
            [(2020, 1), (2009, 1), (2008, 1)],
            [(2020, 1), *((one, 0) for one in range(2019, 2009, -1)), (2009, 1), (2008, 1)],
        ),
        ([(2020, 1), (2008, 1)], [(2020, 1), GAP, (2008, 1)]),
    ],
)
def test_a_row_of_years_is_whole(years: list[tuple[int, int]], row: list[tuple[int, int]]) -> None:
    assert whole(years) == row


def test_years_without_articles_stand_in_the_row_and_lead_nowhere(client: Client) -> None:
    for published in ("2020", "2018"):
        article(tags=["نهر"], published=published)
    page = client.get("/tags/نهر/").content.decode()
    assert "<span>2019</span>" in page and "/2019/" not in page


class TestCompanions:
    @pytest.fixture(autouse=True)
    def articles(self) -> None:
        for number in range(3):
            article(
                tags=["نهر", "سد", *(["جسر"] if number else [])],
                source="الجريدة" if number else "الصحيفة",
                authors=["ليلى"],
                places=["حلب"],
            )
        article(tags=["سد", "بحر"], source="الجريدة")
        withdrawn(tags=["نهر", "بحر"])

    @pytest.mark.parametrize(
        ("address", "tags", "sources"),
        [
            ("/tags/نهر/", [("سد", 3), ("جسر", 2)], [("الجريدة", 2), ("الصحيفة", 1)]),
            ("/sources/الجريدة/", [("سد", 3), ("نهر", 2), ("جسر", 2), ("بحر", 1)], []),
            (
                "/authors/ليلى/",
                [("نهر", 3), ("سد", 3), ("جسر", 2)],
                [("الجريدة", 2), ("الصحيفة", 1)],
            ),
            ("/places/حلب/", [("نهر", 3), ("سد", 3), ("جسر", 2)], [("الجريدة", 2), ("الصحيفة", 1)]),
        ],
    )
    def test_most_frequent_first(
        self,
        address: str,
        tags: list[tuple[str, int]],
        sources: list[tuple[str, int]],
        client: Client,
    ) -> None:
        found = client.get(address).context["companions"]
        assert (counted(found.tags), counted(found.source)) == (tags, sources)

    def test_a_tag_leads_to_the_articles_of_both(self, client: Client) -> None:
        page = client.get("/tags/نهر/").content.decode()
        assert f'<a href="/tags/{quote("سد")}+{quote("نهر")}/" rel="nofollow">' in page
        assert f'<a href="/tags/{quote("نهر")}/">' in client.get("/authors/ليلى/").content.decode()

    def test_later_pages_have_none(self, client: Client) -> None:
        for number in range(20):
            article(f"مقال {number}", tags=["نهر", "سد"])
        assert client.get("/tags/نهر/?page=2").context["companions"].tags == ()

    def test_of_many_articles_the_latest_are_counted_and_that_is_said(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert HEAD == 1_000
        monkeypatch.setattr("archive.listings.HEAD", 2)
        monkeypatch.setattr("archive.name_pages.HEAD", 2)
        for number in (1, 2):
            article(f"قديم {number}", tags=["نهر", "بحر"], published=f"2019-01-0{number}")
        for number in (1, 2):
            article(f"جديد {number}", tags=["نهر", "سد", "جسر"], published=f"2019-02-0{number}")
        page = client.get("/tags/نهر/2019/")
        assert counted(page.context["companions"].tags) == [("سد", 2), ("جسر", 2)]
        assert "العدد في أحدث" in page.content.decode()
        assert page.context["looked_at"] == 2
        whole = client.get("/tags/نهر/")
        assert ("بحر", 2) in counted(whole.context["companions"].tags)
        assert "العدد في أحدث" not in whole.content.decode()

    def test_all_articles_of_a_name_are_counted_however_they_change(
        self, client: Client, kept_pages: None
    ) -> None:
        """The page is not of these articles alone, nor are they of its list's latest."""
        made = [article(f"م {number}", tags=["قمر", "شمس"], source="س") for number in range(25)]
        address = "/tags/قمر/"

        def beside() -> list[tuple[str, int]]:
            page = html.document_fromstring(client.get(address).content)
            links = page.xpath("//div[@class='side']//ul[@class='tags']//a")
            return [(one.xpath("string(bdi)"), int(one.xpath("string(span)"))) for one in links]

        assert beside() == [("شمس", 25)]
        made[0].tags.add(tag("نجم"))
        assert beside() == [("شمس", 25), ("نجم", 1)]
        made[1].tags.remove(tag("شمس"))
        assert beside() == [("شمس", 24), ("نجم", 1)]
        editing.withdraw(Article.objects.filter(pk=made[2].pk), "سبب")
        assert beside() == [("شمس", 23), ("نجم", 1)]
        made[3].delete()
        assert beside() == [("شمس", 22), ("نجم", 1)]
        editing.merge([tag("نجم")], tag("شمس"))
        assert beside() == [("شمس", 22)]


def test_a_search_within_the_name_is_offered(client: Client) -> None:
    article(tags=["نهر كبير"])
    page = client.get("/tags/نهر-كبير/").content.decode()
    assert '<input type="hidden" name="tag" value="نهر-كبير">' in page
    assert 'action="/search/"' in page.split('id="within"')[0].rsplit("<form", 1)[1]


@by_kind
def test_what_editors_write_of_a_name_is_shown(
    noun: str, model: type[Named], field: str, client: Client
) -> None:
    row = name_of(model, "النهر")
    row.description = "نهر <طويل> يجري من الجنوب."
    row.save()
    page = client.get(reverse(noun, args=["النهر"])).content.decode()
    assert '<p class="described" dir="auto" lang="ar">نهر &lt;طويل&gt; يجري من الجنوب.</p>' in page
    assert '<meta name="description" content="نهر &lt;طويل&gt; يجري من الجنوب.">' in page


@pytest.mark.parametrize("make", [lambda: tag("وحيد")])
def test_a_name_without_articles_has_neither_years_nor_companions(
    make: Callable[[], Tag], client: Client
) -> None:
    page = client.get(make().get_absolute_url())
    assert page.status_code == 200
    assert (
        'class="years"' not in page.content.decode() and 'id="within"' not in page.content.decode()
    )
