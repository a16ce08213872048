"""One database trigger, as a value."""

from __future__ import annotations

from typing import NamedTuple


class Trigger(NamedTuple):
    """After each `event` of a row of `table`, the `statements` are run if `when` holds.

    `{row}` in them is the row that there is: NEW, or OLD of one that is gone. A table has at most
    one trigger of a purpose for each of INSERT, UPDATE and DELETE.
    """

    purpose: str
    table: str
    event: str
    statements: str
    when: str = ""
    passes_over_bulk: bool = False

    @property
    def name(self) -> str:
        return f"{self.purpose}_{self.table}_{self.event.split()[0].lower()}"

    @property
    def row(self) -> str:
        return "OLD" if self.event == "DELETE" else "NEW"
