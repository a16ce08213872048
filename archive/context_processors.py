"""What every page knows of the site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest

from archive import __version__
from archive.addresses import addresses

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
    return {
        "version": __version__,
        "site_name": settings.SITE_NAME,
        "admin_path": settings.ADMIN_PATH,
        "sections": list(_sections(request)),
    }


def _sections(request: HttpRequest) -> Iterator[Section]:
    address_of, match = addresses(), request.resolver_match
    here = match.url_name if match else None
    for route, (label, details) in SECTIONS.items():
        current = "page" if here == route else "true" if here in details else ""
        yield Section(address_of(route), label, current)
