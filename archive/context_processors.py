"""What every page knows of the site."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_noop

from archive import __version__
from archive.addresses import AddressOf, address_in, addresses
from archive.languages import ARABIC, ENGLISH, LANGUAGES, Language, current, twins
from archive.wording import translated

DATE_PAGES = {
    *("year", "year_alone", "month", "month_alone", "day", "undated"),
    *("hijri_list", "hijri_year", "hijri_month"),
}


def of_names(noun: str) -> set[str]:
    """The routes of the pages of a name, see `archive/urls.py`."""
    return {noun, *(f"{noun}_{part}" for part in ("year", "month", "undated"))}


# route of a section -> what it is called, and the routes of the pages in it
SECTIONS = {
    "article_list": (gettext_noop("المقالات"), {"article"}),
    "tag_list": (gettext_noop("الوسوم"), of_names("tag") | {"tags_together"}),
    "source_list": (gettext_noop("المصادر"), of_names("source")),
    "author_list": (gettext_noop("الكتّاب"), of_names("author")),
    "place_list": (gettext_noop("الأماكن"), of_names("place")),
    "date_list": (gettext_noop("السنوات"), DATE_PAGES),
}


FIRST_PAGE = "page=1"  # the same page without it


class Section(NamedTuple):
    """A link to a section; `current` is "page" on the page it leads to, "true" in the section."""

    url: str
    label: str
    current: str


class Twin(NamedTuple):
    """A page in one of the languages; `path` is without a host."""

    language: Language
    path: str


def site(request: HttpRequest) -> dict[str, object]:
    """Of a public page; `url` is that of `archive.jinja2`, for this request alone, and faster.

    `twins` are the page in each language, none where no page was found; `switch` leads a reader of
    the other language to it, with what was asked.
    """
    match = request.resolver_match
    here = match.url_name if match else None
    url, paths = addresses(), twins(request)
    return {
        "site_name": site_name(),
        "sections": _sections(here, url),
        "url": url,
        "twins": [Twin(one, paths[code]) for code, one in LANGUAGES.items()] if match else [],
        "switch": _switch(request, paths),
    }


def _switch(request: HttpRequest, paths: dict[str, str]) -> Twin:
    """What is not found here is not there either: then it leads to the first page."""
    other = ENGLISH if current() is ARABIC else ARABIC
    if not request.resolver_match:
        return Twin(other, address_in(other.code, "home"))
    path, asked = paths[other.code], request.GET.urlencode()
    return Twin(other, f"{path}?{asked}" if asked and asked != FIRST_PAGE else path)


def site_name() -> str:
    """Of the site, in the language of the page."""
    name: str = settings.SITE_NAME if current() is ARABIC else settings.SITE_NAME_EN
    return name


def release(request: HttpRequest) -> dict[str, object]:
    """Of a page of the admin."""
    return {"version": __version__}


@lru_cache
def _sections(here: str | None, url: AddressOf) -> tuple[Section, ...]:
    """The links of a page with the route `here`, by the addresses of its language and site."""
    return tuple(
        Section(
            url(route),
            translated(label),
            "page" if here == route else "true" if here in details else "",
        )
        for route, (label, details) in SECTIONS.items()
    )
