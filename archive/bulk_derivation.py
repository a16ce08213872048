"""What triggers derive from new articles, for all that a transaction writes at once.

The statements are those of `archive.derivation` with a set of rows in place of one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import connection
from django.db.backends.utils import CursorWrapper

from archive import companion_counts
from archive.derivation import (
    COLUMNS,
    LISTING,
    LISTS_OF_NEIGHBOURS,
    PERIODS,
    RAISE,
    REVISION,
    every_list,
    neighbours,
    touch_statement,
    wanted_related,
)
from archive.dialect import IN_BULK, dialect_of
from archive.relations import RELATIONS
from archive.stories.triggers import wanted_story
from archive.triggers import NOTE

# Rows of the lists that the new articles stand in, as `new`. SQLite keeps to the order of a
# CROSS JOIN; without it, it reads the whole of a list to find the new ones.
_LISTED = f"{IN_BULK} AS bulk CROSS JOIN {LISTING} AS new WHERE new.article_id = bulk.article_id"


@contextmanager
def articles_in_bulk(keys: Sequence[int]) -> Iterator[None]:
    """Within a transaction: new articles of these keys are written, with links and originals.

    Whatever else is written meanwhile has to wait: its triggers may pass over it, too.
    """
    with connection.cursor() as cursor:
        marks = [(key,) for key in keys]
        cursor.executemany(f"INSERT INTO {IN_BULK} (article_id) VALUES (%s)", marks)
        yield
        dialect = dialect_of(connection)
        for statements in _statements():
            for statement in filter(str.strip, dialect.filled(statements).split(";")):
                cursor.execute(statement)
        _count_names(cursor)
        cursor.execute(f"DELETE FROM {IN_BULK}")


def _statements() -> Iterator[str]:
    bulk = f"FROM {IN_BULK} WHERE true"
    yield RAISE + touch_statement("'article'", "article_id", bulk)
    some = f"FROM {REVISION} WHERE EXISTS (SELECT 1 FROM {IN_BULK})"
    yield touch_statement("'article'", "0", some)
    yield NOTE.format(article="article_id", rows=bulk)
    yield wanted_related(f"SELECT article_id, '', 0 {bulk}")
    yield wanted_story(f"SELECT article_id, '' {bulk}")
    yield f"INSERT INTO {LISTING} {COLUMNS} {every_list(f'a.id IN (SELECT article_id FROM {IN_BULK})')}"
    yield (
        f"INSERT INTO {PERIODS} (relation, named_id, year, month, articles)"
        f" SELECT new.relation, new.named_id, new.year, new.month, COUNT(*) FROM {_LISTED}"
        " GROUP BY 1, 2, 3, 4 ON CONFLICT (relation, named_id, year, month)"
        f" DO UPDATE SET articles = {PERIODS}.articles + excluded.articles"
    )
    yield companion_counts.added(f"x.article_id IN (SELECT article_id FROM {IN_BULK})")
    for name in ("new.named_id", "0"):
        rows = f"SELECT DISTINCT new.relation AS kind, {name} AS row_id FROM {_LISTED}"
        yield touch_statement("kind", "row_id", f"FROM ({rows}) AS touched WHERE true")
    in_order = f"AND new.relation IN ({LISTS_OF_NEIGHBOURS})"
    for neighbour in neighbours("new"):
        rows = f"SELECT DISTINCT {neighbour} AS row_id FROM {_LISTED} {in_order}"
        yield touch_statement("'article'", "row_id", f"FROM ({rows}) AS touched WHERE true")


def _count_names(cursor: CursorWrapper) -> None:
    """Add to the number of articles of each name, in the order of keys."""
    cursor.execute(
        f"SELECT new.relation, new.named_id, COUNT(*) FROM {_LISTED} GROUP BY 1, 2 ORDER BY 1, 2"
    )
    counts = cursor.fetchall()
    for model, relation in RELATIONS.items():
        added = [(count, key) for kind, key, count in counts if kind == relation.field]
        cursor.executemany(
            f"UPDATE {model._meta.db_table} SET article_count = article_count + %s WHERE id = %s",
            added,
        )
