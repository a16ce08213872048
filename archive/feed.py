"""Articles as an Atom feed (RFC 4287), in pages (RFC 5005, section 3), to be followed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.utils.feedgenerator import Atom1Feed

from archive.xml_signs import FORBIDDEN

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
OWNED = 2026  # a year from which a site may make tags of its host's name (RFC 4151)
EVER = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)  # of a feed without entries


class Site(NamedTuple):
    """What a feed says of where it is from. `root` is an address without a path, `language` that
    of all but the entries."""

    name: str
    host: str
    root: str
    language: str = "ar"


class Entry(NamedTuple):
    """An article; `url` is a path, `summary` is HTML, `day` the first of what is known of its date."""

    pk: int
    language: str
    title: str
    url: str
    summary: str
    updated: datetime.datetime
    day: datetime.date | None
    authors: tuple[str, ...]
    tags: tuple[str, ...]


class Heading(NamedTuple):
    """`page` and `own` are the paths of the page with the same articles and of the feed, `identity`
    is what it is known by for ever; `links` are paths of other pages of it, by their relation."""

    title: str
    subtitle: str
    page: str
    own: str
    identity: str
    links: Mapping[str, str] = {}


class Feed(Atom1Feed):
    """With each author of an entry on its own, and links to its other pages."""

    def latest_post_date(self) -> datetime.datetime:
        return max((item["updateddate"] for item in self.items), default=EVER)

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        for relation, url in self.feed["links"].items():
            handler.addQuickElement("link", None, {"rel": relation, "href": url})

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["language"]}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")


def atom(heading: Heading, entries: Iterable[Entry], site: Site) -> str:
    feed = Feed(
        _text(f"{site.name}: {heading.title}"),
        site.root + heading.page,
        None,
        subtitle=_text(heading.subtitle),
        language=site.language,
        author_name=_text(site.name),
        feed_url=site.root + heading.own,
        feed_guid=_tag(site, heading.identity),
        links={relation: site.root + url for relation, url in heading.links.items()},
    )
    for entry in entries:
        feed.add_item(**_item(entry, site))
    written: str = feed.writeString("utf-8")
    return written


def _item(entry: Entry, site: Site) -> dict[str, Any]:
    midnight = datetime.time(tzinfo=datetime.UTC)
    return {
        "language": entry.language,
        "title": _text(entry.title),
        "link": site.root + entry.url,
        "description": _text(entry.summary),
        "unique_id": _tag(site, f"/articles/{entry.pk}"),
        "updateddate": entry.updated,
        "pubdate": datetime.datetime.combine(entry.day, midnight) if entry.day else None,
        "authors": [_text(author) for author in entry.authors],
        "categories": [_text(tag) for tag in entry.tags],
    }


def _tag(site: Site, path: str) -> str:
    """Of what stays when the site changes from http to https, and an article its title."""
    return f"tag:{site.host},{OWNED}:{path}"


def _text(text: str) -> str:
    """Without what XML cannot hold."""
    return FORBIDDEN.sub(" ", text)
