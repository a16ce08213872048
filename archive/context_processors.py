"""What every page knows of the site."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix, get_urlconf

from archive import __version__
from archive.addresses import address, addresses

# route of a section -> what it is called, and the routes of the pages in it
SECTIONS = {
    "article_list": ("المقالات", {"article"}),
    "tag_list": ("الوسوم", {"tag"}),
    "source_list": ("المصادر", {"source"}),
    "author_list": ("الكتّاب", {"author"}),
    "place_list": ("الأماكن", {"place"}),
    "date_list": ("السنوات", {"year", "month"}),
}


class Section(NamedTuple):
    """A link to a section; `current` is "page" on the page it leads to, "true" in the section."""

    url: str
    label: str
    current: str


def site(request: HttpRequest) -> dict[str, object]:
    """Of a public page; `url` is that of `archive.jinja2`, for this request alone, and faster."""
    match = request.resolver_match
    here = match.url_name if match else None
    sections = _sections(here, get_script_prefix(), get_urlconf())
    return {"site_name": settings.SITE_NAME, "sections": sections, "url": addresses()}


def release(request: HttpRequest) -> dict[str, object]:
    """Of a page of the admin."""
    return {"version": __version__}


@lru_cache
def _sections(here: str | None, prefix: str, urlconf: str | None) -> tuple[Section, ...]:
    """The links of a page with the route `here`, where the site is served under that prefix."""
    return tuple(
        Section(
            address(route),
            label,
            "page" if here == route else "true" if here in details else "",
        )
        for route, (label, details) in SECTIONS.items()
    )
