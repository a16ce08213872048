"""Sitemaps (sitemaps.org, protocol 0.9): which pages there are, and when each was last changed. Pure."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.sax.saxutils import escape

MEDIA_TYPE = "application/xml; charset=utf-8"
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
MOST = 50_000  # addresses in one file


class Location(NamedTuple):
    """A whole address; `changed` is in UTC, or not known."""

    url: str
    changed: datetime.datetime | None = None


def index(files: Iterable[Location]) -> str:
    """A list of sitemaps."""
    return _document("sitemapindex", "sitemap", files)


def sitemap(pages: Iterable[Location]) -> str:
    return _document("urlset", "url", pages)


def _document(root: str, each: str, locations: Iterable[Location]) -> str:
    body = "".join(f"<{each}>{''.join(_facts(one))}</{each}>\n" for one in locations)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{NAMESPACE}">\n{body}</{root}>\n'
    )


def _facts(location: Location) -> Iterator[str]:
    yield f"<loc>{escape(location.url)}</loc>"
    if location.changed is not None:
        moment = location.changed.astimezone(datetime.UTC).replace(tzinfo=None)
        yield f"<lastmod>{moment.isoformat(timespec='seconds')}Z</lastmod>"
