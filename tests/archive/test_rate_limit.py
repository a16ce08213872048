"""How often one client may ask, and who a client is."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from archive import rate_limit
from archive.rate_limit import client_of, rate_limited

pytestmark = pytest.mark.usefixtures("fresh_cache")


@rate_limited
def view(request: HttpRequest, word: str = "") -> HttpResponse:
    return HttpResponse(f"سؤال {word}")


@pytest.fixture(autouse=True)
def at_second_15_of_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rate_limit.time, "time", lambda: 600_015.0)


def ask(address: str = "192.0.2.1", forwarded: str = "") -> HttpResponse:
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    return view(RequestFactory().get("/", REMOTE_ADDR=address, **headers), word="واحد")


def test_nobody_is_limited_by_a_rate_of_zero(settings: Settings) -> None:
    settings.SEARCH_RATE = 0
    assert {ask().status_code for _ in range(50)} == {200}


def test_question_after_the_last_allowed_one_is_too_many(settings: Settings) -> None:
    settings.SEARCH_RATE = 3
    assert [ask().status_code for _ in range(5)] == [200, 200, 200, 429, 429]


def test_too_many_questions_get_an_arabic_page_that_says_when_to_return(settings: Settings) -> None:
    settings.SEARCH_RATE = 1
    ask()
    answer = ask()
    assert answer.headers["Retry-After"] == "45"
    assert 'lang="ar"' in answer.content.decode()


def test_next_minute_starts_anew(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.SEARCH_RATE = 1
    ask()
    monkeypatch.setattr(rate_limit.time, "time", lambda: 600_060.0)
    assert ask().status_code == 200


def test_each_address_is_counted_for_itself(settings: Settings) -> None:
    settings.SEARCH_RATE = 1
    assert [ask("192.0.2.1").status_code, ask("192.0.2.2").status_code] == [200, 200]


def test_view_gets_its_arguments(settings: Settings) -> None:
    settings.SEARCH_RATE = 1
    assert ask().content.decode() == "سؤال واحد"


CLIENTS = [
    # trusted proxies, X-Forwarded-For, REMOTE_ADDR, client
    (0, "", "192.0.2.1", "192.0.2.1"),
    (0, "203.0.113.9", "192.0.2.1", "192.0.2.1"),
    (1, "203.0.113.9", "192.0.2.1", "203.0.113.9"),
    (1, "198.51.100.1, 203.0.113.9", "192.0.2.1", "203.0.113.9"),
    (2, "198.51.100.1, 203.0.113.9, 192.0.2.5", "192.0.2.1", "203.0.113.9"),
    (2, "203.0.113.9", "192.0.2.1", "203.0.113.9"),
    (1, "", "192.0.2.1", "192.0.2.1"),
    (1, "  ,, 203.0.113.9 ", "192.0.2.1", "203.0.113.9"),
    (1, "203.0.113.9", "", "203.0.113.9"),
    (0, "", "", "unknown"),
    (1, "كلام", "192.0.2.1", "unknown"),
    (0, "", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
    (0, "", "::ffff:192.0.2.1", "192.0.2.1"),
]


@pytest.mark.parametrize(("proxies", "forwarded", "remote", "client"), CLIENTS)
def test_client_is_what_the_outermost_trusted_proxy_saw(
    proxies: int, forwarded: str, remote: str, client: str, settings: Settings
) -> None:
    settings.TRUSTED_PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR=remote, HTTP_X_FORWARDED_FOR=forwarded)
    assert client_of(request) == client


def test_forged_addresses_before_the_proxys_own_win_nothing(settings: Settings) -> None:
    settings.SEARCH_RATE, settings.TRUSTED_PROXIES = 1, 1
    forged = [ask(forwarded=f"198.51.100.{number}, 203.0.113.9") for number in range(3)]
    assert [answer.status_code for answer in forged] == [200, 429, 429]
