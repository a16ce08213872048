"""The pages that are looked at: one of every kind, in both languages, found by links."""

from __future__ import annotations

import re
from typing import NamedTuple

from bench.audit.reading import Archive


class Page(NamedTuple):
    """`is_listed`: search engines may list it, so Lighthouse judges it by their rules too."""

    name: str
    path: str
    is_listed: bool = True


# Name -> path, or a pattern for the first link on a page: (page, pattern).
FIXED = {
    "home": "/",
    "articles": "/articles/",
    "tags": "/tags/",
    "sources": "/sources/",
    "years": "/dates/",
    "help": "/search/help/",
    "about": "/about/",
}
LINKED = {
    "article": ("/articles/", r"/articles/\d+/[^/\"]+/"),
    "tag": ("/tags/", r"/tags/[^/\"?]+/"),
    "year": ("/dates/", r"/dates/\d{4}/"),
}
UNLISTED = {
    "results": "/search/?q=%D8%A7%D9%84%D9%82%D9%87%D9%88%D8%A9",
    "no results": "/search/?q=%D8%B2%D8%B1%D8%A7%D9%81%D8%A9",
}
LANGUAGES = ("", "/en")


def pages_of(archive: Archive) -> list[Page]:
    """Every kind of page in every language. Raises LookupError where a page has no such link."""
    paths = FIXED | {name: _first(archive, *where) for name, where in LINKED.items()}
    return [
        Page(f"{name}{', English' if prefix else ''}", prefix + path, name not in UNLISTED)
        for prefix in LANGUAGES
        for name, path in (paths | UNLISTED).items()
    ]


def _first(archive: Archive, page: str, pattern: str) -> str:
    found = re.search(f'href="({pattern})"', archive.get(page).text)
    if not found:
        raise LookupError(f"{page} has no link like {pattern}")
    return found[1]
