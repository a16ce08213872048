"""The hits of a search as an Atom feed (RFC 4287), to be followed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from django.utils.feedgenerator import Atom1Feed

from search.highlighting import highlighted
from search.results import Hit, Results

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
OWNED = 2026  # a year from which a site may make tags of its host's name (RFC 4151)
EVER = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)  # of a feed without entries
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Site(NamedTuple):
    """What a feed says of where it is from. `root` is an address without a path."""

    name: str
    host: str
    root: str


class Feed(Atom1Feed):
    """With each author of an entry on its own."""

    def latest_post_date(self) -> datetime.datetime:
        return max((item["updateddate"] for item in self.items), default=EVER)

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")


def atom(
    results: Results, updated: Mapping[int, datetime.datetime], site: Site, page: str, own: str
) -> str:
    """`updated`: when each hit was last changed; `page` and `own` are the paths of the page with
    the same hits, by which the feed is known, and of the feed."""
    feed = Feed(
        _text(f"{site.name}: نتائج البحث عن «\u2068{results.query.text}\u2069»"),
        site.root + page,
        None,
        language="ar",
        author_name=_text(site.name),
        feed_url=site.root + own,
        feed_guid=_tag(site, page),
    )
    for hit in results.hits:
        feed.add_item(**_entry(hit, updated.get(hit.id, EVER), site))
    written: str = feed.writeString("utf-8")
    return written


def _entry(hit: Hit, updated: datetime.datetime, site: Site) -> dict[str, Any]:
    """A hit is dated by the first day of what is known of its date; its summary is HTML."""
    day, midnight = hit.published_at, datetime.time(tzinfo=datetime.UTC)
    return {
        "title": _text(hit.title.text),
        "link": site.root + hit.url,
        "description": _text(highlighted(hit.snippet)),
        "unique_id": _tag(site, f"/articles/{hit.id}"),
        "updateddate": updated,
        "pubdate": datetime.datetime.combine(day, midnight) if day else None,
        "authors": [_text(author.name) for author in hit.authors],
        "categories": [_text(tag.name) for tag in hit.tags],
    }


def _tag(site: Site, path: str) -> str:
    """Of what stays when the site changes from http to https, and an article its title."""
    return f"tag:{site.host},{OWNED}:{path}"


def _text(text: str) -> str:
    """Without what XML cannot hold."""
    return NO_XML.sub(" ", text)
