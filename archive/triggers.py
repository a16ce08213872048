"""Database triggers: they note changes for the search index and keep what is derived.

Triggers, and not signals, because they also see `bulk_create`, `QuerySet.update` and SQL
written by hand, and because their rows come and go with the transaction of the change.
They are removed before migrations and installed after them: SQLite rebuilds a table to alter
it, drops its triggers on the way, and fails when a trigger of another table names it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db import connections, transaction
from django.db.backends.utils import CursorWrapper
from django.db.models import Model

from archive import derivation, letter_counts, planner, repair
from archive.dialect import Dialect, dialect_of
from archive.models import Article, Original
from archive.relations import RELATIONS
from archive.stories import triggers as story_triggers
from archive.trigger import Trigger

INDEX = "index_change"
TABLES = derivation.TABLES | letter_counts.TABLES | story_triggers.TABLES
OURS = (f"{INDEX}_", "derived_")  # what the names of our triggers begin with

# A WHERE is needed for SQLite to distinguish the ON CONFLICT of an upsert from a join's ON.
NOTE = """
    INSERT INTO archive_indexchange (article_id, revision)
    SELECT {article}, 1 {rows}
    ON CONFLICT (article_id) DO UPDATE SET revision = archive_indexchange.revision + 1;
"""


def _of_rows(model: type[Model], article: str, *events: str) -> Iterator[Trigger]:
    """Of rows whose column `article` has the key of one article."""
    for event in events:
        note = NOTE.format(article=f"{{row}}.{article}", rows="WHERE true")
        yield Trigger(INDEX, model._meta.db_table, event, note)


def _index_triggers() -> Iterator[Trigger]:
    """They note every change of an article for the search index."""
    yield from _of_rows(Article, "id", "INSERT", "UPDATE", "DELETE")
    for model, relation in RELATIONS.items():
        through = relation.through._meta.db_table
        if not relation.is_single:
            yield from _of_rows(relation.through, relation.article, "INSERT", "DELETE")
        rows = f"FROM {through} WHERE {relation.named} = NEW.id"
        note = NOTE.format(article=relation.article, rows=rows)
        yield Trigger(INDEX, model._meta.db_table, "UPDATE OF name", note)


# What comes with a new article, where many are written at once (`archive.bulk_derivation`).
IN_BULK = {
    *(derivation.ARTICLE, derivation.LISTING, Original._meta.db_table),
    *(relation.through._meta.db_table for relation in RELATIONS.values()),
}


def triggers() -> Iterator[Trigger]:
    derived = (derivation, letter_counts, story_triggers)
    for trigger in (*_index_triggers(), *(one for part in derived for one in part.triggers())):
        is_new = trigger.event == "INSERT" and trigger.table in IN_BULK
        yield trigger._replace(passes_over_bulk=is_new)


def install(using: str = "default", plan: Sequence[object] = (), **kwargs: object) -> None:
    """Install the triggers anew. A receiver of Django's `post_migrate`.

    No trigger saw what migrations did, so what is derived is repaired after them. After a
    migration backwards a table may be missing.
    """
    connection = connections[using]
    dialect = dialect_of(connection)
    with transaction.atomic(using), connection.cursor() as cursor:
        _remove(cursor, dialect)
        tables = set(connection.introspection.table_names(cursor))
        if plan and tables >= TABLES:
            repair.repair(cursor, dialect)
            planner.analyze(cursor)
        for trigger in triggers() if tables >= TABLES else _index_triggers():
            for statement in dialect.creation(trigger) if trigger.table in tables else ():
                cursor.execute(statement)


def remove(using: str = "default", plan: Sequence[object] = (), **kwargs: object) -> None:
    """Take the triggers away while there are migrations to run. A receiver of `pre_migrate`."""
    if plan:
        with connections[using].cursor() as cursor:
            _remove(cursor, dialect_of(connections[using]))


def _remove(cursor: CursorWrapper, dialect: Dialect) -> None:
    cursor.execute(dialect.installed)
    for name, table in cursor.fetchall():
        if name.startswith(OURS):
            cursor.execute(dialect.drop.format(name=name, table=table))
