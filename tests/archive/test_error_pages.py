"""What did not work is said in Arabic, without a look at the database."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.cache import cache
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpResponse
from django.test import Client, RequestFactory
from django.views.csrf import csrf_failure
from pytest_django.fixtures import Settings

from archive import error_pages
from archive.languages import ENGLISH, speaking

# Without pytest.mark.django_db: a page that asks the database anything fails.
PAGES = [
    (error_pages.bad_request, 400, "لم نفهم هذا الطلب"),
    (error_pages.forbidden, 403, "هذه الصفحة ليست متاحة لك"),
    (error_pages.not_found, 404, "لم نجد هذه الصفحة"),
    (error_pages.not_implemented, 501, "هذا العنوان للقراءة"),
    (error_pages.too_many_requests, 429, "مهلًا من فضلك"),
    (error_pages.server_error, 500, "حدث خطأ عندنا"),
]


@pytest.mark.parametrize(("answer", "status", "title"), PAGES)
def test_a_page_says_what_happened(answer: Any, status: int, title: str) -> None:
    for error in ((), (ValueError("secret"),)):
        page = answer(RequestFactory().get("/nowhere/"), *error)
        html = page.content.decode()
        assert page.status_code == status
        assert f"<h1>{title}</h1>" in html and f'<bdi dir="ltr">{status}</bdi></p>' in html
        assert '<html lang="ar" dir="rtl"' in html
        assert "secret" not in html


@pytest.mark.parametrize("answer", [error_pages.bad_request, error_pages.server_error])
def test_where_nothing_can_be_relied_on_no_request_is_asked(answer: Any) -> None:
    """Its host may be forged, or what every page knows of the site be broken."""
    assert answer(None).content.decode().count("<h1>") == 1


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_a_database_that_does_not_answer_is_no_fault_of_ours(error: type[Exception]) -> None:
    def answer(path: str) -> HttpResponse:
        try:
            raise error("secret")
        except error:
            return error_pages.server_error(RequestFactory().get(path))

    page, answered = answer("/tags/"), answer("/api/search/")
    assert {one.status_code for one in (page, answered)} == {503}
    assert {one.headers["Retry-After"] for one in (page, answered)} == {"30"}
    assert "<h1>الأرشيف لا يجيب الآن</h1>" in page.content.decode()
    assert "secret" not in page.content.decode()
    assert json.loads(answered.content) == {
        "error": "unavailable",
        "message": "لا تجيب قاعدة الأرشيف الآن. حاول من جديد بعد نصف دقيقة.",
    }


@pytest.mark.parametrize("answer", [error_pages.forbidden, error_pages.not_found])
def test_where_the_site_works_the_page_leads_on(answer: Any) -> None:
    html = answer(RequestFactory().get("/nowhere/")).content.decode()
    assert 'action="/search/"' in html and 'class="sections"' in html


def test_a_form_without_its_token_is_answered_as_what_is_forbidden() -> None:
    page = csrf_failure(RequestFactory().post("/admin/"), template_name="403_csrf.html")
    assert page.status_code == 403
    assert "<h1>هذه الصفحة ليست متاحة لك</h1>" in page.content.decode()


@pytest.mark.django_db
def test_an_address_of_nothing_is_answered_by_the_site(client: Client) -> None:
    page = client.get("/nowhere/")
    assert page.status_code == 404
    assert page.content == error_pages.not_found(page.wsgi_request).content


def test_a_view_says_what_is_not_there() -> None:
    request = RequestFactory().get("/dates/1850/")
    for reason, is_said in [("لا مقالات من هذه السنة.", True), ("No Article", False)]:
        html = error_pages.not_found(request, Http404(reason)).content.decode()
        assert (reason in html) is is_said
    with speaking(ENGLISH):
        html = error_pages.not_found(request, Http404("لا مقال بهذا الرقم.")).content.decode()
    assert "<p>There is no article of this number.</p>" in html and "لا مقال" not in html


@pytest.mark.parametrize(
    ("answer", "status", "error", "message"),
    [
        (error_pages.bad_request, 400, "bad request", "لم نفهم هذا الطلب."),
        (error_pages.forbidden, 403, "forbidden", "هذا العنوان ليس متاحًا لك."),
        (error_pages.not_found, 404, "not found", "لا شيء في هذا العنوان."),
        (error_pages.not_implemented, 501, "not implemented", "لا نعرف هذه الطريقة في الطلب."),
        (error_pages.server_error, 500, "server error", "حدث خطأ عندنا، وقد سُجّل لنصلحه."),
    ],
)
@pytest.mark.parametrize("path", ["/api/nowhere/", "/suggest/nowhere/"])
def test_programs_are_told_in_json(
    answer: Any, status: int, error: str, message: str, path: str
) -> None:
    told = answer(RequestFactory().get(path), ValueError("secret"))
    assert (told.status_code, told.headers["Content-Type"]) == (status, "application/json")
    assert json.loads(told.content) == {"error": error, "message": message}
    assert message in told.content.decode(), "Arabic letters as they are"


def test_what_is_allowed_is_told_with_a_refusal() -> None:
    told = error_pages.method_not_allowed(RequestFactory().put("/api/search/"), ("GET", "HEAD"))
    assert (told.status_code, told.headers["Allow"]) == (405, "GET, HEAD")
    assert json.loads(told.content)["error"] == "method not allowed"


@pytest.mark.django_db
def test_what_no_view_answers_is_json_under_api(client: Client, settings: Settings) -> None:
    """A forged host, an address of nothing, too many parameters, too many searches."""
    settings.SEARCH_RATE = 1
    cache.clear()
    client.get("/api/search/?q=ا", REMOTE_ADDR="192.0.2.7")
    many = "&".join(f"a{n}=1" for n in range(2000))
    for path, host, sender, status in [
        ("/api/search/", "evil.example", 8, 400),
        ("/api/nowhere", "testserver", 8, 404),
        ("/api/articles/77/", "testserver", 8, 404),
        (f"/api/search/?{many}", "testserver", 8, 400),
        ("/api/search/?q=ا", "testserver", 7, 429),
    ]:
        answer = client.get(path, headers={"host": host}, REMOTE_ADDR=f"192.0.2.{sender}")
        assert answer.status_code == status, path
        said = {"/api/articles/77/": "لا مقال بهذا الرقم."}  # by the view itself
        assert answer.json()["message"] == said.get(path, error_pages.SENTENCES[status][1]), path
