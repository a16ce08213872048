"""How many names an index has under each letter: kept by triggers, mended by the repair.

A name is counted while published articles have it; `once` says that a single one does.
"""

from __future__ import annotations

from collections.abc import Iterator

from archive.derived import LetterCount
from archive.models import Named, Tag
from archive.relations import RELATIONS
from archive.trigger import Trigger

LETTERS = LetterCount._meta.db_table
TABLES = {LETTERS}
COLUMNS = "relation, kind, letter, once"


def triggers() -> Iterator[Trigger]:
    for model in RELATIONS:
        table, put, take = model._meta.db_table, _put(model, "NEW"), _take(model, "OLD")
        kind = ", kind" if model is Tag else ""
        changes = f"UPDATE OF article_count, letter{kind}"
        yield Trigger("derived_letters", table, "INSERT", put, "NEW.article_count > 0")
        yield Trigger("derived_letters", table, "DELETE", take, "OLD.article_count > 0")
        yield Trigger("derived_letters", table, changes, take + put, _moves(model))


def repair() -> list[str]:
    """Statements, the last of which tell by their rows how many counts were wrong."""
    counted = f"SELECT {COLUMNS}, COUNT(*) AS names FROM ({_names()}) AS named GROUP BY {COLUMNS}"
    kept = f"SELECT {COLUMNS}, names FROM {LETTERS}"
    return [
        f"DELETE FROM {LETTERS} WHERE names <> 0 AND ({COLUMNS}, names) IN ({kept} EXCEPT {counted})",
        f"INSERT INTO {LETTERS} ({COLUMNS}, names)"
        f" SELECT * FROM ({counted}) AS counted EXCEPT {kept} WHERE true"
        f" ON CONFLICT ({COLUMNS}) DO UPDATE SET names = excluded.names",
    ]


def _names() -> str:
    return " UNION ALL ".join(
        f"SELECT '{relation.field}' AS relation, {_kind(model)} AS kind, letter,"
        f" article_count = 1 AS once FROM {model._meta.db_table} WHERE article_count > 0"
        for model, relation in RELATIONS.items()
    )


def _kind(model: type[Named], row: str = "") -> str:
    return f"{row}kind" if model is Tag else "''"


def _put(model: type[Named], row: str) -> str:
    return (
        f"INSERT INTO {LETTERS} ({COLUMNS}, names)"
        f" SELECT '{RELATIONS[model].field}', {_kind(model, f'{row}.')}, {row}.letter,"
        f" {row}.article_count = 1, 1 WHERE {row}.article_count > 0"
        f" ON CONFLICT ({COLUMNS}) DO UPDATE SET names = {LETTERS}.names + 1;"
    )


def _take(model: type[Named], row: str) -> str:
    return (
        f"UPDATE {LETTERS} SET names = names - 1 WHERE {row}.article_count > 0"
        f" AND relation = '{RELATIONS[model].field}' AND kind = {_kind(model, f'{row}.')}"
        f" AND letter = {row}.letter AND once = ({row}.article_count = 1);"
    )


def _moves(model: type[Named]) -> str:
    """Whether a row is counted elsewhere than before."""
    columns = ["letter", "kind"] if model is Tag else ["letter"]
    return " OR ".join(
        [
            *(f"OLD.{column} <> NEW.{column}" for column in columns),
            *(f"(OLD.article_count = {n}) <> (NEW.article_count = {n})" for n in (0, 1)),
        ]
    )
