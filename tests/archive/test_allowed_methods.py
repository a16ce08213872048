"""What an address may be used for is said before anything is done."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from pytest_django.fixtures import Settings

from archive.allowed_methods import FORMS, PAGES, methods_at
from tests.archive.test_urls import ADDRESSES

READING, FORM = ", ".join(PAGES), ", ".join(FORMS)
CHANGING = ["POST", "PUT", "PATCH", "DELETE", "TRACE"]
PUBLIC = [address for name, _, address in ADDRESSES if name != "oai"]


def test_every_route_is_among_the_addresses() -> None:
    named = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert named == {name for name, _, _ in ADDRESSES}


# Without pytest.mark.django_db: what queries the database fails.
@pytest.mark.parametrize("address", PUBLIC)
def test_pages_are_for_reading_alone(address: str, client: Client) -> None:
    """Whatever is sent to them, no view is called and no token is looked for."""
    strict = Client(enforce_csrf_checks=True)
    for method in CHANGING:
        answer = strict.generic(method, address, data="a=b")
        assert (answer.status_code, answer.headers["Allow"]) == (405, READING), method
        assert not answer.cookies
    answer = client.options(address)
    assert (answer.status_code, answer.content) == (204, b"")
    assert (answer.headers["Allow"], answer.headers["Cache-Control"]) == (READING, "no-store")
    assert "Content-Length" not in answer.headers


def test_what_is_refused_is_told_in_arabic_and_to_programs_as_json(client: Client) -> None:
    page = client.post("/about/")
    assert "<h1>هذا العنوان للقراءة</h1>" in page.content.decode()
    answer = client.put("/api/search/?q=x")
    assert answer.json() == {"error": "method not allowed", "message": "هذا العنوان للقراءة فقط."}


@pytest.mark.parametrize("path", ["/about", "//about/", "/dates/٢٠٢٠", "/en/about/", "//en/about"])
def test_another_way_of_writing_an_address_allows_no_more(path: str, client: Client) -> None:
    assert client.generic("DELETE", path).status_code == 405
    assert client.options(path).headers["Allow"] == READING


def test_a_harvester_and_the_admin_may_send_forms(settings: Settings) -> None:
    admin = reverse("admin:index")
    assert methods_at("/oai/") == methods_at(admin) == methods_at(f"{admin}archive/") == FORMS
    client = Client()
    for path in ("/oai/", admin):
        assert client.options(path).headers["Allow"] == FORM
        for method in ("PUT", "DELETE", "TRACE"):
            answer = client.generic(method, path)
            assert (answer.status_code, answer.headers["Allow"]) == (405, FORM)


def test_nothing_is_traced_or_tunnelled_anywhere(client: Client) -> None:
    for method in ("TRACE", "CONNECT"):
        answer = client.generic(method, "/nothing/")
        assert (answer.status_code, answer.headers["Allow"]) == (405, READING)


@pytest.mark.parametrize("method", ["BREW", "PROPFIND"])
def test_a_method_that_is_not_known_is_not_implemented(method: str, client: Client) -> None:
    answer = client.generic(method, "/about/")
    assert (answer.status_code, "Allow" in answer.headers) == (501, False)
    assert 'lang="ar"' in answer.content.decode()


def test_all_of_the_site_may_be_asked_for_its_methods(client: Client) -> None:
    answer = client.generic("OPTIONS", "/", PATH_INFO="*")
    assert (answer.status_code, answer.headers["Allow"]) == (204, FORM)


@pytest.mark.django_db
def test_nothing_is_there_for_any_method(client: Client) -> None:
    for method in ("POST", "PUT", "OPTIONS"):
        assert client.generic(method, "/nothing/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("address", [*PUBLIC, "/nothing/", "/about", "/tags/لا-شيء/"])
@pytest.mark.parametrize("coding", ["", "gzip"])
def test_head_is_answered_as_get_is_without_a_body(
    address: str, coding: str, client: Client
) -> None:
    wanted: dict[str, Any] = {"headers": {"Accept-Encoding": coding}}
    shown, told = client.get(address, **wanted), client.head(address, **wanted)
    assert (told.status_code, told.content) == (shown.status_code, b"")
    if coding and "Content-Length" not in told.headers:  # as long as chance has it
        assert shown.status_code != 200
        del shown.headers["Content-Length"]
    assert dict(told.headers) == dict(shown.headers)
