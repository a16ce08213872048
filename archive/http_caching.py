"""Conditional requests, what caches may do with an answer, and the pages that a worker keeps.

A page is known by the number of the change at which it was rendered (`archive/validators.py`):
a copy that is still current is answered with 304 before any work, and a page that the worker
keeps is sent without being rendered again.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any, NamedTuple

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_vary_headers

from archive import daily, release
from archive.changes import Change
from archive.content_encoding import compressed, decompressed, is_worth_it, takes_gzip
from archive.dependencies import Dependencies, collected
from archive.middleware import Respond
from archive.page_cache import Page, PageCache, numbers_of, shared
from archive.validators import (
    Tag,
    is_not_modified,
    last_modified,
    microseconds,
    settled,
    tag_of,
    tags_in,
)

SAFE = ("GET", "HEAD")
NO_STORE = "no-store"
WITHOUT_VALIDATORS = {301, 404, 410}  # what caches may keep just as long, and fetch anew then
LARGE = 1_000_000  # bytes; to compress them takes longer than to send them
OF_ONE_REQUEST = {"content-length", "content-encoding"}


class PageRequest(NamedTuple):
    """A question for a page at `address`: the WSGI environment, and `pages` with what was the
    latest change at some moment after `time`, in seconds since 1970."""

    meta: Mapping[str, Any]
    pages: PageCache
    address: str
    change: Change
    time: float

    @classmethod
    def of(cls, meta: Mapping[str, Any], pages: PageCache) -> PageRequest:
        """Raises DatabaseError."""
        now = time.time()
        return cls(meta, pages, address_of(meta), pages.latest_change(), now)

    @property
    def began(self) -> float:
        """When the page may first have been as it is, whatever has changed since."""
        return max(self.pages.began, daily.began(daily.day_of(self.meta["PATH_INFO"])))

    @property
    def is_for_headers(self) -> bool:
        return bool(self.meta["REQUEST_METHOD"] == "HEAD")

    def header(self, name: str) -> str:
        value: str = self.meta.get(f"HTTP_{name}", "")
        return value


def cached_pages(respond: Respond) -> Respond:
    """Middleware. Inside of what adds headers to all answers, outside of what knows the reader."""
    release.digest()
    pages = PageCache(page_cache_bytes, time.time)

    def answer(request: HttpRequest) -> HttpResponse:
        if request.method not in SAFE:
            return respond(request)
        try:
            page_request = PageRequest.of(request.META, pages)
        except DatabaseError:  # who needs the database will say so
            return uncached(respond(request), Dependencies(is_passing=True))
        page = pages.get(page_request.address)
        if tag := current_tag(page_request, page):
            return HttpResponseNotModified(headers=not_modified(tag))
        if page:
            return sent(page_request, page, HttpResponse(headers=dict(page.headers)))
        with collected() as read:
            response = respond(request)
        if not is_public(response, read) or is_misplaced(request.path_info, read):
            return uncached(response, read)
        page = page_of(page_request, response, read)
        pages.keep(page_request.address, page)
        if tag := current_tag(page_request, page):
            return HttpResponseNotModified(headers=not_modified(tag))
        return sent(page_request, page, response)

    return answer


def page_cache_bytes() -> int:
    megabytes: int = settings.PAGE_CACHE_MEGABYTES
    return megabytes * 1_000_000


def address_of(meta: Mapping[str, Any]) -> str:
    """All of a request that a public page depends on, the day if it is of that. The path comes last:
    it may hold anything."""
    host = meta.get("HTTP_HOST") or f"{meta.get('SERVER_NAME')}:{meta.get('SERVER_PORT')}"
    names = ("SCRIPT_NAME", "QUERY_STRING", "PATH_INFO")
    day = daily.day_of(meta.get("PATH_INFO") or "")
    of_day = (str(day),) if day else ()
    return "\n".join((scheme_of(meta), host, *of_day, *(meta.get(name) or "" for name in names)))


def scheme_of(meta: Mapping[str, Any]) -> str:
    """What makes a request one by http or https, as the server and a trusted proxy have it."""
    header, _ = settings.SECURE_PROXY_SSL_HEADER or ("", "")
    return f"{meta['wsgi.url_scheme']} {meta.get(header, '')}"


def current_tag(page_request: PageRequest, page: Page | None) -> Tag | None:
    """Of the copies that the reader has, one that is the page as it is now.

    `page` is known not to have been touched until `page_request.change`. What no page is known of is
    current while nothing at all has changed.
    """
    if_none_match = page_request.header("IF_NONE_MATCH")
    if if_none_match == "*":
        return tag_of(page.change, page_request.address) if page else None
    if if_none_match:
        return next(
            (tag for tag in tags_in(if_none_match) if is_current(tag, page_request, page)), None
        )
    since = page_request.header("IF_MODIFIED_SINCE")
    if page and since and is_not_modified(since, settled(page.change, page_request.began)):
        return tag_of(page.change, page_request.address)
    return None


def is_current(tag: Tag, page_request: PageRequest, page: Page | None) -> bool:
    latest = tag_of(page_request.change, page_request.address)
    if tag == latest:
        return True
    if page is None or tag.digest != latest.digest:
        return False
    if tag.number == page.change.number:
        return tag.at == microseconds(page.change)
    # A change of a number in between that came before the page was begun is one of an archive
    # that was replaced by a copy, or took long to be committed.
    return page.change.number < tag.number < latest.number and tag.at >= page.begun * 1_000_000


def is_public(response: HttpResponse, read: Dependencies) -> bool:
    """Whether it is a page for everyone of which it is known what changes it."""
    return (
        response.status_code == 200
        and read.can_be_kept
        and not response.streaming
        and not response.has_header("Cache-Control")
        and not is_personal(response)
    )


def is_misplaced(path: str, read: Dependencies) -> bool:
    """Whether it is of this day at an address that is the same tomorrow."""
    return read.is_of_today and path not in daily.PATHS


def is_personal(response: HttpResponse) -> bool:
    return bool(response.cookies) or "cookie" in response.headers.get("Vary", "").lower()


def page_of(page_request: PageRequest, response: HttpResponse, read: Dependencies) -> Page:
    response.headers["Cache-Control"] = for_caches()
    patch_vary_headers(response, ("Accept-Encoding",))
    body = response.content
    is_compressed = is_worth_it(response.headers.get("Content-Type", ""), body)
    if len(body) > LARGE:  # as an original may be: for those alone who take it
        is_compressed = is_compressed and takes_gzip(page_request.header("ACCEPT_ENCODING"))
    headers = (
        (name, value)
        for name, value in response.headers.items()
        if name.lower() not in OF_ONE_REQUEST
    )
    return Page(
        compressed(body) if is_compressed else body,
        is_compressed,
        shared(tuple(headers)),
        page_request.change,
        page_request.time,
        numbers_of(read.keys),
    )


def for_caches() -> str:
    return f"public, max-age={settings.PAGE_MAX_AGE}, must-revalidate"


def sent(page_request: PageRequest, page: Page, response: HttpResponse) -> HttpResponse:
    headers, body = representation(page_request, page)
    response.content = b"" if page_request.is_for_headers else body
    for name, value in headers.items():
        response.headers[name] = value
    response.page, response.pages = page, page_request.pages  # type: ignore[attr-defined]
    return response


def representation(page_request: PageRequest, page: Page) -> tuple[dict[str, str], bytes]:
    """The page as this client takes it, with the headers that depend on the request or on time."""
    body, headers = page.body, dict[str, str]()
    if page.is_compressed:
        if takes_gzip(page_request.header("ACCEPT_ENCODING")):
            headers["Content-Encoding"] = "gzip"
        else:
            body = decompressed(body)
    headers["Content-Length"] = str(len(body))
    headers["ETag"] = str(tag_of(page.change, page_request.address))
    headers["Last-Modified"] = last_modified(
        settled(page.change, page_request.began), page_request.time
    )
    return headers, body


def not_modified(tag: Tag) -> dict[str, str]:
    """The headers of an answer without a body."""
    return {"ETag": str(tag), "Cache-Control": for_caches(), "Vary": "Accept-Encoding"}


def uncached(response: HttpResponse, read: Dependencies) -> HttpResponse:
    """What is not sent from a page; a view that names its own rules for caches keeps them."""
    if not response.has_header("Cache-Control"):
        may_be_kept = (
            response.status_code in WITHOUT_VALIDATORS
            and not read.is_passing
            and not is_personal(response)
        )
        response.headers["Cache-Control"] = for_caches() if may_be_kept else NO_STORE
    return response
