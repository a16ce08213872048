"""Every page has one address: other ways of writing it lead there, within this site, in one step."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from django.core.handlers.wsgi import get_str_from_wsgi
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import Resolver404, get_script_prefix, resolve
from django.utils import translation
from django.utils.encoding import iri_to_uri

from archive.http_caching import SAFE, for_caches
from archive.languages import language_of
from archive.middleware import Respond

UNSURE = (301, 404)  # Django, too, looks for a last slash
SEARCHING = {"written_date"}  # routes that look for what was meant by any path
UNQUOTED = "!$&'()*+,;=/~:@"  # as in the addresses that Django makes (RFC 3986, section 3.3)
SLASHES = re.compile("//+")
# An escape in small letters, and one of a sign that needs none (RFC 3986, section 6.2.2).
ODD_ESCAPE = re.compile(
    "%(?:[a-f][0-9A-Fa-f]|[0-9A-F][a-f]|2[DEF]|3[0-9]|4[1-9A-F]|5[0-9AF]|6[1-9A-F]|7[0-9AE])"
)
# Between two slashes nothing but digits and Latin letters: a number, or the name of a file.
NUMBERED = re.compile("(?<![^/])[0-9A-Za-z٠-٩۰-۹.-]+(?![^/])")
LATIN = {ord(zero) + digit: str(digit) for zero in "٠۰" for digit in range(10)}


def one_address(respond: Respond) -> Respond:
    """Middleware, outside of what keeps pages: they are known by paths without escapes."""

    def answer(request: HttpRequest) -> HttpResponse:
        if is_oddly_written(request) or request.method not in SAFE:
            return to_the_one(request) or respond(request)
        response = respond(request)
        if request.resolver_match or response.status_code not in UNSURE:
            return response  # of a view, or of a page that is kept
        return to_the_one(request) or response

    return answer


def is_oddly_written(request: HttpRequest) -> bool:
    path = request.path_info
    return (
        "//" in path or not unicodedata.is_normalized("NFC", path) or has_odd_escapes(request.META)
    )


def has_odd_escapes(meta: Mapping[str, Any]) -> bool:
    """As far as the server tells what it was sent, as gunicorn and uWSGI do."""
    sent: str = meta.get("RAW_URI") or meta.get("REQUEST_URI") or ""
    return "%" in sent and bool(ODD_ESCAPE.search(sent.partition("?")[0]))


def to_the_one(request: HttpRequest) -> HttpResponse | None:
    """The way to the one address; None where the request has it, or where there is none."""
    path = canonical(request.path_info)
    if path is None or (path == request.path_info and not has_odd_escapes(request.META)):
        return None
    request.get_host()  # a forged one is refused here as everywhere
    location = quote(get_script_prefix().rstrip("/") + path, safe=UNQUOTED)
    if query := get_str_from_wsgi(request.META, "QUERY_STRING", ""):
        location += f"?{iri_to_uri(query)}"
    return HttpResponsePermanentRedirect(
        location,
        preserve_request=request.method not in SAFE,
        headers={"Cache-Control": for_caches()},
    )


def route_of(path: str) -> str | None:
    """The name of the route of a path, in the language that its first part names; None where there
    is none."""
    with translation.override(language_of(path).code):
        try:
            return resolve(path).url_name or ""
        except Resolver404:
            return None


def canonical(path: str, route_of: Callable[[str], str | None] = route_of) -> str | None:
    """The path at which what `path` means is known; None when nothing is."""
    sought = None
    for one in spellings(unicodedata.normalize("NFC", SLASHES.sub("/", path))):
        route = route_of(one)
        if route is not None and route not in SEARCHING:
            return one
        if route is not None and sought is None:
            sought = one
    return sought


def spellings(path: str) -> Iterator[str]:
    """As it is, with the last slash or without it, and the same with Latin digits."""
    for one in dict.fromkeys((path, NUMBERED.sub(lambda part: part[0].translate(LATIN), path))):
        yield one
        yield one.rstrip("/") if one.endswith("/") else f"{one}/"
