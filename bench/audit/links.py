"""Every link of the archive is followed once, and what feeds and sitemaps hold is read."""

from __future__ import annotations

import html
import re
from collections import deque
from collections.abc import Iterator
from urllib.parse import urldefrag, urljoin, urlsplit

import feedparser
from lxml import etree

from bench.audit.reading import Archive, Read

MOST = 20_000  # addresses
MOST_SEARCHES = 300  # each leads to more of them
_LINK = re.compile(r'\s(?:href|src|action)="([^"]*)"')
_LOCATION = re.compile(r"<loc>([^<]+)</loc>")


def walked(archive: Archive) -> Iterator[tuple[str, Read]]:
    """Address and answer of each address of the archive that a link leads to, sitemaps' too."""
    waiting = deque([f"{archive.root}/", f"{archive.root}/sitemap.xml"])
    known, searches = set(waiting), 0
    while waiting and len(known) < MOST:
        address = waiting.popleft()
        answer = archive.get(address)
        yield address, answer
        for link in links_of(answer, address):
            is_search = "/search/" in link and "?" in link
            searches += is_search and link not in known
            if link.startswith(archive.root + "/") and link not in known:
                known.add(link)
                if not is_search or searches <= MOST_SEARCHES:
                    waiting.append(link)


def links_of(answer: Read, address: str) -> list[str]:
    """Absolute, without fragments; forms lead to what they are sent to."""
    if answer.media_type == "text/html":
        found = map(html.unescape, _LINK.findall(answer.text))
    elif answer.media_type.endswith("xml"):
        found = map(html.unescape, _LOCATION.findall(answer.text))
    else:
        return []
    return [urldefrag(urljoin(address, link)).url for link in found]


def complaints_of(address: str, answer: Read) -> list[str]:
    """What is wrong with an answer: its status, or that it is not what it says it is."""
    path = urlsplit(address).path
    if answer.status != 200:
        return [f"{path}: {answer.status}"]
    if answer.media_type == "application/atom+xml":
        feed = feedparser.parse(answer.text)
        return [f"{path}: {feed.bozo_exception}"] if feed.bozo else []
    if answer.media_type.endswith("xml"):
        return _not_well_formed(path, answer.text)
    return []


def _not_well_formed(path: str, text: str) -> list[str]:
    try:
        etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        return [f"{path}: {error}"]
    return []
