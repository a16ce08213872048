"""The sources, authors, tags … that published articles have, most used first."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from django.db import connection

from archive.dependencies import Key, note
from archive.models import Named
from archive.relations import RELATIONS


class NameInUse(NamedTuple):
    """`route` is that of its page; `article_count` the number of published articles."""

    route: str
    name: str
    slug: str
    article_count: int


class NamesInUse:
    """A sequence; `len` and slices take a query each, of the rows that are asked for."""

    def __init__(self, model: type[Named], kind: str = "") -> None:
        """Of a model that has kinds, those of one `kind` or of all."""
        self.key: Key = (RELATIONS[model].field, 0)
        self._route = str(model._meta.model_name)
        self._statements = _statements(model, bool(kind))
        self._parameters: list[str | int] = [kind] if kind else []

    def __len__(self) -> int:
        note(self.key)
        with connection.cursor() as cursor:
            cursor.execute(self._statements[0], self._parameters)
            count: int = cursor.fetchone()[0]
        return count

    def __getitem__(self, part: slice) -> list[NameInUse]:
        note(self.key)
        start, stop = part.start or 0, len(self) if part.stop is None else part.stop
        if stop <= start:
            return []
        with connection.cursor() as cursor:
            cursor.execute(self._statements[1], [*self._parameters, stop - start, start])
            return [NameInUse(self._route, *row) for row in cursor.fetchall()]


@cache
def _statements(model: type[Named], of_a_kind: bool) -> tuple[str, str]:
    """What counts the names, and what reads some of them: compiled by hand, once."""
    used = f"FROM {model._meta.db_table} WHERE article_count > 0"
    used += " AND kind = %s" if of_a_kind else ""
    order = "ORDER BY article_count DESC, key LIMIT %s OFFSET %s"
    return f"SELECT COUNT(*) {used}", f"SELECT name, slug, article_count {used} {order}"
