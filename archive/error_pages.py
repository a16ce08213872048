"""Answers that a reader did not hope for, in Arabic; none of them queries the database."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template

Answer = Callable[..., HttpResponse]


def _page(status: int) -> Answer:
    """A view that answers with the template named after the status, dressed as the site."""

    def answer(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
        return render(request, f"{status}.html", status=status)

    return answer


def _bare_page(status: int) -> Answer:
    """The same without asking the request anything: its host may be forged, the site broken."""

    def answer(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
        return HttpResponse(get_template(f"{status}.html").render(), status=status)

    return answer


bad_request = _bare_page(400)
forbidden = _page(403)
not_found = _page(404)
too_many_requests = _page(429)
server_error = _bare_page(500)
