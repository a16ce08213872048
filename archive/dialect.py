"""What our SQL says differently to each database: text in braces, and how triggers are made."""

from __future__ import annotations

from dataclasses import dataclass
from string import Formatter

from django.db.backends.base.base import BaseDatabaseWrapper

from archive.trigger import Trigger

IN_BULK = "archive_bulkarticle"  # has rows only within a transaction that writes articles in bulk


@dataclass(frozen=True, slots=True)
class Dialect:
    """`now`, `later`, `differs`, `year` and `month` stand for `{now}` … in our SQL; these last
    and `day_number`, 20110217, are of the date of article `a`.

    `keys` gives primary keys for `count` new rows of `table`. `installed` selects name and table
    of all triggers; `drop` and `create` are for one, `condition` and `guard` for one that passes
    over what is written in bulk: only SQLite lets a condition ask a table. `cache_size` says how many
    kilobytes a connection keeps, where connections do.
    """

    now: str
    later: str
    differs: str
    year: str
    month: str
    day_number: str
    keys: str
    installed: str
    drop: str
    condition: str
    guard: str
    create: tuple[str, ...]
    cache_size: str = ""

    def filled(self, sql: str, row: str = "") -> str:
        parts = {name for _, name, _, _ in Formatter().parse(sql) if name}
        return sql.format(**{name: row if name == "row" else getattr(self, name) for name in parts})

    def creation(self, trigger: Trigger) -> list[str]:
        """The statements that make the trigger."""
        waits = trigger.passes_over_bulk
        when = [self.filled(trigger.when), self.condition if waits else ""]
        own = {
            "name": trigger.name,
            "table": trigger.table,
            "event": trigger.event,
            "row": trigger.row,
            "statements": self.filled(trigger.statements, trigger.row),
            "when": " AND ".join(f"({one})" for one in when if one),
            "guard": self.guard.format(row=trigger.row) if waits else "",
        }
        own["when"] = own["when"] and f"WHEN {own['when']}"
        return [statement.format(**own) for statement in self.create]


DIALECTS = {
    "sqlite": Dialect(
        now="strftime('%Y-%m-%d %H:%M:%f', 'now')",
        later="max",
        differs="IS NOT",
        year="CAST(strftime('%Y', a.published_at) AS integer)",
        month="CAST(strftime('%m', a.published_at) AS integer)",
        day_number="CAST(strftime('%Y%m%d', a.published_at) AS integer)",
        keys="WITH RECURSIVE numbers (n) AS"
        " (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < %(count)s)"
        " SELECT n + COALESCE((SELECT seq FROM sqlite_sequence WHERE name = %(table)s), 0)"
        " FROM numbers",
        installed="SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'",
        drop="DROP TRIGGER {name}",
        condition=f"NOT EXISTS (SELECT 1 FROM {IN_BULK})",
        guard="",
        create=(
            "CREATE TRIGGER {name} AFTER {event} ON {table} FOR EACH ROW {when}"
            " BEGIN {statements} END",
        ),
        cache_size="PRAGMA cache_size = -{}",
    ),
    "postgresql": Dialect(
        now="clock_timestamp()",
        later="greatest",
        differs="IS DISTINCT FROM",
        year="CAST(EXTRACT(YEAR FROM a.published_at) AS integer)",
        month="CAST(EXTRACT(MONTH FROM a.published_at) AS integer)",
        day_number="CAST(to_char(a.published_at, 'YYYYMMDD') AS integer)",
        keys="SELECT nextval(pg_get_serial_sequence(%(table)s, 'id'))"
        " FROM generate_series(1, %(count)s)",
        installed="SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal",
        drop="DROP TRIGGER {name} ON {table}",
        condition="",
        guard=f"IF EXISTS (SELECT 1 FROM {IN_BULK}) THEN RETURN {{row}}; END IF;",
        create=(
            """CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS
               $$ BEGIN {guard} {statements} RETURN {row}; END $$""",
            "CREATE TRIGGER {name} AFTER {event} ON {table} FOR EACH ROW {when}"
            " EXECUTE FUNCTION {name}()",
        ),
    ),
}


def dialect_of(connection: BaseDatabaseWrapper) -> Dialect:
    return DIALECTS[connection.vendor]
