"""The first page: the span of the archive, ways into it, this day in former years, the latest."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from archive.doors import KINDS
from archive.on_this_day import MOST
from archive.querysets import month_bounds
from tests.archive.test_views import titles
from tests.builders import article, story, tag, withdrawn

pytestmark = pytest.mark.django_db


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Sets the moment: now("2024-11-28 12:00")."""

    def sets(moment: str) -> None:
        value = datetime.datetime.fromisoformat(moment).replace(tzinfo=datetime.UTC)
        monkeypatch.setattr(timezone, "now", lambda: value)

    return sets


def doors(client: Client) -> dict[str, list[str]]:
    """The address of all of a kind -> the names that are shown."""
    return {door.url: [one.name for one in door.names] for door in client.get("/").context["doors"]}


def former(client: Client) -> list[tuple[str, str, int]]:
    """The address of the day, the title of an article, and how many others the day has."""
    return [(one.step.url, one.card.title, one.others) for one in client.get("/").context["former"]]


class TestAll:
    def test_shows_the_latest_articles_and_how_many_there_are(self, client: Client) -> None:
        article("القديم", published="2019-05-01")
        article("الجديد", published="2020-10-17")
        article("بلا تاريخ")
        withdrawn("المسحوب", published="2021-01-01")
        context = client.get("/").context
        assert titles(context["latest"]) == ["الجديد", "القديم", "بلا تاريخ"]
        assert (context["article_count"], context["undated_count"]) == (3, 1)
        assert context["years"] == [(2020, 1), (2019, 1)]

    def test_shows_ten_articles(self, client: Client) -> None:
        for number in range(11):
            article(f"مقال {number}")
        assert len(client.get("/").context["latest"]) == 10

    def test_shows_a_story_once(self, client: Client) -> None:
        story(article("أول", published="2020-01-02"), article("نسخة", published="2020-01-01"))
        (shown,) = client.get("/").context["latest"]
        assert [copy.title for copy in shown.copies] == ["نسخة"]

    def test_empty_archive_has_a_front_page_without_empty_parts(self, client: Client) -> None:
        answer = client.get("/")
        assert (answer.status_code, answer.context["article_count"]) == (200, 0)
        assert answer.content.decode().count("<h2") == 0

    def test_an_archive_with_one_article_says_no_more_than_there_is(self, client: Client) -> None:
        article("وحيد")
        page = client.get("/").content.decode()
        assert re.findall("<h2[^>]*>([^<]+)</h2>", page) == ["أحدث المقالات"]
        assert "في الأرشيف مقال واحد." in page

    def test_knows_the_name_of_the_site(self, client: Client, settings: Settings) -> None:
        settings.SITE_NAME = "أرشيف الواحة"
        assert "أرشيف الواحة" in client.get("/").content.decode()


class TestSpan:
    def test_each_year_is_a_bar_and_a_line(self, client: Client) -> None:
        for published in ("2011-01-05", "2014", "2014-03", "2015-01-01"):
            article(published=published)
        page = client.get("/").content.decode()
        chart = page.split('<div class="chart">')[1].split("</div>")[0]
        drawing, table = chart.split("</svg>")
        assert re.findall(r'href="([^"]+)" tabindex="-1"><title>([^<]+)<', drawing) == [
            ("/dates/2011/", "2011: مقال واحد"),
            ("/dates/2014/", "2014: مقالان"),
            ("/dates/2015/", "2015: مقال واحد"),
        ]
        assert re.findall('href="([^"]+)"', table) == [
            f"/dates/{year}/" for year in (2015, 2014, 2011)
        ]
        assert "من سنة 2011 إلى سنة 2015" in page

    def test_one_year_is_no_span(self, client: Client) -> None:
        article(published="2015-01-01")
        answer = client.get("/")
        assert answer.context["timeline"] is None
        assert '<div class="chart">' not in answer.content.decode()


class TestDoors:
    def test_each_kind_of_name_has_its_own(self, client: Client) -> None:
        for name, kind in (("ليلى", "person"), ("حلب", "place"), ("البنك", "organisation")):
            tag(name, kind=kind)
        article(tags=["نفط", "ليلى", "حلب", "البنك"], source="الجريدة")
        article(tags=["نفط", "قمح"], source="الصحيفة")
        article(source="الصحيفة")
        withdrawn(tags=["غاز"], source="المسحوبة")
        assert doors(client) == {
            "/tags/?kind=topic": ["نفط", "قمح"],
            "/tags/?kind=person": ["ليلى"],
            "/tags/?kind=place": ["حلب"],
            "/tags/?kind=organisation": ["البنك"],
            "/sources/": ["الصحيفة", "الجريدة"],
        }
        for url in doors(client):
            assert client.get(url).status_code == 200

    def test_the_most_used_are_shown(self, client: Client) -> None:
        most = KINDS[0].most
        for number in range(most + 3):
            article(tags=[f"وسم {other:02}" for other in range(number, most + 3)])
        shown = doors(client)["/tags/?kind=topic"]
        assert shown == [f"وسم {number:02}" for number in range(most + 2, 2, -1)]

    def test_kinds_without_names_have_none(self, client: Client) -> None:
        article(source="الجريدة")
        assert doors(client) == {"/sources/": ["الجريدة"]}


