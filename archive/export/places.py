"""Which addresses of the site have a place in its static edition, and where."""

from __future__ import annotations

import base64
import posixpath
from collections.abc import Collection, Iterator
from functools import lru_cache
from pathlib import PurePosixPath
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils.translation import override

from archive.export.answers import OK, Site
from archive.export.files import SUFFIXES, file_of
from archive.languages import LANGUAGES, language_of
from archive.models import Original

SCRIPT = "search/search.js"
SEARCH = "search"  # its file keeps the question, and a script answers it
# What needs a server: programs ask it, or its answer differs with each question.
LEFT_OUT = {
    "api_article",
    "api_search",
    "healthz",
    "oai",
    "opensearch",
    "opensearch_suggestions",
    "robots",
    "search_cite",
    "search_feed",
    "search_table",
    "suggest",
}
WITHIN = {"cite_file"}  # small files that a page has in its link
PARAMETERS = {"page", "kind", "letter", "sort", "used"}  # those that lead to further lists
FEEDS = {"feed", "feed_of"}
MEDIA_TYPES = {"html": "text/html", "feed": "application/atom+xml"}


class Places:
    """Links to files, as seen from the top of the edition, and the addresses met on the way.

    `languages`: codes of those whose pages it has; `is_searched`: whether it has a search page.
    """

    def __init__(
        self, site: Site, languages: Collection[str] = LANGUAGES, is_searched: bool = True
    ) -> None:
        self.site = site
        self._languages = languages
        self._is_searched = is_searched
        self._files: dict[str, str] = {}  # address -> file
        self._met: list[str] = []

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Address and file of all that was linked, of what is linked meanwhile too."""
        for address in self._met:  # a list grows under its iterator, a dictionary may not
            yield address, self._files[address]

    def link(self, address: str) -> str:
        """Where a link to `address` leads: the path of a file, a `data:` address, or nowhere."""
        parts = urlsplit(address)
        if parts.netloc and parts.netloc != self.site.url.netloc:
            return ""
        if parts.path.startswith(f"/{settings.STATIC_URL.strip('/')}/"):
            return parts.path.lstrip("/")
        if parts.path == f"/{SCRIPT}":
            return SCRIPT
        route, pk = _route(parts.path)
        if language_of(parts.path).code not in self._languages:
            return ""
        if route == SEARCH and not self._is_searched:
            return ""
        if route == SEARCH:
            self._file(parts.path)
            return quote(file_of(parts.path)) + (f"?{parts.query}" if parts.query else "")
        if not route or route in LEFT_OUT:
            return ""
        if route in WITHIN:
            return self._within(parts.path)
        query = parse_qsl(parts.query)
        if any(name not in PARAMETERS for name, _ in query):
            return ""
        return quote(self._file(_with(parts.path, query), route, pk))

    def _file(self, address: str, route: str = SEARCH, pk: int = 0) -> str:
        if address not in self._files:
            self._files[address] = _file(address, route, pk)
            self._met.append(address)
        return self._files[address]

    def _within(self, address: str) -> str:
        answer = self.site.get(address)
        if answer.status != OK:
            return ""
        return f"data:{answer.media_type};base64,{base64.b64encode(answer.body).decode()}"


def _file(address: str, route: str, pk: int) -> str:
    if route == "original":
        name = Original.objects.values_list("file_name", flat=True).get(pk=pk)
        return address.strip("/") + (PurePosixPath(name).suffix if ":" not in name else ".txt")
    if route == "cite_named":
        head, suffix = posixpath.split(file_of(address.rstrip("/")))
        return f"{head}.{suffix}"
    return file_of(address, SUFFIXES[MEDIA_TYPES["feed" if route in FEEDS else "html"]])


def _with(path: str, query: list[tuple[str, str]]) -> str:
    return f"{path}?{urlencode(sorted(query))}" if query else path


@lru_cache(1 << 10)
def _route(path: str) -> tuple[str, int]:
    """The name of the route and its key, if it has one; empty for what is no public page."""
    try:
        with override(language_of(path).code):
            match = resolve(unquote(path))
    except Resolver404:
        return "", 0
    is_public = not match.namespaces
    return (match.url_name or "") if is_public else "", int(match.kwargs.get("pk") or 0)
