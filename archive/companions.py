"""What stands often with a name: the tags, sources, authors and places of its latest articles.

Counted in the latest articles alone, `HEAD` of `archive.listings`, so that it costs the same
however many there are; of a name that has no more it is the whole truth.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from django.db import connection

from archive.cards import Name
from archive.dependencies import note
from archive.derived import ListedArticle
from archive.models import Named
from archive.relations import RELATIONS

LISTED = ListedArticle._meta.db_table
MODELS: dict[str, type[Named]] = {one.field: model for model, one in RELATIONS.items()}


class Companion(NamedTuple):
    """A name with the number of articles of those looked at that have it."""

    name: str
    slug: str
    articles: int


class Companions(NamedTuple):
    """By the field of an article that leads to them, most frequent first."""

    source: Sequence[Companion] = ()
    authors: Sequence[Companion] = ()
    places: Sequence[Companion] = ()
    tags: Sequence[Companion] = ()


Counts = Mapping[type[Named], Sequence[tuple[int, int]]]  # (key of a name, articles)


def companions(articles: Sequence[int], most: Mapping[type[Named], int]) -> Counts:
    """The names that most of the articles have, at most so many of each model.

    A change of any of the articles is one of the page.
    """
    if not articles:
        return {}
    note(*(("article", key) for key in articles))
    with connection.cursor() as cursor:
        cursor.execute(_statement(len(articles)), articles)
        found = Counter((relation, key) for relation, key in cursor.fetchall())
    rows = [(*one, count) for one, count in found.items() if one[0] in MODELS]
    counts = defaultdict[type[Named], list[tuple[int, int]]](list)
    for relation, key, count in sorted(rows, key=lambda row: (-row[2], row[1])):
        if len(counts[MODELS[relation]]) < most.get(MODELS[relation], 0):
            counts[MODELS[relation]].append((key, count))
    return counts


def without(counts: Counts, rows: Iterable[Named]) -> Counts:
    """Without these names themselves."""
    own = {(type(row), row.pk) for row in rows}
    return {
        model: [(key, count) for key, count in some if (model, key) not in own]
        for model, some in counts.items()
    }


def keys(counts: Counts) -> dict[type[Named], list[int]]:
    """The keys of the names, by model; the page shows them."""
    found = {model: [key for key, _ in some] for model, some in counts.items()}
    note(*((RELATIONS[model].field, key) for model, some in found.items() for key in some))
    return found


def shown(counts: Counts, names: Mapping[type[Named], Mapping[int, Name]]) -> Companions:
    return Companions(
        **{
            RELATIONS[model].field: [
                Companion(*names[model][key], count) for key, count in some if key in names[model]
            ]
            for model, some in counts.items()
        }
    )


@lru_cache(64)
def _statement(count: int) -> str:
    """By the keys of articles alone: grouped or told of relations, SQLite reads all of the lists."""
    marks = ", ".join(["%s"] * count)
    return f"SELECT relation, named_id FROM {LISTED} WHERE article_id IN ({marks})"
