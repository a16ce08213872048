"""Between the slugs of an address and the primary keys of an engine: rows of the database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from django.core.exceptions import FieldDoesNotExist, ImproperlyConfigured
from django.db.models import DateField, F, Q

from archive.models import Article, Named
from archive.querysets import rows_of
from archive.statements import Statement
from search.facets import BY_NAME, NAMED, Counting, Facet
from search.filters import Filters
from search.query import Query, values_of
from search.results import Applied, Bucket, FacetBuckets, FacetCounts

MOST_BUCKETS = 8  # values of a facet that are shown, and those applied

Rows = dict[str, list[Named]]


def field_of(facet: Facet) -> Any:
    """The field of an article that the facet names. Raises ImproperlyConfigured."""
    try:
        field: Any = Article._meta.get_field(facet.field)
    except FieldDoesNotExist:
        raise _improper(facet, f"an article has no field {facet.field!r}") from None
    return field


def model_of(facet: Facet) -> type[Named]:
    """The model of the facet's values. Raises ImproperlyConfigured."""
    model = field_of(facet).related_model
    if not (isinstance(model, type) and issubclass(model, Named)):
        raise _improper(facet, f"{facet.field!r} does not lead to rows with names and slugs")
    return model


def date_of(facet: Facet) -> DateField[Any, Any]:
    """The field of the facet's dates. Raises ImproperlyConfigured."""
    field = field_of(facet)
    if not isinstance(field, DateField):
        raise _improper(facet, f"{facet.field!r} is no date")
    return field


# What is counted: it raises ImproperlyConfigured when articles do not have it.
COUNTED: dict[Counting, Callable[[Facet], object]] = {
    Counting.ROWS: model_of,
    Counting.YEARS: date_of,
}


def check(facets: Iterable[Facet]) -> None:
    """Raises ImproperlyConfigured when articles do not have what a row names."""
    for facet in facets:
        COUNTED[facet.counting](facet)


def _improper(facet: Facet, reason: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"the facet {facet.name!r} cannot be counted: {reason}")


MODELS = {facet.name: model_of(facet) for facet in NAMED}
NAMES = {
    facet: Statement(rows_of(model).order_by(), "pk", ("pk", "slug", "name"))
    for facet, model in MODELS.items()
}
# Facets whose rows have other names, that lead to them.
ALIASED = {
    facet
    for facet, model in MODELS.items()
    if "aliases" in {relation.get_accessor_name() for relation in model._meta.related_objects}
}


class Selection(NamedTuple):
    """`query` has the slugs that are known, as they are today; `unknown` facets had others."""

    query: Query
    filters: Filters
    rows: Rows
    unknown: tuple[Facet, ...]

    @property
    def applied(self) -> tuple[Applied, ...]:
        return tuple(
            Applied(facet, row.slug, row.name) for facet, rows in self.rows.items() for row in rows
        )


def selection(query: Query) -> Selection:
    """The rows that a query is filtered by. One query of the database for each facet in use."""
    rows, unknown = Rows(), list[Facet]()
    for facet in NAMED:
        if slugs := query.slugs(facet.name):
            by_slug = _by_slug(facet.name, slugs)
            known = (by_slug[slug] for slug in slugs if slug in by_slug)
            rows[facet.name] = list(dict.fromkeys(known))
            unknown += [facet] * (len(by_slug) < len(slugs))
    values = values_of({facet: [row.slug for row in some] for facet, some in rows.items()})
    keys = {facet: frozenset(row.pk for row in some) for facet, some in rows.items()}
    filters = Filters(keys, query.since, query.until)
    return Selection(replace(query, values=values), filters, rows, tuple(unknown))


def buckets(facets: Iterable[FacetCounts], filters: Filters) -> tuple[FacetBuckets, ...]:
    """What an engine counted, with names. One query of the database for each facet."""
    return tuple(
        FacetBuckets(one.name, one.total, tuple(BUCKETS[BY_NAME[one.name].counting](one, filters)))
        for one in facets
    )


def _named(facet: FacetCounts, filters: Filters) -> Iterator[Bucket]:
    rows = NAMES[facet.name].rows(key for key, _ in facet.counts)
    names = {key: (slug, name) for key, slug, name in rows}
    applied = filters.applied(facet.name)
    for key, count in facet.counts:
        if key in names:
            slug, name = names[key]
            yield Bucket(slug, name, count, key in applied)


def _years(facet: FacetCounts, filters: Filters) -> Iterator[Bucket]:
    """The latest first."""
    for year, count in sorted(facet.counts, reverse=True):
        yield Bucket(f"{year:04}", str(year), count, year in filters.applied(facet.name))


BUCKETS = {Counting.ROWS: _named, Counting.YEARS: _years}


def _by_slug(facet: str, slugs: tuple[str, ...]) -> dict[str, Named]:
    """The rows by slug; another name of a row leads to it."""
    rows = rows_of(MODELS[facet])
    by_slug = {row.slug: row for row in rows.filter(slug__in=slugs)}
    missing = set(slugs) - by_slug.keys()
    if missing and facet in ALIASED:
        aliases = rows.filter(Q(aliases__slug__in=missing)).order_by("aliases__key")
        by_slug |= {row.alias: row for row in aliases.annotate(alias=F("aliases__slug"))}
    return by_slug
