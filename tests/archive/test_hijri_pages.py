"""Pages of Hijri years and months: spans of days, without what is known in part."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from archive import hijri
from tests.archive.test_date_pages import others
from tests.archive.test_views import beside, titles
from tests.builders import article

pytestmark = pytest.mark.django_db

# 1 Rabi al-Awwal 1432 is 4 February 2011, 1 Muharram 1433 is 26 November 2011.
DATES = ["2011-02-03", "2011-02-04", "2011-03-05", "2011-11-26", "2011-02", "2011", "1920-05-01"]


@pytest.fixture(autouse=True)
def articles() -> None:
    for published in DATES:
        article(published, published=published)


def test_years_count_what_has_a_day_within_the_table(client: Client) -> None:
    answer = client.get("/dates/hijri/")
    assert answer.context["years"] == [(1433, 1), (1432, 3)]
    assert "من 1343 إلى 1500هـ" in answer.content.decode()


def test_a_month_has_the_articles_of_its_days(client: Client) -> None:
    context = client.get("/dates/hijri/1432/03/").context
    assert context["here"].name == "ربيع الأول 1432هـ"
    assert titles(context["page"]) == ["2011-03-05", "2011-02-04"]
    assert beside(context) == ("/dates/hijri/1432/02/", "/dates/hijri/1433/01/")
    assert others(context) == [("/dates/2011/02/", True), ("/dates/2011/03/", True)]


def test_its_calendar_numbers_its_own_days_and_leads_to_the_one_page_of_each(
    client: Client,
) -> None:
    page = client.get("/dates/hijri/1432/03/").content.decode()
    table = page.split('<table class="calendar">')[1].split("</table>")[0]
    assert re.findall('<a href="([^"]+)">([0-9]+)<', table) == [
        *(("/dates/2011/02/04/", "1"), ("/dates/2011/03/05/", "30")),
    ]
    assert "بتقويم أم القرى" in page


def test_a_year_has_its_months_and_its_articles(client: Client) -> None:
    context = client.get("/dates/hijri/1432/").context
    assert titles(context["page"]) == ["2011-03-05", "2011-02-04", "2011-02-03"]
    assert {month.url: month.total for month in context["months"] if month.total} == {
        "/dates/hijri/1432/02/": 1,
        "/dates/hijri/1432/03/": 2,
    }
    assert context["months"][2].name == "ربيع الأول"
    assert beside(context) == ("", "/dates/hijri/1433/")
    assert others(context) == [("/dates/2010/", False), ("/dates/2011/", True)]


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("/dates/hijri/1432/04/", ("/dates/hijri/1432/03/", "/dates/hijri/1433/01/")),
        ("/dates/hijri/1431/", ("", "/dates/hijri/1432/")),
        ("/dates/hijri/1500/12/", ("/dates/hijri/1433/01/", "")),
    ],
)
def test_a_time_without_articles_leads_to_the_nearest(
    client: Client, path: str, near: tuple[str, str]
) -> None:
    answer = client.get(path)
    assert (answer.status_code, beside(answer.context)) == (404, near)


@pytest.mark.parametrize("year", [1342, 1501, 9999])
def test_a_year_that_the_table_has_not_says_which_it_has(client: Client, year: int) -> None:
    for path in (f"/dates/hijri/{year}/", f"/dates/hijri/{year}/01/"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "من سنة 1343 إلى سنة 1500هـ" in answer.content.decode()


def test_pages_of_the_first_and_the_last_month_of_the_table(client: Client) -> None:
    article("أول", published=str(hijri.FIRST))
    article("آخر", published=str(hijri.LAST))
    article("بعده", published="2078-01-01")
    first, last = (client.get(f"/dates/hijri/{one}/").context for one in ("1343/01", "1500/12"))
    assert (titles(first["page"]), titles(last["page"])) == (["أول"], ["آخر"])
    assert (beside(first)[0], beside(last)[1]) == ("", "")


def test_the_english_pages_say_their_months(client: Client) -> None:
    page = client.get("/en/dates/hijri/1432/03/").content.decode()
    assert "Rabi al-Awwal 1432 AH" in page
    assert "Thursday, <a" in client.get("/en/dates/2011/02/03/").content.decode()
