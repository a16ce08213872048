"""Pages of years, months and days: what is of that time, and ways to the times beside it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from archive.models import Article
from tests.archive.test_views import beside, titles
from tests.builders import article, withdrawn

pytestmark = pytest.mark.django_db

DATES = [
    *("2010-12-06", "2011-01-31", "2011-02-05", "2011-02-17", "2011-02-17", "2011-02"),
    *("2011", "2011-04-01", "1938-05-01", "1938-06", ""),
]


@pytest.fixture(autouse=True)
def articles() -> None:
    for number, published in enumerate(DATES):
        article(f"{published} رقم {number}", published=published)
    withdrawn(published="2011-02-18")


def others(context: Any) -> list[tuple[str, bool]]:
    """The other calendar's: the address of each, and whether it is linked."""
    return [(other.step.url, other.has_articles) for other in context["others"]]


class TestDays:
    def test_a_day_has_its_articles_and_the_days_beside_it(self, client: Client) -> None:
        context = client.get("/dates/2011/02/17/").context
        assert titles(context["page"]) == ["2011-02-17 رقم 4", "2011-02-17 رقم 3"]
        assert beside(context) == ("/dates/2011/02/05/", "/dates/2011/04/01/")
        assert [step.url for step in context["place"].way] == [
            *("/dates/", "/dates/2011/", "/dates/2011/02/", "/dates/2011/02/17/"),
        ]

    def test_a_day_is_said_in_both_calendars(self, client: Client) -> None:
        answer = client.get("/dates/2011/02/17/")
        text = " ".join(re.sub("<[^>]+>", "", answer.content.decode()).split())
        assert "الخميس، 14 ربيع الأول 1432هـ" in text
        assert others(answer.context) == [("/dates/hijri/1432/03/", True)]

    def test_the_first_day_of_a_month_is_not_what_is_known_of_the_month(
        self, client: Client
    ) -> None:
        article("أول شباط", published="2011-02-01")
        assert titles(client.get("/dates/2011/02/01/").context["page"]) == ["أول شباط"]
        assert client.get("/dates/2011/01/01/").status_code == 404

    @pytest.mark.parametrize(
        ("path", "near"),
        [
            ("/dates/2011/02/18/", ("/dates/2011/02/17/", "/dates/2011/04/01/")),
            ("/dates/2012/01/01/", ("/dates/2011/04/01/", "")),
            ("/dates/1900/01/01/", ("", "/dates/1938/05/01/")),
            ("/dates/2011/03/", ("/dates/2011/02/", "/dates/2011/04/")),
            ("/dates/2009/", ("/dates/1938/", "/dates/2010/")),
            ("/dates/2010/unknown/", ("", "")),
        ],
    )
    def test_a_time_without_articles_leads_to_the_nearest(
        self, client: Client, path: str, near: tuple[str, str]
    ) -> None:
        answer = client.get(path)
        assert (answer.status_code, beside(answer.context)) == (404, near)
        page = answer.content.decode()
        assert [f'href="{one}"' in page for one in near if one] == [True for one in near if one]
        assert '<meta name="robots" content="noindex">' in page

    @pytest.mark.parametrize(
        "path", ["/dates/2011/02/30/", "/dates/2011/13/", "/dates/2011/02/32/"]
    )
    def test_what_is_no_date_says_so(self, client: Client, path: str) -> None:
        answer = client.get(path)
        assert answer.status_code == 404
        assert "ليس هذا تاريخًا" in answer.content.decode()


class TestMonths:
    def test_a_month_has_a_calendar_that_leads_to_its_days(self, client: Client) -> None:
        answer = client.get("/dates/2011/02/")
        table = answer.content.decode().split('<table class="calendar">')[1].split("</table>")[0]
        assert re.findall('href="([^"]+)"', table) == ["/dates/2011/02/05/", "/dates/2011/02/17/"]
        assert '<caption class="unseen">فبراير/ شباط 2011</caption>' in table
        assert re.findall('<th scope="col" abbr="([^"]+)">', table)[0] == "السبت"
        assert '<span class="unseen">: مقالان</span>' in table

    def test_what_has_no_day_stands_in_its_own_place(self, client: Client) -> None:
        context = client.get("/dates/2011/02/").context
        assert (context["rest"].total, context["rest"].step.url) == (1, "/dates/2011/02/unknown/")
        assert titles(client.get("/dates/2011/02/unknown/").context["page"]) == ["2011-02 رقم 5"]
        assert client.get("/dates/2011/04/").context["rest"].total == 0

    def test_a_month_leads_to_those_of_the_other_calendar_that_have_articles(
        self, client: Client
    ) -> None:
        article(published="2011-02-02")
        assert others(client.get("/dates/2011/02/").context) == [
            *(("/dates/hijri/1432/02/", True), ("/dates/hijri/1432/03/", True)),
        ]
        assert others(client.get("/dates/1938/06/").context) == [
            *(("/dates/hijri/1357/04/", False), ("/dates/hijri/1357/05/", False)),
        ]
        for path, is_linked in others(client.get("/dates/2011/04/").context):
            assert client.get(path).status_code == (200 if is_linked else 404), path


class TestYears:
    def test_months_without_articles_are_shown_and_lead_nowhere(self, client: Client) -> None:
        months = client.get("/dates/2011/").context["months"]
        assert [month.total for month in months] == [1, 4, 0, 1, *[0] * 8]
        assert [month.level for month in months[:4]] == [1, 3, 0, 1]
        page = client.get("/dates/2011/").content.decode()
        assert 'href="/dates/2011/02/"' in page and 'href="/dates/2011/03/"' not in page

    def test_what_has_no_month_stands_in_its_own_place(self, client: Client) -> None:
        context = client.get("/dates/2011/").context
        assert (context["rest"].total, context["rest"].step.url) == (1, "/dates/2011/unknown/")
        assert titles(client.get("/dates/2011/unknown/").context["page"]) == ["2011 رقم 6"]

    def test_a_year_leads_to_those_of_the_other_calendar(self, client: Client) -> None:
        assert others(client.get("/dates/2011/").context) == [
            *(("/dates/hijri/1432/", True), ("/dates/hijri/1433/", False)),
        ]


class TestAll:
    def test_years_are_listed_with_the_gaps_between_them(self, client: Client) -> None:
        answer = client.get("/dates/")
        (together,) = answer.context["decades"]
        assert [tuple(row) for row in together.rows] == [
            *((2011, 2011, 7), (2010, 2010, 1), (1939, 2009, 0), (1938, 1938, 2)),
        ]
        assert "من 1939 إلى 2009: لا مقالات" in answer.content.decode()

    def test_what_has_no_date_is_linked_and_listed(self, client: Client) -> None:
        assert 'href="/dates/unknown/"' in client.get("/dates/").content.decode()
        assert titles(client.get("/dates/unknown/").context["page"]) == [" رقم 10"]

    def test_of_many_years_each_decade_is_led_to(self, client: Client) -> None:
        for year in range(1950, 1975):
            article(published=str(year))
        page = client.get("/dates/").content.decode()
        assert re.findall('href="#(y[0-9]+)"', page) == [
            "y2010",
            "y1970",
            "y1960",
            "y1950",
            "y1930",
        ]
        assert re.findall('id="(y[0-9]+)"', page) == ["y2010", "y1970", "y1960", "y1950", "y1930"]


def test_an_archive_without_dates_says_so(client: Client) -> None:
    Article.objects.exclude(published_at=None).delete()
    assert "لا مقالات معروفة التاريخ بعد." in client.get("/dates/").content.decode()
    assert client.get("/dates/hijri/").context["years"] == []
