"""What our SQL says differently to each database: text in braces, and how triggers are made."""

from __future__ import annotations

from dataclasses import dataclass
from string import Formatter

from django.db.backends.base.base import BaseDatabaseWrapper

from archive.trigger import Trigger


@dataclass(frozen=True, slots=True)
class Dialect:
    """`now`, `later`, `differs`, `year` and `month` stand for `{now}` … in our SQL; the last two
    are of the date of article `a`.

    `installed` selects name and table of all triggers; `drop` and `create` are for one.
    """

    now: str
    later: str
    differs: str
    year: str
    month: str
    installed: str
    drop: str
    create: tuple[str, ...]

    def filled(self, sql: str, row: str = "") -> str:
        parts = {name for _, name, _, _ in Formatter().parse(sql) if name}
        return sql.format(**{name: row if name == "row" else getattr(self, name) for name in parts})

    def creation(self, trigger: Trigger) -> list[str]:
        """The statements that make the trigger."""
        own = {
            "name": trigger.name,
            "table": trigger.table,
            "event": trigger.event,
            "row": trigger.row,
            "statements": self.filled(trigger.statements, trigger.row),
            "when": f"WHEN ({self.filled(trigger.when)})" if trigger.when else "",
        }
        return [statement.format(**own) for statement in self.create]


DIALECTS = {
    "sqlite": Dialect(
        now="strftime('%Y-%m-%d %H:%M:%f', 'now')",
        later="max",
        differs="IS NOT",
        year="CAST(strftime('%Y', a.published_at) AS integer)",
        month="CAST(strftime('%m', a.published_at) AS integer)",
        installed="SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'",
        drop="DROP TRIGGER {name}",
        create=(
            "CREATE TRIGGER {name} AFTER {event} ON {table} FOR EACH ROW {when}"
            " BEGIN {statements} END",
        ),
    ),
    "postgresql": Dialect(
        now="clock_timestamp()",
        later="greatest",
        differs="IS DISTINCT FROM",
        year="CAST(EXTRACT(YEAR FROM a.published_at) AS integer)",
        month="CAST(EXTRACT(MONTH FROM a.published_at) AS integer)",
        installed="SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal",
        drop="DROP TRIGGER {name} ON {table}",
        create=(
            """CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS
               $$ BEGIN {statements} RETURN {row}; END $$""",
            "CREATE TRIGGER {name} AFTER {event} ON {table} FOR EACH ROW {when}"
            " EXECUTE FUNCTION {name}()",
        ),
    ),
}


def dialect_of(connection: BaseDatabaseWrapper) -> Dialect:
    return DIALECTS[connection.vendor]
