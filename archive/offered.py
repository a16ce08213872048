"""What completion offers of the archive: titles and names, read in bulk, and looked up again.

A title of an article that was withdrawn a moment ago is not offered: what is offered is asked of
the database each time, in one statement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from django.db import connection
from django.db.models import Max

from archive.dependencies import note
from archive.models import Article, Author, ListedArticle, Named, Place, Source, Tag
from archive.querysets import rows_of
from archive.relations import ALIASES, RELATIONS

# Of names by their numbers, which begin with 1; the table of articles is the first.
MODELS: tuple[type[Article | Named], ...] = (Article, Source, Author, Place, Tag)
ROUTES = ("article", "source", "author", "place", "tag")
KINDS = ("article", *(RELATIONS[model].field for model in (Source, Author, Place, Tag)))
MOST = 100_000  # titles, the latest

_TITLE = (
    "SELECT {number}, id, slug, title, CASE state WHEN 'published' THEN 1 ELSE 0 END"
    " FROM {table} WHERE id IN ({keys})"
)
_NAME = "SELECT {number}, id, slug, name, article_count FROM {table} WHERE id IN ({keys})"

Reference = tuple[int, int]  # table, primary key


class Offered(NamedTuple):
    """`articles`: the published ones of a name; 1 of a title."""

    route: str
    key: int
    slug: str
    text: str
    articles: int


class NamedRow(NamedTuple):
    """A name in use. `kind` is that of a tag, empty for others; `year` that of its latest article,
    1 if it is not known."""

    table: int
    key: int
    text: str
    others: tuple[str, ...]
    kind: str
    articles: int
    year: int


def titles() -> Iterator[tuple[int, str]]:
    """Primary keys and titles of published articles, the latest first."""
    yield from Article.objects.published().latest_first().values_list("pk", "title")[:MOST]


def names() -> Iterator[NamedRow]:
    """All names that published articles have."""
    for table, model in enumerate(MODELS[1:], 2):
        aliases = _aliases(model)  # type: ignore[arg-type]
        years = _years(RELATIONS[model].field)  # type: ignore[index]
        kind = ["kind"] if model is Tag else []
        rows = rows_of(model).filter(article_count__gt=0)  # type: ignore[type-var]
        for key, name, count, *kinds in rows.order_by().values_list(
            "pk", "name", "article_count", *kind
        ):
            others = tuple(aliases[key])
            yield NamedRow(table, key, name, others, (kinds or [""])[0], count, years.get(key, 1))


def _aliases(model: type[Named]) -> defaultdict[int, list[str]]:
    """Primary key of a row -> its other names."""
    aliases: defaultdict[int, list[str]] = defaultdict(list)
    for key, name in ALIASES[model]._default_manager.values_list("named", "name"):
        aliases[key].append(name)
    return aliases


def _years(relation: str) -> dict[int, int]:
    rows = ListedArticle.objects.filter(relation=relation).order_by()
    latest = rows.values_list("named_id").annotate(Max("day"))
    return {key: day.year for key, day in latest}


def offered(references: Iterable[Reference]) -> dict[Reference, Offered]:
    """Those of the rows that are published, or names of what is, as they are now."""
    keys: list[list[int]] = [[] for _ in MODELS]
    for table, key in references:
        keys[table - 1].append(key)
    if not any(keys):
        return {}
    note(*((KINDS[number], key) for number, several in enumerate(keys) for key in several))
    with connection.cursor() as cursor:
        statement = _statement(tuple(map(len, keys)))
        cursor.execute(statement, [key for several in keys for key in several])
        rows = cursor.fetchall()
    return {
        (number, key): Offered(ROUTES[number - 1], key, slug, text, count)
        for number, key, slug, text, count in rows
        if count
    }


@lru_cache(256)
def _statement(counts: tuple[int, ...]) -> str:
    """For so many keys of each table."""
    return " UNION ALL ".join(
        (_NAME if number > 1 else _TITLE).format(
            number=number, table=model._meta.db_table, keys=", ".join(["%s"] * count)
        )
        for number, (model, count) in enumerate(zip(MODELS, counts, strict=True), 1)
        if count
    )
