"""Database triggers that note every change of an article for the search index.

Triggers, and not signals, because they also see `bulk_create`, `QuerySet.update` and SQL
written by hand, and because their rows come and go with the transaction of the change.
They are installed after every migration: SQLite rebuilds a table to alter it and drops its
triggers on the way.
"""

from __future__ import annotations

from django.db import connections

NOTE = """
    INSERT INTO archive_indexchange (article_id, revision) {articles}
    ON CONFLICT (article_id) DO UPDATE SET revision = archive_indexchange.revision + 1;
"""
# (table, event, the articles that the row concerns); {row} is NEW or OLD
# A WHERE is needed for SQLite to distinguish the ON CONFLICT of an upsert from a join's ON.
WATCHED = [
    ("archive_article", "INSERT", "SELECT {row}.id, 1 WHERE true"),
    ("archive_article", "UPDATE", "SELECT {row}.id, 1 WHERE true"),
    ("archive_article", "DELETE", "SELECT {row}.id, 1 WHERE true"),
    ("archive_article_tags", "INSERT", "SELECT {row}.article_id, 1 WHERE true"),
    ("archive_article_tags", "DELETE", "SELECT {row}.article_id, 1 WHERE true"),
    ("archive_article_authors", "INSERT", "SELECT {row}.article_id, 1 WHERE true"),
    ("archive_article_authors", "DELETE", "SELECT {row}.article_id, 1 WHERE true"),
    (
        "archive_tag",
        "UPDATE OF name",
        "SELECT article_id, 1 FROM archive_article_tags WHERE tag_id = {row}.id",
    ),
    (
        "archive_author",
        "UPDATE OF name",
        "SELECT article_id, 1 FROM archive_article_authors WHERE author_id = {row}.id",
    ),
    (
        "archive_source",
        "UPDATE OF name",
        "SELECT id, 1 FROM archive_article WHERE source_id = {row}.id",
    ),
]


def install(using: str = "default", **kwargs: object) -> None:
    """Install the triggers anew. A receiver of Django's `post_migrate`."""
    connection = connections[using]
    statements = STATEMENTS[connection.vendor]
    with connection.cursor() as cursor:
        for number, (table, event, articles) in enumerate(WATCHED):
            row = "OLD" if event == "DELETE" else "NEW"
            note = NOTE.format(articles=articles.format(row=row))
            for statement in statements:
                name = f"index_change_{number}"
                cursor.execute(
                    statement.format(name=name, table=table, event=event, row=row, note=note)
                )


SQLITE = [
    "DROP TRIGGER IF EXISTS {name}",
    "CREATE TRIGGER {name} AFTER {event} ON {table} FOR EACH ROW BEGIN {note} END",
]
POSTGRESQL = [
    "DROP TRIGGER IF EXISTS {name} ON {table}",
    """CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN {note} RETURN {row}; END $$""",
    "CREATE TRIGGER {name} AFTER {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
]
STATEMENTS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
