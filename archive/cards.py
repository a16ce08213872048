"""What a card of a list shows of an article, read as columns and not as rows of models.

Models with their prefetched relations took three times as long, measured, for a page of hits.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from archive.dependencies import note
from archive.models import Article, Author, Place, Tag
from archive.statements import Statement, Union


class Name(NamedTuple):
    """A source, an author, a place or a tag."""

    name: str
    slug: str


class Card(NamedTuple):
    """A published article; authors, places and tags in the order of their folded names."""

    pk: int
    slug: str
    title: str
    body: str
    lead: str
    language: str
    external_id: str
    published_at: datetime.date | None
    published_precision: str
    source: Name | None
    authors: tuple[Name, ...] = ()
    places: tuple[Name, ...] = ()
    tags: tuple[Name, ...] = ()


COLUMNS = Card._fields[: Card._fields.index("source")]

MANY = (Author, Place, Tag)  # as the last fields of a card

_articles = Statement(
    Article.objects.all(), "pk", ("state", "source__name", "source__slug", *COLUMNS)
)
_names = Union(
    [model.objects.all() for model in MANY], "articles", ("articles", "name", "slug", "key")
)


def published_cards(keys: Iterable[int]) -> dict[int, Card]:
    """Those of the keys that are published, in two queries.

    Looked up by key alone: with the state as a condition, SQLite walks through all published ones.
    """
    keys = list(keys)
    note(*(("article", key) for key in keys))
    names = names_of(keys)
    return {
        pk: Card._make((pk, *facts, Name(name, slug) if slug else None, *names[pk]))
        for state, name, slug, pk, *facts in _articles.rows(keys)
        if state == "published"
    }


def cards_of(keys: Iterable[int]) -> list[Card]:
    """The cards of these articles, in this order; of those that are not published there is none."""
    keys = list(keys)
    cards = published_cards(keys)
    return [cards[key] for key in keys if key in cards]


def names_of(keys: Iterable[int]) -> dict[int, list[tuple[Name, ...]]]:
    """Article -> the names of each of MANY."""
    names: dict[int, list[tuple[Name, ...]]] = defaultdict(lambda: [()] * len(MANY))
    for part, article, name, slug, _ in _names.rows(keys):
        names[article][part] += (Name(name, slug),)
    return names