class TestThisDay:
    def test_former_years_are_remembered_the_latest_first(self, client: Client, now: Any) -> None:
        now("2024-11-28 12:00")
        for published in ("2011-11-28", "2011-11-28", "1968-11-28", "2024-11-28", "2030-11-28"):
            article(f"من {published}", published=published)
        for published in ("2011-11-27", "2011-11", "2011", ""):
            article(published=published)
        withdrawn(published="2012-11-28")
        assert former(client) == [
            ("/dates/2011/11/28/", "من 2011-11-28", 1),
            ("/dates/1968/11/28/", "من 1968-11-28", 0),
        ]
        assert "في مثل هذا اليوم" in client.get("/").content.decode()

    def test_a_few_years_are_enough(self, client: Client, now: Any) -> None:
        now("2024-11-28 12:00")
        for year in range(1990, 2010):
            article(published=f"{year}-11-28")
        assert [url for url, _, _ in former(client)] == [
            f"/dates/{year}/11/28/" for year in range(2009, 2009 - MOST, -1)
        ]

    def test_the_last_day_of_february_is_of_leap_years(self, client: Client, now: Any) -> None:
        now("2024-02-29 12:00")
        for year in (2015, 2016):
            article(published=str(month_bounds(year, 2)[1]))
        assert [url for url, _, _ in former(client)] == ["/dates/2016/02/29/"]

    def test_the_first_of_a_month_is_not_what_is_known_of_the_month(
        self, client: Client, now: Any
    ) -> None:
        now("2024-01-01 12:00")
        for published in ("2011-01", "2011", "2012-01-01"):
            article(published, published=published)
        assert former(client) == [("/dates/2012/01/01/", "2012-01-01", 0)]

    def test_a_day_without_articles_is_not_spoken_of(self, client: Client, now: Any) -> None:
        now("2024-11-28 12:00")
        article(published="2011-11-27")
        assert former(client) == []
        assert "في مثل هذا اليوم" not in client.get("/").content.decode()

    def test_the_day_is_that_of_the_site(
        self, client: Client, now: Any, settings: Settings
    ) -> None:
        article(published="2011-11-29")
        now("2024-11-28 22:30")
        assert former(client) == []
        settings.TIME_ZONE = "Asia/Baghdad"
        assert [url for url, _, _ in former(client)] == ["/dates/2011/11/29/"]


class TestMidnight:
    """Whatever is kept is of one day."""

    @pytest.fixture(autouse=True)
    def yesterday(self, kept_pages: None, fresh_cache: None, now: Any) -> None:
        article("من أمس", published="2011-11-28")
        article("من اليوم", published="2011-11-29")
        now("2024-11-28 23:59")

    @pytest.mark.parametrize("path", ["/", "/en/"])
    def test_the_page_that_is_kept_is_another_one(
        self, client: Client, now: Any, path: str
    ) -> None:
        first, again = client.get(path), client.get(path)
        assert first.templates and not again.templates
        assert first.content == again.content
        now("2024-11-29 00:00")
        later = client.get(path)
        assert later.templates
        assert [one.card.title for one in later.context["former"]] == ["من اليوم"]
        assert not client.get(path).templates

    def test_a_copy_of_yesterday_is_not_current(self, client: Client, now: Any) -> None:
        headers = client.get("/").headers
        known = {"If-None-Match": headers["ETag"]}
        assert client.get("/", headers=known).status_code == 304
        now("2024-11-29 00:00")
        answer = client.get("/", headers=known)
        assert answer.status_code == 200
        assert answer.headers["ETag"] != headers["ETag"]
        assert client.get("/", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304

    def test_other_pages_stay(self, client: Client, now: Any) -> None:
        tag_of_year = client.get("/dates/2011/").headers["ETag"]
        now("2024-11-29 00:00")
        answer = client.get("/dates/2011/", headers={"If-None-Match": tag_of_year})
        assert answer.status_code == 304
        assert not client.get("/dates/2011/").templates
