"""What pages say of themselves to programs, as JSON-LD in the words of schema.org. Pure.

What the archive does not know is left out.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from archive.citation.work import Work

CONTEXT = "https://schema.org"
# What would end the element that the data stands in, or a line of JavaScript.
_ESCAPED = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})

Thing = dict[str, object]


class Step(NamedTuple):
    """A page on the way from the first one to this one: its name, and its whole address."""

    name: str
    url: str


class Text(NamedTuple):
    """What else is known of an article: its lead, other headlines that it was printed under, the number
    of its words, the address that it was first published at, and when it was last changed here."""

    lead: str = ""
    headlines: Sequence[str] = ()
    words: int = 0
    original: str = ""
    changed: datetime.datetime | None = None


class Person(NamedTuple):
    """An author and the address of the page of their articles."""

    name: str
    url: str


def written(things: Iterable[Thing]) -> str:
    """The text of a `<script type="application/ld+json">`, which nothing in it can end."""
    graph = {"@context": CONTEXT, "@graph": [_known(thing) for thing in things]}
    return json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)


def website(name: str, root: str, search: str) -> Thing:
    """`search` is the address of the page of results."""
    return {
        "@type": "WebSite",
        "@id": f"{root}/#site",
        "name": name,
        "url": f"{root}/",
        "inLanguage": ["ar", "en"],
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }


def news_article(work: Work, page: str, text: Text, authors: Sequence[Person], root: str) -> Thing:
    """`page` is the address of the article's page; of a source nothing but its name is known."""
    return {
        "@type": "NewsArticle",
        "@id": f"{page}#article",
        "url": page,
        "mainEntityOfPage": page,
        "headline": work.title,
        "alternativeHeadline": list(text.headlines),
        "description": text.lead,
        "inLanguage": work.language,
        "datePublished": iso_date(work),
        "dateModified": text.changed.isoformat(timespec="seconds") if text.changed else "",
        "author": [{"@type": "Person", "name": one.name, "url": one.url} for one in authors],
        "publisher": {"@type": "NewsMediaOrganization", "name": work.source} if work.source else "",
        "keywords": list(work.tags),
        "wordCount": text.words or None,
        "isBasedOn": text.original,
        "isAccessibleForFree": True,
        "isPartOf": {"@id": f"{root}/#site"},
    }


def collection(name: str, page: str, language: str, root: str) -> Thing:
    """A page that lists articles, in the language of its chrome."""
    return {
        "@type": "CollectionPage",
        "@id": f"{page}#page",
        "url": page,
        "name": name,
        "inLanguage": language,
        "isPartOf": {"@id": f"{root}/#site"},
    }


def breadcrumbs(steps: Iterable[Step]) -> Thing:
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": step.name, "item": step.url}
            for number, step in enumerate(steps, 1)
        ],
    }


def iso_date(work: Work) -> str:
    """As much of the ISO date as is known; "" for none."""
    return work.published.iso if work.published else ""


def _known(thing: Thing) -> Thing:
    return {name: value for name, value in thing.items() if value not in ("", [], None)}
