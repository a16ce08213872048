"""An imported archive made smaller or larger, in its database.

It is cut after an article, with the links, originals and names that only later ones had. It
grows by rounds: each copies all articles with new keys and their links and originals, moved to
the days before those of the round before, so that days stay as full as they were. A copy has
the title of its model, and for each sentence of the model's text another one of the archive.
The database's own triggers see every row that comes or goes.
"""

from __future__ import annotations

import contextlib
import datetime
import random
import re
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive.ingest.document import text_hash
from archive.ingest.lead import lead
from bench.harness.errors import BenchError
from bench.speed.corpus import SENTENCE_END, sentences

BETWEEN = re.compile(f"({SENTENCE_END.pattern})")  # `split` leaves what it finds at odd places
LINKS = {
    "archive_article_authors": "author",
    "archive_article_places": "place",
    "archive_article_tags": "tag",
}


@dataclass(frozen=True, slots=True)
class Round:
    """`last`: key of the last model; `keys` is added to keys, `days` are taken from dates."""

    number: int
    last: int
    keys: int
    days: int


def resize(database: Path, size: int, seed: int) -> None:
    """Leave `size` articles in the database, made ones among them where it had fewer.

    No change waits for the index afterwards: it is to be built from nothing. Raises BenchError.
    """
    with contextlib.closing(sqlite3.connect(database)) as connection:
        connection.row_factory = sqlite3.Row
        with connection:
            keys = [
                row["id"]
                for row in connection.execute("SELECT id FROM archive_article ORDER BY id")
            ]
            if not keys:
                raise BenchError(f"{database} has no articles")
            if size < len(keys):
                _cut(connection, keys[size - 1])
            elif size > len(keys):
                _grow(connection, keys, size - len(keys), random.Random(seed))
            connection.execute("DELETE FROM archive_indexchange")
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _cut(connection: sqlite3.Connection, last: int) -> None:
    for table in (*LINKS, "archive_original"):
        connection.execute(f"DELETE FROM {table} WHERE article_id > ?", (last,))
    connection.execute("DELETE FROM archive_article WHERE id > ?", (last,))
    for table, name in LINKS.items():
        used = f"SELECT {name}_id FROM {table}{_other_names(connection, name)}"
        connection.execute(f"DELETE FROM archive_{name} WHERE id NOT IN ({used})")
    used = "SELECT source_id FROM archive_article WHERE source_id IS NOT NULL"
    connection.execute(f"DELETE FROM archive_source WHERE id NOT IN ({used})")


def _other_names(connection: sqlite3.Connection, name: str) -> str:
    """Names that editors gave another name stay; the column is called as the release has it."""
    columns = connection.execute(f"SELECT name FROM pragma_table_info('archive_{name}alias')")
    column = next((one for (one,) in columns if one in ("named_id", f"{name}_id")), "")
    return column and f" UNION SELECT {column} FROM archive_{name}alias"


def _grow(
    connection: sqlite3.Connection, keys: list[int], missing: int, chance: random.Random
) -> None:
    models = [dict(row) for row in connection.execute("SELECT * FROM archive_article ORDER BY id")]
    pool = [sentence for model in models for sentence in sentences(model["body"])]
    days = _days(connection)
    for number, start in enumerate(range(0, missing, len(keys)), 1):
        last = keys[: missing - start][-1]
        each = Round(number, last, number * keys[-1], number * days)
        insert = f"INSERT INTO archive_article VALUES (:{', :'.join(models[0])})"
        made = (_made(model, each, pool, chance) for model in models[: missing - start])
        connection.executemany(insert, made)
        _link(connection, each)


def _made(
    model: dict[str, Any], each: Round, pool: list[str], chance: random.Random
) -> dict[str, Any]:
    parts = BETWEEN.split(model["body"])
    parts[::2] = [part and chance.choice(pool) for part in parts[::2]]
    body = "".join(parts)
    return model | {
        "id": model["id"] + each.keys,
        "body": body,
        "lead": lead(body.split("\n\n")),
        "text_hash": text_hash(model["title"], body),
        **(_earlier(model["published_at"], each.days) if model["published_at"] else {}),
    }


def _earlier(day: str, days: int) -> dict[str, str]:
    moved = datetime.date.fromisoformat(day) - datetime.timedelta(days)
    return {"published_at": moved.isoformat(), "published_precision": "day"}


def _link(connection: sqlite3.Connection, each: Round) -> None:
    """Give the articles of a round the links and originals of their models."""
    values = {"number": each.number, "last": each.last, "keys": each.keys}
    for table, name in LINKS.items():
        connection.execute(
            f"INSERT INTO {table} (article_id, {name}_id)"
            f" SELECT article_id + :keys, {name}_id FROM {table} WHERE article_id <= :last",
            values,
        )
    rows = connection.execute("SELECT * FROM archive_original LIMIT 1")
    own = {
        "article_id": "model.article_id + :keys",
        "origin": "model.origin || '#' || :number",
        "text_hash": "(SELECT text_hash FROM archive_article WHERE id = model.article_id + :keys)",
    }
    columns = [name for name, *_ in rows.description if name != "id"]
    copied = ", ".join(own.get(name, f"model.{name}") for name in columns)
    connection.execute(
        f"INSERT INTO archive_original ({', '.join(columns)})"
        f" SELECT {copied} FROM archive_original AS model WHERE article_id <= :last",
        values,
    )


def _days(connection: sqlite3.Connection) -> int:
    """How many days there are from the first date to the last."""
    dates = (
        "SELECT julianday(max(published_at)) - julianday(min(published_at)) FROM archive_article"
    )
    (days,) = connection.execute(dates).fetchone()
    return 0 if days is None else round(days) + 1
