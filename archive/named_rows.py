"""The row that a page of a source, an author, a tag … is about, by statements compiled once."""

from __future__ import annotations

from functools import cache
from typing import TypeVar

from archive.models import Named
from archive.querysets import rows_of
from archive.relations import ALIASES
from archive.statements import Statement

N = TypeVar("N", bound=Named)


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
