"""Between the slugs of an address and the primary keys of an engine: rows of the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from django.core.exceptions import FieldDoesNotExist, ImproperlyConfigured
from django.db.models import DateField, Q

from archive.cards import Name
from archive.dependencies import note, uncacheable
from archive.models import Article, Named
from archive.querysets import rows_of
from archive.statements import Part, Union
from search.facets import BY_NAME, NAMED, Counting, Facet
from search.filters import Filters
from search.query import Query, values_of
from search.results import Applied, Bucket, FacetBuckets, FacetCounts

MOST_BUCKETS = 8  # values of a facet that are shown, and those applied


class Value(NamedTuple):
    """A row that articles can have of a facet."""

    pk: int
    slug: str
    name: str


Values = dict[str, list[Value]]
Names = Mapping[type[Named], Mapping[int, Name]]


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
# The values of all facets in one query: first in each row is the number of the facet.
_BY_SLUG = Union(
    *(Part(rows_of(MODELS[facet.name]), "slug", Value._fields) for facet in NAMED), order="pk"
)
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
    values: Values
    unknown: tuple[Facet, ...]

    @property
    def applied(self) -> tuple[Applied, ...]:
        return tuple(
            Applied(facet, one.slug, one.name)
            for facet, some in self.values.items()
            for one in some
        )


def selection(query: Query) -> Selection:
    """The values that a query is filtered by: one query of the database, and one more for each
    facet that is asked for by another name.

    A page for a slug that is not known yet is not kept: any new name may have it.
    """
    values, unknown = Values(), list[Facet]()
    by_slug = _by_slug({facet.name: query.slugs(facet.name) for facet in NAMED})
    for facet in NAMED:
        if slugs := query.slugs(facet.name):
            known = [by_slug[facet.name][slug] for slug in slugs if slug in by_slug[facet.name]]
            values[facet.name] = list(dict.fromkeys(known))
            unknown += [facet] * (len(known) < len(slugs))
    chosen = {facet: [one.slug for one in some] for facet, some in values.items()}
    keys = {facet: frozenset(one.pk for one in some) for facet, some in values.items()}
    _note({facet: list(some) for facet, some in keys.items()})
    if unknown:
        uncacheable()
    filters = Filters(keys, query.since, query.until)
    return Selection(replace(query, values=values_of(chosen)), filters, values, tuple(unknown))


def counted(facets: Iterable[FacetCounts]) -> dict[type[Named], list[int]]:
    """The keys whose names `buckets` needs."""
    return {
        MODELS[one.name]: [key for key, _ in one.counts] for one in facets if one.name in MODELS
    }


def buckets(
    facets: Iterable[FacetCounts], filters: Filters, names: Names
) -> tuple[FacetBuckets, ...]:
    """What an engine counted, with the names by key."""
    return tuple(
        FacetBuckets(
            one.name,
            one.total,
            tuple(BUCKETS[BY_NAME[one.name].counting](one, filters, names)),
            tuple(_months(one, filters)),
        )
        for one in facets
    )


def _named(facet: FacetCounts, filters: Filters, names: Names) -> Iterator[Bucket]:
    _note({facet.name: [key for key, _ in facet.counts]})
    by_key, applied = names[MODELS[facet.name]], filters.applied(facet.name)
    for key, count in facet.counts:
        if key in by_key:
            yield Bucket(by_key[key].slug, by_key[key].name, count, key in applied)


def _years(facet: FacetCounts, filters: Filters, names: Names) -> Iterator[Bucket]:
    """The latest first."""
    for year, count in sorted(facet.counts, reverse=True):
        yield Bucket(f"{year:04}", str(year), count, year in filters.applied(facet.name))


def _months(facet: FacetCounts, filters: Filters) -> Iterator[Bucket]:
    """In order; applied is the one that both days lie in."""
    for month, count in facet.months:
        value = f"{month // 100:04}-{month % 100:02}"
        bounds = filters.since, filters.until
        yield Bucket(value, value, count, all(str(day)[:7] == value for day in bounds))


BUCKETS = {Counting.ROWS: _named, Counting.YEARS: _years}


def _by_slug(slugs: dict[str, tuple[str, ...]]) -> dict[str, dict[str, Value]]:
    """Of each facet its values by slug; another name of a row leads to it."""
    found = _by_facet(_BY_SLUG.rows(*(slugs[facet.name] for facet in NAMED)))
    by_slug = {facet: {one.slug: one for one in found.get(facet, [])} for facet in slugs}
    for facet in ALIASED:
        if missing := set(slugs[facet]) - by_slug[facet].keys():
            by_slug[facet] |= _by_alias(facet, missing)
    return by_slug


def _by_alias(facet: str, slugs: set[str]) -> dict[str, Value]:
    rows: Any = rows_of(MODELS[facet]).filter(Q(aliases__slug__in=slugs)).order_by("aliases__key")
    return {slug: Value(*row) for slug, *row in rows.values_list("aliases__slug", *Value._fields)}


def _by_facet(rows: Iterable[tuple[Any, ...]]) -> dict[str, list[Value]]:
    """Of rows with the number of their facet."""
    found = defaultdict[str, list[Value]](list)
    for number, *row in rows:
        found[NAMED[number].name].append(Value(*row))
    return found


def _note(keys: Mapping[str, Iterable[int]]) -> None:
    """The page shows the names of these rows, by facet."""
    for facet, some in keys.items():
        note(*((BY_NAME[facet].field, key) for key in some))
