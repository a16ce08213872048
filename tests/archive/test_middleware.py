"""Every answer forbids what comes from elsewhere, unless its view says otherwise."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from archive.middleware import SAFETY, content_security_policy, lengths

HEADER = "Content-Security-Policy"


def answered(own: str | None = None) -> HttpResponse:
    """What becomes of an answer that has this policy of its own."""

    def view(request: HttpRequest) -> HttpResponse:
        assert request.path == "/path/"
        return HttpResponse("نص", status=203, headers={HEADER: own} if own else {})

    return content_security_policy(view)(RequestFactory().get("/path/"))


def test_only_what_is_ours_may_be_loaded_and_nothing_inline() -> None:
    answer = answered()
    assert (answer.status_code, answer.content.decode()) == (203, "نص")
    policy = {
        name: set(sources)
        for name, *sources in (part.split() for part in answer.headers[HEADER].split("; "))
    }
    ours = ("script", "style", "img", "connect", "font", "manifest")
    assert policy == {
        "default-src": {"'none'"},
        **{f"{kind}-src": {"'self'"} for kind in ours},
        "form-action": {"'self'"},
        "base-uri": {"'none'"},
        "frame-ancestors": {"'none'"},
    }


def test_a_view_may_be_stricter() -> None:
    assert answered("sandbox").headers[HEADER] == "sandbox"


@pytest.mark.django_db
def test_it_is_on_answers_that_no_view_gives(client: Client) -> None:
    """A missing slash, an address of nothing, a host that is not ours."""
    policy = answered().headers[HEADER]
    for path, host, status in [
        ("/about", "testserver", 301),
        ("/nowhere/at/all/", "testserver", 404),
        ("/about/", "elsewhere.example", 400),
    ]:
        answer = client.get(path, headers={"host": host})
        assert (answer.status_code, answer.headers[HEADER]) == (status, policy), path


@pytest.mark.parametrize(
    ("method", "status", "headers", "told"),
    [
        # told: the text, and its length
        ("GET", 200, {}, ("نص".encode(), "4")),
        ("GET", 404, {"Content-Length": "4"}, ("نص".encode(), "4")),
        ("HEAD", 404, {}, (b"", "4")),
        ("HEAD", 404, {"Content-Length": "4"}, (b"", "4")),
        ("HEAD", 404, {"Content-Length": "9", "Content-Encoding": "gzip"}, (b"", None)),
        ("OPTIONS", 204, {}, ("نص".encode(), None)),
    ],
)
def test_every_answer_says_how_long_it_is_to_head_too(
    method: str, status: int, headers: dict[str, str], told: tuple[bytes, str | None]
) -> None:
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse("نص", status=status, headers=headers)

    answer = lengths(view)(RequestFactory().generic(method, "/path/"))
    assert (answer.content, answer.headers.get("Content-Length")) == told


def test_what_is_known_of_a_page_without_its_text_stays() -> None:
    """Of a page that is kept, HEAD has the length already."""

    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(headers={"Content-Length": "9", "Content-Encoding": "gzip"})

    answer = lengths(view)(RequestFactory().head("/path/"))
    assert answer.headers["Content-Length"] == "9"


STATIC = ["/static/css/site.css", "/static/icons/share.png"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/nowhere/", "/api/search/?q=", "/admin/login/", *STATIC])
def test_pages_and_static_files_may_do_and_be_nothing_they_need_not(
    path: str, client: Client
) -> None:
    headers = client.get(path).headers
    assert {name: headers.get(name) for name in SAFETY} == SAFETY
