"""A figure that was set as a target, and how near a measured one comes to it."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass

from bench.harness.record import table

LEAST, MOST = operator.ge, operator.le
NONE = "–"


@dataclass(frozen=True, slots=True)
class Target:
    """`reached` compares a value with a bound; `form` shows both. Without `must`, only an aim."""

    name: str
    must: float | None
    aim: float
    reached: Callable[[float, float], bool] = MOST
    form: str = "{:.2f}×"

    def mark(self, value: float | None) -> str:
        if value is None:
            return NONE
        if self.reached(value, self.aim):
            return "✓ aim"
        if self.must is None:
            return "✗ aim"
        return "✓ must" if self.reached(value, self.must) else "✗"

    def row(self, value: float | None) -> list[str]:
        """Name, value, bounds and mark, as they are shown."""
        shown = (NONE if one is None else self.form.format(one) for one in (value, self.must))
        return [self.name, *shown, self.form.format(self.aim), self.mark(value)]


Measured = tuple[Target, float | None]


def targets_table(measured: list[Measured]) -> str:
    rows = [target.row(value) for target, value in measured]
    return table(["", "measured", "must", "aim", ""], rows)
