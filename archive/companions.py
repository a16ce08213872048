"""What stands often with a name: the tags, sources, authors and places of its articles.

Of a name the counts are kept (`archive.companion_counts`). Those of a time, or of several tags at once,
are counted in the latest articles alone, `HEAD` of `archive.listings`, so that it costs the same
however many there are; where there are no more it is the whole truth.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from django.db import connection

from archive.cards import Name
from archive.dependencies import note
from archive.derived import CompanionCount, ListedArticle
from archive.models import Named
from archive.relations import RELATIONS

LISTED, COUNTED = (one._meta.db_table for one in (ListedArticle, CompanionCount))
MODELS: dict[str, type[Named]] = {one.field: model for model, one in RELATIONS.items()}


class Companion(NamedTuple):
    """A name with the number of articles that have it too."""

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


def of_name(row: Named, most: Mapping[type[Named], int]) -> Counts:
    """The names that most articles of this one have too, at most so many of each model."""
    own = RELATIONS[type(row)].field
    note((own, row.pk))
    each = {RELATIONS[model].field: number for model, number in most.items()}
    asked = [one for other, number in each.items() for one in (own, row.pk, other, number)]
    with connection.cursor() as cursor:
        cursor.execute(_kept(len(each)), asked)
        rows = cursor.fetchall()
    counts = defaultdict[type[Named], list[tuple[int, int]]](list)
    for relation, key, count in sorted(rows, key=lambda row: (-row[2], row[1])):
        counts[MODELS[relation]].append((key, count))
    return counts


def companions(articles: Sequence[int], most: Mapping[type[Named], int]) -> Counts:
    """The names that most of the articles have, at most so many of each model.

    Whoever read the articles has noted their list, which a change of their names touches.
    """
    if not articles:
        return {}
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


@cache
def _kept(models: int) -> str:
    """The most frequent of each model, by the index that has them in that order."""
    one = (
        f"SELECT other, other_id, articles FROM {COUNTED} WHERE relation = %s AND named_id = %s"
        " AND other = %s AND articles > 0 ORDER BY articles DESC, other_id LIMIT %s"
    )
    return " UNION ALL ".join([f"SELECT * FROM ({one}) AS kept"] * models)


@lru_cache(64)
def _statement(count: int) -> str:
    """By the keys of articles alone: grouped or told of relations, SQLite reads all of the lists."""
    marks = ", ".join(["%s"] * count)
    return f"SELECT relation, named_id FROM {LISTED} WHERE article_id IN ({marks})"
