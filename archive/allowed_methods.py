"""What may be done at an address is said before anything is done (RFC 9110, sections 9 and 10.2.1)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import ResolverMatch, resolve
from django.utils import translation

from archive.error_pages import method_not_allowed, not_implemented
from archive.http_caching import NO_STORE, SAFE
from archive.languages import language_of
from archive.middleware import Respond
from archive.one_address import canonical

PAGES = (*SAFE, "OPTIONS")
FORMS = (*PAGES, "POST")
REFUSED = ("PUT", "PATCH", "DELETE", "TRACE", "CONNECT")
KNOWN = {*FORMS, *REFUSED}
TAKES_FORMS = {"oai"}  # routes outside of the admin that are asked by POST, too


def allowed_methods(respond: Respond) -> Respond:
    """Middleware, outside of all that knows what a request is for."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.method in SAFE:
            return respond(request)
        return refusal(request) or respond(request)

    return answer


def refusal(request: HttpRequest) -> HttpResponse | None:
    """None where the method is allowed, and where there is nothing that it could be used on."""
    method, allowed = request.method, methods_at(request.path_info)
    if method not in KNOWN:
        return not_implemented(request)
    if method == "OPTIONS" and allowed:
        headers = {"Allow": ", ".join(allowed), "Cache-Control": NO_STORE}
        return HttpResponse(status=204, headers=headers)
    if method in ("TRACE", "CONNECT") or (allowed and method not in allowed):
        return method_not_allowed(request, allowed or PAGES)
    return None


def methods_at(path: str) -> tuple[str, ...]:
    """Empty where there is nothing; of "*", as OPTIONS has it, those of the whole site."""
    if path == "*":
        return FORMS
    known = canonical(path)
    if known is None:
        return ()
    with translation.override(language_of(known).code):
        return methods_of(resolve(known))


def methods_of(match: ResolverMatch) -> tuple[str, ...]:
    takes_forms = "admin" in match.app_names or match.url_name in TAKES_FORMS
    return FORMS if takes_forms else PAGES
