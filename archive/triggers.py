"""Database triggers that note every change of an article for the search index.

Triggers, and not signals, because they also see `bulk_create`, `QuerySet.update` and SQL
written by hand, and because their rows come and go with the transaction of the change.
They are removed before migrations and installed after them: SQLite rebuilds a table to alter
it, drops its triggers on the way, and fails when a trigger of another table names it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.db import connections, transaction
from django.db.backends.utils import CursorWrapper
from django.db.models import Model

from archive.models import Article
from archive.relations import RELATIONS

# A WHERE is needed for SQLite to distinguish the ON CONFLICT of an upsert from a join's ON.
NOTE = """
    INSERT INTO archive_indexchange (article_id, revision)
    SELECT {article}, 1 {rows}
    ON CONFLICT (article_id) DO UPDATE SET revision = archive_indexchange.revision + 1;
"""


class Trigger(NamedTuple):
    """After each `event` of a row of `table`, the articles that the row concerns are noted."""

    table: str
    event: str
    note: str

    @property
    def name(self) -> str:
        return f"index_change_{self.table}_{self.event.split()[0].lower()}"


def _of_rows(model: type[Model], article: str, *events: str) -> Iterator[Trigger]:
    """Of rows whose column `article` has the key of one article."""
    for event in events:
        row = "OLD" if event == "DELETE" else "NEW"
        note = NOTE.format(article=f"{row}.{article}", rows="WHERE true")
        yield Trigger(model._meta.db_table, event, note)


def _triggers() -> Iterator[Trigger]:
    yield from _of_rows(Article, "id", "INSERT", "UPDATE", "DELETE")
    for model, relation in RELATIONS.items():
        through = relation.through._meta.db_table
        if not relation.is_single:
            yield from _of_rows(relation.through, relation.article, "INSERT", "DELETE")
        rows = f"FROM {through} WHERE {relation.named} = NEW.id"
        note = NOTE.format(article=relation.article, rows=rows)
        yield Trigger(model._meta.db_table, "UPDATE OF name", note)


def install(using: str = "default", **kwargs: object) -> None:
    """Install the triggers anew. A receiver of Django's `post_migrate`.

    After a migration backwards a table may be missing.
    """
    connection = connections[using]
    sql = SQL[connection.vendor]
    with transaction.atomic(using), connection.cursor() as cursor:
        _remove(cursor, sql)
        tables = connection.introspection.table_names(cursor)
        for trigger in (one for one in _triggers() if one.table in tables):
            row = "OLD" if trigger.event == "DELETE" else "NEW"
            for statement in sql.create:
                cursor.execute(statement.format(row=row, **trigger._asdict(), name=trigger.name))


def remove(using: str = "default", plan: Sequence[object] = (), **kwargs: object) -> None:
    """Take the triggers away while there are migrations to run. A receiver of `pre_migrate`."""
    if plan:
        with connections[using].cursor() as cursor:
            _remove(cursor, SQL[connections[using].vendor])


def _remove(cursor: CursorWrapper, sql: Sql) -> None:
    cursor.execute(sql.installed)
    for name, table in cursor.fetchall():
        cursor.execute(sql.drop.format(name=name, table=table))


class Sql(NamedTuple):
    """`installed` selects name and table of our triggers; `drop` and `create` are for one."""

    installed: str
    drop: str
    create: tuple[str, ...]


SQL = {
    "sqlite": Sql(
        "SELECT name, tbl_name FROM sqlite_master"
        " WHERE type = 'trigger' AND name LIKE 'index_change_%'",
        "DROP TRIGGER {name}",
        ("CREATE TRIGGER {name} AFTER {event} ON {table} FOR EACH ROW BEGIN {note} END",),
    ),
    "postgresql": Sql(
        "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE 'index_change_%'",
        "DROP TRIGGER {name} ON {table}",
        (
            """CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS
               $$ BEGIN {note} RETURN {row}; END $$""",
            "CREATE TRIGGER {name} AFTER {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
        ),
    ),
}
