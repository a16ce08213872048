"""What did not work is said in Arabic, without a look at the database."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.views.csrf import csrf_failure

from archive import error_pages

# Without pytest.mark.django_db: a page that asks the database anything fails.
PAGES = [
    (error_pages.bad_request, 400, "لم نفهم هذا الطلب"),
    (error_pages.forbidden, 403, "هذه الصفحة ليست متاحة لك"),
    (error_pages.not_found, 404, "لم نجد هذه الصفحة"),
    (error_pages.too_many_requests, 429, "مهلًا من فضلك"),
    (error_pages.server_error, 500, "حدث خطأ عندنا"),
]


@pytest.mark.parametrize(("answer", "status", "title"), PAGES)
def test_a_page_says_what_happened(answer: Any, status: int, title: str) -> None:
    for error in ((), (ValueError("secret"),)):
        page = answer(RequestFactory().get("/nowhere/"), *error)
        html = page.content.decode()
        assert page.status_code == status
        assert f"<h1>{title}</h1>" in html and f">{status}</p>" in html
        assert '<html lang="ar" dir="rtl"' in html
        assert "secret" not in html


@pytest.mark.parametrize("answer", [error_pages.bad_request, error_pages.server_error])
def test_where_nothing_can_be_relied_on_no_request_is_asked(answer: Any) -> None:
    """Its host may be forged, or what every page knows of the site be broken."""
    assert answer(None).content.decode().count("<h1>") == 1


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
