"""Between the slugs of an address and the primary keys of an engine: rows of the database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from archive.models import Author, Named, Source, Tag, TagAlias
from archive.statements import Statement
from search.filters import YEAR, Filters
from search.query import VALUES, Query
from search.results import Applied, Bucket, Counted, Facet

MODELS: dict[str, type[Named]] = {"source": Source, "author": Author, "tag": Tag}
NAMES = {
    facet: Statement(model.objects.order_by(), "pk", ("pk", "slug", "name"))
    for facet, model in MODELS.items()
}
BUCKETS = 8  # values of a facet that are shown, and those applied

Rows = dict[str, list[Named]]


class Chosen(NamedTuple):
    """`query` has the slugs that are known, as they are today; `unknown` facets had others."""

    query: Query
    filters: Filters
    rows: Rows
    unknown: tuple[str, ...]

    @property
    def applied(self) -> tuple[Applied, ...]:
        return tuple(
            Applied(facet, row.slug, row.name) for facet, rows in self.rows.items() for row in rows
        )


def chosen(query: Query) -> Chosen:
    """What the filters of a query mean. One question to the database for each facet in use."""
    rows, unknown = Rows(), list[str]()
    for facet in VALUES:
        if slugs := query.values(facet):
            found = _by_slug(facet, slugs)
            rows[facet] = list(dict.fromkeys(found[slug] for slug in slugs if slug in found))
            query = query.with_values(facet, tuple(row.slug for row in rows[facet]))
            unknown += [facet] * (len(found) < len(slugs))
    keys = {facet: frozenset(row.pk for row in found) for facet, found in rows.items()}
    return Chosen(query, Filters(keys, query.since, query.until), rows, tuple(unknown))


def read(counted: Iterable[Counted], filters: Filters) -> tuple[Facet, ...]:
    """What was counted, with names. One question to the database for each facet."""
    return tuple(
        Facet(
            one.name,
            one.total,
            tuple(_years(one, filters) if one.name == YEAR else _named(one, filters)),
        )
        for one in counted
    )


def _named(counted: Counted, filters: Filters) -> Iterator[Bucket]:
    rows = NAMES[counted.name].rows(key for key, _ in counted.counts)
    names = {key: named for key, *named in rows}
    applied = filters.applied(counted.name)
    for key, count in counted.counts:
        if key in names:
            yield Bucket(*names[key], count, key in applied)


def _years(counted: Counted, filters: Filters) -> Iterator[Bucket]:
    """The latest first."""
    for year, count in sorted(counted.counts, reverse=True):
        yield Bucket(f"{year:04}", str(year), count, year in filters.applied(YEAR))


def _by_slug(facet: str, slugs: tuple[str, ...]) -> dict[str, Named]:
    """The rows by slug; another name of a tag leads to the tag."""
    found = {row.slug: row for row in MODELS[facet].objects.filter(slug__in=slugs)}
    missing = set(slugs) - found.keys()
    if missing and facet == "tag":
        aliases = TagAlias.objects.filter(slug__in=missing).select_related("tag")
        found |= {alias.slug: alias.tag for alias in aliases}
    return found
