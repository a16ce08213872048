"""Pages of one day: which they are, when they began, and what is known of a copy by its time."""

from __future__ import annotations

import datetime

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import timezone
from django.utils.http import http_date
from pytest_django.fixtures import Settings

from archive import daily, http_caching
from archive.addresses import address_in
from archive.dependencies import RELEASE, note, today
from archive.http_caching import cached_pages
from archive.languages import LANGUAGES
from archive.validators import COMMIT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_pages", "fresh_cache")]

DAY = datetime.date(2090, 11, 29)  # later than any change of the database
NOON = datetime.datetime(2090, 11, 29, 12, tzinfo=datetime.UTC)


def test_the_first_page_is_of_the_day_in_each_language() -> None:
    assert {address_in(code, "home") for code in LANGUAGES} == daily.PATHS
    assert daily.day_of("/") == daily.day_of("/en/") == timezone.localdate()
    assert daily.day_of("/dates/") is None
    assert daily.began(None) == 0


@pytest.mark.parametrize(("zone", "hour"), [("UTC", 0), ("Asia/Baghdad", -3)])
def test_a_day_begins_at_midnight_where_the_site_is(
    settings: Settings, zone: str, hour: int
) -> None:
    settings.TIME_ZONE = zone
    midnight = datetime.datetime(2090, 11, 29, tzinfo=datetime.UTC)
    assert daily.began(DAY) == (midnight + datetime.timedelta(hours=hour)).timestamp()


def page_of_today(request: HttpRequest) -> HttpResponse:
    note(RELEASE)
    return HttpResponse(str(today()), headers={"Content-Type": "text/plain"})


def test_what_is_of_the_day_is_kept_where_the_address_says_so() -> None:
    respond = cached_pages(page_of_today)
    assert "ETag" in respond(RequestFactory().get("/")).headers
    elsewhere = respond(RequestFactory().get("/elsewhere/")).headers
    assert "ETag" not in elsewhere
    assert elsewhere["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("copied", "status"),
    [
        (datetime.timedelta(hours=-13), 200),  # before midnight, though nothing has changed since
        (datetime.timedelta(hours=-12), 200),
        (datetime.timedelta(hours=-12, seconds=COMMIT + 1), 304),
    ],
)
def test_a_copy_is_current_if_it_was_made_on_this_day(
    monkeypatch: pytest.MonkeyPatch, copied: datetime.timedelta, status: int
) -> None:
    long_ago = (NOON - datetime.timedelta(days=9)).timestamp()
    monkeypatch.setattr(http_caching.time, "time", lambda: long_ago)
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    respond = cached_pages(page_of_today)
    respond(RequestFactory().get("/"))
    known = {"If-Modified-Since": http_date((NOON + copied).timestamp())}
    assert respond(RequestFactory().get("/", headers=known)).status_code == status
