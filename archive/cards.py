"""What a card of a list shows of an article, read as columns and not as rows of models.

Models with their prefetched relations took three times as long, measured, for a page of hits.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from archive.copies import Copy, copies_of
from archive.dependencies import note
from archive.models import Article, Author, Named, Place, Source, Tag
from archive.querysets import rows_of
from archive.statements import Part, Row, Union


class Name(NamedTuple):
    """A source, an author, a place or a tag."""

    name: str
    slug: str


class Card(NamedTuple):
    """A published article; authors, places and tags in the order of their folded names.

    `copies` are those of its story that a list does not show for themselves.
    """

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
    copies: tuple[Copy, ...] = ()


class Read(NamedTuple):
    """Cards by key; names by key, of each model that was asked for."""

    cards: dict[int, Card]
    names: dict[type[Named], dict[int, Name]]


MANY: tuple[type[Named], ...] = (Author, Place, Tag)  # as the last fields of a card
EVERY: tuple[type[Named], ...] = (Source, *MANY)

_ARTICLES = Part(
    Article.objects.all(),
    "pk",
    (
        *("pk", "slug", "title"),
        None,  # where a name has its key, by which the names of an article are ordered
        *Card._fields[Card._fields.index("body") : Card._fields.index("source")],
        *("source__name", "source__slug", "state"),
    ),
)
_OF_ARTICLES = [
    Part(rows_of(model), "articles", ("articles", "slug", "name", "key")) for model in MANY
]
_BY_KEY = [Part(rows_of(model), "pk", ("pk", "slug", "name")) for model in EVERY]
_all = Union(_ARTICLES, *_OF_ARTICLES, *_BY_KEY)
_names = Union(*_OF_ARTICLES)
_key_of = itemgetter(4)  # of a row of a name


def read(keys: Iterable[int], names: Mapping[type[Named], Iterable[int]] | None = None) -> Read:
    """The cards of those of the keys that are published, and names by their keys: in one query.

    Looked up by key alone: with the state as a condition, SQLite walks through all published ones.
    """
    keys, wanted = list(keys), names or {}
    note(*[("article", key) for key in keys])
    parts = _by_part(
        _all.rows(keys, *[keys] * len(MANY), *(wanted.get(model, ()) for model in EVERY))
    )
    of_articles = _names_by_article(parts[1 : 1 + len(MANY)])
    return Read(
        {row[1]: _card(row, of_articles[row[1]]) for row in parts[0] if row[-1] == "published"},
        {
            model: {key: Name(name, slug) for _, key, slug, name, *_ in rows}
            for model, rows in zip(EVERY, parts[1 + len(MANY) :], strict=True)
            if model in wanted
        },
    )


def published_cards(keys: Iterable[int]) -> dict[int, Card]:
    """Those of the keys that are published, in one query."""
    return read(keys).cards


def cards_of(keys: Iterable[int]) -> list[Card]:
    """The cards of these articles, in this order; of those that are not published there is none."""
    keys = list(keys)
    cards = published_cards(keys)
    return [cards[key] for key in keys if key in cards]


def folded(cards: Sequence[Card]) -> list[Card]:
    """The first of each story, with all its copies, in the place of all that there are of it."""
    copies, shown = copies_of(card.pk for card in cards), set[int]()
    found = list[Card]()
    for card in cards:
        others = copies.get(card.pk, ())
        if shown.isdisjoint(copy.pk for copy in others):
            shown.add(card.pk)
            found.append(card._replace(copies=others))
    return found


def names_of(keys: Iterable[int]) -> dict[int, list[tuple[Name, ...]]]:
    """Article -> the names of each of MANY."""
    keys = list(keys)
    return _names_by_article(_by_part(_names.rows(*[keys] * len(MANY)))[: len(MANY)])


def _by_part(rows: Iterable[Row]) -> list[list[Row]]:
    parts: list[list[Row]] = [[] for _ in range(1 + len(MANY) + len(EVERY))]
    for row in rows:
        parts[row[0]].append(row)
    return parts


def _names_by_article(parts: Sequence[list[Row]]) -> dict[int, list[tuple[Name, ...]]]:
    names: dict[int, list[tuple[Name, ...]]] = defaultdict(lambda: [()] * len(MANY))
    for part, rows in enumerate(parts):
        for _, article, slug, name, *_ in sorted(rows, key=_key_of):
            names[article][part] += (Name(name, slug),)
    return names


def _card(row: Row, names: Iterable[tuple[Name, ...]]) -> Card:
    _, pk, slug, title, _, *facts, source, source_slug, _ = row
    by = Name(source, source_slug) if source_slug else None
    return Card._make((pk, slug, title, *facts, by, *names, ()))
