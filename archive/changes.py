"""The changes of the archive by number: each transaction that changes a page raises it.

A key names what a page is made of, by kind and primary key:

- ("article", n): what an article says, the names on its card, its neighbours, its related list;
- (relation, n): the list of a name ("tags", "source" …), its name, its aliases; n is 0 for the
  index of all names of the relation;
- ("days", n): the articles of a day, of n as 20110217; n is 0 for any of them;
- ("", 0): the list of all articles; ("index", 0): the search index.

Triggers note the keys (`archive/derivation.py`); `touch` notes those that no trigger sees.
"""

from __future__ import annotations

import datetime
import time
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from django.db import connection, transaction

from archive.dependencies import Key
from archive.derivation import RAISE, REVISION, touch_statement
from archive.derived import Change as Touched
from archive.dialect import dialect_of


class Change(NamedTuple):
    """The last change: numbers rise from one to the next, and times never go back."""

    number: int
    at: datetime.datetime


# The last change that this process has read of, and when, by the clock of `time.monotonic`.
_seen: tuple[Change, float] | None = None

_LATEST = f"SELECT number, changed_at FROM {REVISION}"  # noqa: S608
_LISTS = (
    f"SELECT 1 FROM {Touched._meta.db_table}"  # noqa: S608
    " WHERE number > %s AND row_id = 0 AND kind IN ({}) LIMIT 1"
)
NO_CHANGE = Change(0, datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC))


def latest() -> Change:
    """One query of one row: every page asks it, and compiled by Django it takes ten times as long."""
    with connection.cursor() as cursor:
        cursor.execute(_LATEST)
        row = cursor.fetchone()
    change = Change(row[0], _moment(row[1])) if row else NO_CHANGE
    global _seen
    _seen = change, time.monotonic()
    return change


def seen(seconds: float) -> Change:
    """The last change, as the middleware has read it for this request; read anew if nobody has
    asked for it in so many seconds."""
    if _seen and time.monotonic() - _seen[1] < seconds:
        return _seen[0]
    return latest()


@lru_cache(16)
def _moment(written: datetime.datetime | str) -> datetime.datetime:
    """SQLite keeps times as texts, in UTC."""
    if isinstance(written, str):
        return datetime.datetime.fromisoformat(written).replace(tzinfo=datetime.UTC)
    return written


def touched_since(number: int) -> dict[Key, int]:
    """The keys that were changed later than the change of this number, with their last change."""
    rows = Touched.objects.filter(number__gt=number).values_list("kind", "row_id", "number")
    return {(kind, row): changed for kind, row, changed in rows}


def are_touched_since(number: int, kinds: Iterable[str]) -> bool:
    """Whether a list of these kinds (the keys with 0) was changed later than by this change."""
    names = list(kinds)
    with connection.cursor() as cursor:
        cursor.execute(_LISTS.format(", ".join(["%s"] * len(names))), [number, *names])
        return cursor.fetchone() is not None


def touch(*keys: Key) -> None:
    """Note a change of these in a transaction of its own, or that of the caller."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(dialect_of(connection).filled(RAISE))
        for key in keys:
            cursor.execute(touch_statement("%s", "%s"), key)
