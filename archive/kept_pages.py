"""Pages that are kept, sent before Django looks at the request.

Django spends more on such an answer than all the rest does: on its layers, signals and objects.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.core.handlers.wsgi import get_path_info, get_script_name
from django.db import DatabaseError

from archive import open_connections
from archive.http_caching import (
    SAFE,
    PageRequest,
    address_of,
    current_tag,
    not_modified,
    representation,
    scheme_of,
)
from archive.one_address import has_odd_escapes
from archive.page_cache import Headers, Page, PageCache

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]

MOST_FORMS = 64  # of headers: there are a few kinds of pages, by http and by https
OF_ONE_REQUEST = {"content-length", "content-encoding", "etag", "last-modified"}
OF_ITS_OWN = {"link", "memento-datetime"}  # what the page of one article alone has
OF_A_BODY = {"content-type", "content-disposition", "cache-control", "vary", "x-frame-options"}


def as_django_reads(environ: Environ) -> Environ:
    """With paths as texts, which WSGI has as bytes in the guise of Latin-1."""
    paths = {"PATH_INFO": get_path_info(environ), "SCRIPT_NAME": get_script_name(environ)}
    return environ | paths


def parted(headers: Headers) -> tuple[Headers, Headers]:
    """Those of this page alone, and those of its kind."""
    own = tuple(one for one in headers if one[0].lower() in OF_ITS_OWN)
    return own, tuple(one for one in headers if one not in own)


class Answer(NamedTuple):
    status: str
    headers: list[tuple[str, str]]
    body: bytes = b""


class KeptPages:
    """A WSGI application before Django's, which renders pages and keeps them
    (`archive/http_caching.py`). It learns from Django where they are, and which headers all the
    layers add to a page."""

    def __init__(self, django: Application) -> None:
        self._django = django
        self._pages: PageCache | None = None
        self._headers: dict[tuple[str, Headers], Headers] = {}

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if answer := self._answer(environ):
            start_response(answer.status, answer.headers)
            return [answer.body]
        return self._rendered(environ, start_response)

    def _answer(self, environ: Environ) -> Answer | None:
        """None of what is not kept, and of what Django can say better, as why there is no database."""
        pages = self._pages
        if pages is None or environ["REQUEST_METHOD"] not in SAFE or has_odd_escapes(environ):
            return None
        meta = as_django_reads(environ)
        if not pages.get(address_of(meta)):
            return None
        try:
            open_connections.refresh()
            page_request = PageRequest.of(meta, pages)
        except DatabaseError:
            return None
        page = pages.get(page_request.address)
        if page is None:
            return None
        own, shared = parted(page.headers)
        headers = self._headers.get((scheme_of(environ), shared))
        return self._kept(page_request, page, (*headers, *own)) if headers else None

    def _kept(self, page_request: PageRequest, page: Page, headers: Headers) -> Answer:
        if tag := current_tag(page_request, page):
            others = [one for one in headers if one[0].lower() not in OF_A_BODY]
            return Answer("304 Not Modified", [*others, *not_modified(tag).items()])
        own, body = representation(page_request, page)
        return Answer(
            "200 OK", [*headers, *own.items()], b"" if page_request.is_for_headers else body
        )

    def _rendered(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        sent = list[tuple[str, str]]()

        def start(status: str, headers: list[tuple[str, str]], *error: Any) -> Any:
            sent[:] = headers
            return start_response(status, headers, *error)

        response = self._django(environ, start)
        if page := getattr(response, "page", None):
            self._learn(environ, page, sent)
            self._pages = getattr(response, "pages", None)
        return response

    def _learn(self, environ: Environ, page: Page, sent: list[tuple[str, str]]) -> None:
        if len(self._headers) >= MOST_FORMS:
            self._headers.clear()
        headers = tuple(one for one in sent if one[0].lower() not in OF_ONE_REQUEST | OF_ITS_OWN)
        self._headers[scheme_of(environ), parted(page.headers)[1]] = headers
