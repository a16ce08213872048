"""Rows written many at a time, past the models: a tenth of what `save` costs for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, TypeVar

from django.db import connection, models
from django.utils import timezone

from archive.dialect import dialect_of

Row = Mapping[str, object]  # name of the column in Python (`source_id`) -> value
T = TypeVar("T")
CHUNK = 500  # values in one statement; SQLite limits them
LARGER_CACHE, USUAL_CACHE = (
    16_000,
    2_000,
)  # kB of the database that a connection of SQLite keeps in memory


@contextmanager
def larger_cache() -> Iterator[None]:
    """Within the block the connection keeps more of the database in memory.

    SQLite's own share is less than a batch changes, and what has no room is written twice.
    """
    _set_cache_size(LARGER_CACHE)
    try:
        yield
    finally:
        _set_cache_size(USUAL_CACHE)


def _set_cache_size(kilobytes: int) -> None:
    if statement := dialect_of(connection).cache_size:
        with connection.cursor() as cursor:
            cursor.execute(statement.format(kilobytes))


def chunks(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """The values, as many at a time as one statement takes."""
    return (values[start : start + CHUNK] for start in range(0, len(values), CHUNK))


def next_keys(model: type[models.Model], count: int) -> list[int]:
    """Primary keys for so many new rows, rising; within the transaction that writes them."""
    if not count:  # the statement for SQLite gives one at least
        return []
    with connection.cursor() as cursor:
        cursor.execute(dialect_of(connection).keys, {"count": count, "table": model._meta.db_table})
        return sorted(key for (key,) in cursor.fetchall())


def insert(model: type[models.Model], rows: Sequence[Row]) -> None:
    """Write new rows, which all name the same columns; the others have their defaults."""
    if not rows:
        return
    names = tuple(rows[0])
    statement, prepared, others = _compiled(model, names)
    rest = [prepare(value()) for prepare, value in others]
    with connection.cursor() as cursor:
        cursor.executemany(
            statement,
            [
                (
                    *(prepare(row[name]) for name, prepare in zip(names, prepared, strict=True)),
                    *rest,
                )
                for row in rows
            ],
        )


def link(through: type[models.Model], links: Iterable[tuple[int, int]], *columns: str) -> None:
    """Write rows of two keys each into a table that links them, once each."""
    insert(through, [dict(zip(columns, pair, strict=True)) for pair in dict.fromkeys(links)])


def unlink(through: type[models.Model], links: Sequence[tuple[int, int]], *columns: str) -> None:
    """Delete rows of two keys each from a table that links them."""
    where = " AND ".join(f"{_column(through, name)} = %s" for name in columns)
    _execute(f"DELETE FROM {_table(through)} WHERE {where}", links)


def change(
    model: type[models.Model], name: str, rows: Sequence[tuple[object, ...]], *columns: str
) -> None:
    """Give a column other values: each row has one, and what to find its row by in `columns`."""
    where = " AND ".join(f"{_column(model, one)} = %s" for one in columns)
    _execute(f"UPDATE {_table(model)} SET {_column(model, name)} = %s WHERE {where}", rows)


def update(rows: Sequence[models.Model]) -> None:
    """Write all columns of rows of one model that are there, as `save` does of one."""
    if not rows:
        return
    model = type(rows[0])
    fields = [field for field in model._meta.local_concrete_fields if not field.primary_key]
    columns = ", ".join(f"{_column(model, field.attname)} = %s" for field in fields)
    key = _column(model, model._meta.pk.attname)
    _execute(
        f"UPDATE {_table(model)} SET {columns} WHERE {key} = %s",
        [
            (
                *(
                    field.get_db_prep_save(field.pre_save(row, False), connection)
                    for field in fields
                ),
                row.pk,
            )
            for row in rows
        ],
    )


def _execute(statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(statement, rows)


def _table(model: type[models.Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _column(model: type[models.Model], name: str) -> str:
    """As the database has it, of a column by its name in Python."""
    fields = {field.attname: field for field in model._meta.local_concrete_fields}
    return connection.ops.quote_name(str(fields[name].column))


Prepare = Callable[[Any], Any]


@lru_cache(64)
def _compiled(
    model: type[models.Model], names: tuple[str, ...]
) -> tuple[str, list[Prepare], list[tuple[Prepare, Callable[[], Any]]]]:
    """The statement, what makes the given values fit the database, and the same of defaults."""
    fields = {field.attname: field for field in model._meta.local_concrete_fields}
    others = [
        field for name, field in fields.items() if name not in names and not field.primary_key
    ]
    columns = [*(fields[name].column for name in names), *(field.column for field in others)]
    quoted = ", ".join(connection.ops.quote_name(str(column)) for column in columns)
    marks = ", ".join(["%s"] * len(columns))
    table = connection.ops.quote_name(model._meta.db_table)
    return (
        f"INSERT INTO {table} ({quoted}) VALUES ({marks})",
        [_preparing(fields[name]) for name in names],
        [(_preparing(field), _default_of(field)) for field in others],
    )


def _preparing(field: models.Field[Any, Any]) -> Prepare:
    """Times and JSON alone are written otherwise than Python has them."""
    if isinstance(field, models.DateField | models.JSONField):
        return lambda value: field.get_db_prep_save(value, connection)
    return lambda value: value


def _default_of(field: models.Field[Any, Any]) -> Callable[[], Any]:
    if isinstance(field, models.DateTimeField) and (field.auto_now or field.auto_now_add):
        return timezone.now
    return field.get_default
