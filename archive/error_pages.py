"""Answers that a reader did not hope for, in Arabic; none of them queries the database."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import get_template

from archive.wording import translated

Answer = Callable[..., HttpResponse]

UNANSWERED = (OperationalError, InterfaceError)  # of a database that is away, locked or full
RETRY_AFTER = 30  # seconds
FOR_PROGRAMS = ("/api/", "/suggest/")  # paths whose answers are JSON, these too
# status -> (for programs, for who reads what they print)
SENTENCES = {
    400: ("bad request", "لم نفهم هذا الطلب."),
    403: ("forbidden", "هذا العنوان ليس متاحًا لك."),
    404: ("not found", "لا شيء في هذا العنوان."),
    405: ("method not allowed", "هذا العنوان للقراءة فقط."),
    410: ("withdrawn", "سُحب هذا المقال."),
    429: ("too many requests", "وصلتنا منك طلبات كثيرة في وقت قصير. انتظر دقيقة ثم حاول من جديد."),
    500: ("server error", "حدث خطأ عندنا، وقد سُجّل لنصلحه."),
    501: ("not implemented", "لا نعرف هذه الطريقة في الطلب."),
    503: ("unavailable", "لا تجيب قاعدة الأرشيف الآن. حاول من جديد بعد نصف دقيقة."),
}


def as_json(status: int, error: str = "", message: str = "", **more: Any) -> JsonResponse:
    """An error under /api/: `error` for programs, `message` for people."""
    known, sentence = SENTENCES[status]
    told = more | {"error": error or known, "message": message or sentence}
    return JsonResponse(told, status=status, json_dumps_params={"ensure_ascii": False})


def is_for_programs(request: HttpRequest | None) -> bool:
    return request is not None and request.path_info.startswith(FOR_PROGRAMS)


def reason_of(exception: Exception | None) -> str:
    """What a view of ours says is not there, a message of the chrome; Django speaks of addresses."""
    reason = exception.args[0] if isinstance(exception, Http404) and exception.args else ""
    is_ours = isinstance(reason, str) and re.match("[ء-ي]", reason) is not None
    return translated(reason) if is_ours else ""


def _page(status: int, template: str = "") -> Answer:
    """A view that answers with the template named after the status, dressed as the site."""

    def answer(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
        reason = reason_of(exception)
        if is_for_programs(request):
            return as_json(status, message=reason)
        context = {"status": status, "reason": reason}
        return render(request, template or f"{status}.html", context, status=status)

    return answer


def _bare_page(status: int) -> Answer:
    """The same without asking the request anything: its host may be forged, the site broken."""

    def answer(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
        if is_for_programs(request):
            return as_json(status)
        return HttpResponse(get_template(f"{status}.html").render(), status=status)

    return answer


bad_request = _bare_page(400)
forbidden = _page(403)
not_found = _page(404)
too_many_requests = _page(429)
_server_error = _bare_page(500)
_unavailable = _bare_page(503)
not_implemented = _page(501, "405.html")
_method_not_allowed = _page(405)


def server_error(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What became of the exception in hand: a database that does not answer may soon do so."""
    if not isinstance(sys.exc_info()[1], UNANSWERED):
        return _server_error(request)
    response = _unavailable(request)
    response.headers["Retry-After"] = str(RETRY_AFTER)
    return response


def method_not_allowed(request: HttpRequest, allowed: Iterable[str]) -> HttpResponse:
    """With those that are."""
    response = _method_not_allowed(request)
    response.headers["Allow"] = ", ".join(allowed)
    return response
