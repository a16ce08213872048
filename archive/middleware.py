"""What every answer has: policies (nothing from elsewhere, nothing inline), and its length."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

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

# What every answer has, pages and static files alike; a view may have a policy of its own.
SAFETY = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
BODILESS = (204, 304)  # statuses

Respond = Callable[[HttpRequest], HttpResponse]


def content_security_policy(respond: Respond) -> Respond:
    def respond_with_policy(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        add_safety(response.headers)
        return response

    return respond_with_policy


def add_safety(headers: Any, path: str = "", url: str = "") -> None:
    """To the headers of an answer, or of a static file, as WhiteNoise has them added."""
    for name, value in SAFETY.items():
        headers.setdefault(name, value)


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
