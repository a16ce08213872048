"""The row that a page of a source, an author, a tag … is about, by statements compiled once."""

from __future__ import annotations

from functools import cache
from typing import TypeVar

from django.db.models import Q
from django.http import Http404

from archive.dependencies import note
from archive.listings import listing_of
from archive.models import Author, Named, Place, Source, Tag
from archive.names import key_of
from archive.querysets import rows_of
from archive.relations import ALIASES
from archive.statements import Statement

N = TypeVar("N", bound=Named)

# The first part of an address -> what its names are.
BY_SECTION: dict[str, type[Named]] = {
    "tags": Tag,
    "sources": Source,
    "authors": Author,
    "places": Place,
}


def named_or_404(model: type[N], slug: str) -> N:
    """The row of that slug, else the one whose name, or whose alias, the slug spells out."""
    row = row_by_slug(model, slug) or _row_by_name(model, slug)
    if row is None:
        raise Http404("لا شيء بهذا الاسم.")
    note(listing_of(row).key)
    return row


def _row_by_name(model: type[N], slug: str) -> N | None:
    key = key_of(slug.replace("-", " "))
    rows, alias = rows_of(model), Q(aliases__slug=slug) | Q(aliases__key=key)
    own = rows.filter(key=key).first()
    return own or rows.filter(alias).order_by("aliases__key").first()


def row_by_slug(model: type[N], slug: str) -> N | None:
    columns, by_slug = _by_slug(model)
    rows = by_slug.rows([slug])
    return model.from_db("default", columns, rows[0]) if rows else None


def aliases_of(row: Named) -> list[str]:
    """Its other names, in order."""
    return [name for (name,) in _aliases(type(row)).rows([row.pk])]


@cache
def _aliases(model: type[Named]) -> Statement:
    return Statement(ALIASES[model]._default_manager.order_by("key"), "named", ("name",))


@cache
def _by_slug(model: type[Named]) -> tuple[list[str], Statement]:
    columns = [field.attname for field in model._meta.concrete_fields]
    return columns, Statement(rows_of(model).order_by(), "slug", columns)
