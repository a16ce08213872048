"""Sitemaps (sitemaps.org, protocol 0.9): which pages there are, and when each was last changed. Pure."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

MEDIA_TYPE = "application/xml; charset=utf-8"
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
DEFAULT = "x-default"  # the language of a page for readers of any other


class Location(NamedTuple):
    """A whole address; `changed` is in UTC, or not known. `twins`: (language, whole address) of the
    same page in every language, this one too."""

    url: str
    changed: datetime.datetime | None = None
    twins: Sequence[tuple[str, str]] = ()


def index(files: Iterable[Location]) -> str:
    """A list of sitemaps."""
    return _document("sitemapindex", "sitemap", files)


def sitemap(pages: Iterable[Location]) -> str:
    return _document("urlset", "url", pages)


def _document(root: str, each: str, locations: Iterable[Location]) -> str:
    body = "".join(f"<{each}>{''.join(_facts(one))}</{each}>\n" for one in locations)
    opening = f'<{root} xmlns="{NAMESPACE}" xmlns:xhtml="{XHTML}">'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{opening}\n{body}</{root}>\n'


def _facts(location: Location) -> Iterator[str]:
    yield f"<loc>{escape(location.url)}</loc>"
    if location.changed is not None:
        moment = location.changed.astimezone(datetime.UTC).replace(tzinfo=None)
        yield f"<lastmod>{moment.isoformat(timespec='seconds')}Z</lastmod>"
    for language, url in location.twins:
        yield f'<xhtml:link rel="alternate" hreflang="{language}" href={quoteattr(url)}/>'
