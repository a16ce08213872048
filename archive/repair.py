"""What is derived, compared with what it follows from, and made right where it differs."""

from __future__ import annotations

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from archive import companion_counts
from archive.derivation import (
    ARTICLE,
    COLUMNS,
    LISTING,
    PERIODS,
    RAISE,
    RELATED,
    every_list,
    touch_statement,
)
from archive.dialect import Dialect, dialect_of
from archive.letter_counts import repair as letter_counts
from archive.relations import RELATIONS
from archive.stories.triggers import REPAIR

_COUNTED = f"SELECT relation, named_id, year, month, COUNT(*) FROM {LISTING} GROUP BY 1, 2, 3, 4"
_KEPT = f"SELECT relation, named_id, year, month, articles FROM {PERIODS}"


def rebuild() -> int:
    """The number of rows that were wrong; the triggers go on seeing what changes meanwhile."""
    with transaction.atomic(), connection.cursor() as cursor:
        return repair(cursor, dialect_of(connection))


def repair(cursor: CursorWrapper, dialect: Dialect) -> int:
    """Within a transaction of the caller: the number of rows that were wrong."""
    return sum(_changed(cursor, dialect.filled(one)) for one in _statements())


def _changed(cursor: CursorWrapper, statements: str) -> int:
    """Rows that the last one of the statements changed."""
    for statement in filter(str.strip, statements.split(";")):
        cursor.execute(statement)
    changed: int = cursor.rowcount
    return changed


def _statements() -> list[str]:
    """Wrong rows are those that EXCEPT leaves: for each row that it does not find, SQLite looks
    through the whole of what stands after NOT IN, as that might be null."""
    columns = COLUMNS.strip("()")
    listed = f"SELECT {columns} FROM {LISTING}"
    return [
        f"DELETE FROM {LISTING} WHERE {COLUMNS}"
        f" IN ({listed} EXCEPT SELECT * FROM ({every_list()}) AS every)",
        f"INSERT INTO {LISTING} {COLUMNS} {every_list()} EXCEPT {listed}",
        f"DELETE FROM {PERIODS} WHERE articles <> 0"
        f" AND (relation, named_id, year, month, articles) IN ({_KEPT} EXCEPT {_COUNTED})",
        f"INSERT INTO {PERIODS} (relation, named_id, year, month, articles)"
        f" SELECT * FROM ({_COUNTED}) AS counted EXCEPT {_KEPT} WHERE true"
        " ON CONFLICT (relation, named_id, year, month) DO UPDATE SET articles = excluded.articles",
        *companion_counts.repair(),
        *_counts_of_names(),
        *letter_counts(),
        f"DELETE FROM {RELATED} WHERE article_id NOT IN (SELECT id FROM {ARTICLE})",
        f"INSERT INTO {RELATED} (article_id, related, archive_size)"
        f" SELECT id, '', 0 FROM {ARTICLE} WHERE id NOT IN (SELECT article_id FROM {RELATED})",
        *REPAIR,
    ]


def _counts_of_names() -> list[str]:
    statements = []
    for model, relation in RELATIONS.items():
        table = model._meta.db_table
        counted = (
            f"COALESCE((SELECT SUM(articles) FROM {PERIODS} WHERE relation = '{relation.field}'"
            f" AND named_id = {table}.id), 0)"
        )
        wrong = f"WHERE article_count <> {counted}"
        seen = touch_statement(f"'{relation.field}'", "id", f"FROM {table} {wrong}")
        index = touch_statement(f"'{relation.field}'", "0")
        statements.append(
            f"{RAISE}{index}{seen} UPDATE {table} SET article_count = {counted} {wrong}"
        )
    return statements
