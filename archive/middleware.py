"""What every answer has: a policy (nothing from elsewhere, nothing inline), and its length."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "font-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)

BODILESS = (204, 304)  # statuses

Respond = Callable[[HttpRequest], HttpResponse]


def content_security_policy(respond: Respond) -> Respond:
    def respond_with_policy(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        return response

    return respond_with_policy


def lengths(respond: Respond) -> Respond:
    """HEAD is answered as GET is, its length included, but for the body (RFC 9110, section 9.3.2)."""

    def respond_with_length(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        if response.streaming or response.status_code in BODILESS:
            return response
        response.headers.setdefault("Content-Length", str(len(response.content)))
        if request.method == "HEAD" and response.content:
            response.content = b""
            if response.has_header("Content-Encoding"):  # by gzip, as long as chance has it
                del response.headers["Content-Length"]
        return response

    return respond_with_length
