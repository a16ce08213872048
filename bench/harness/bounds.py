"""The bounds that were set for a figure, and how near a measured one comes to them."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bench.harness.report import NONE, table

LEAST, MOST = operator.ge, operator.le


@dataclass(frozen=True, slots=True)
class Bounds:
    """`reached` compares a value with a bound; `form` shows both. Without `threshold`, a target only."""

    name: str
    threshold: float | None
    target: float
    reached: Callable[[float, float], bool] = MOST
    form: str = "{:.2f}×"

    def mark(self, value: float | None) -> str:
        if value is None:
            return NONE
        if self.reached(value, self.target):
            return "✓ target"
        if self.threshold is None:
            return "✗ target"
        return "✓ threshold" if self.reached(value, self.threshold) else "✗"

    def row(self, value: float | None) -> list[str]:
        """Name, value, bounds and mark, as they are shown."""
        shown = (NONE if n is None else self.form.format(n) for n in (value, self.threshold))
        return [self.name, *shown, self.form.format(self.target), self.mark(value)]


Measured = tuple[Bounds, float | None]


def bounds_table(measured: Iterable[Measured]) -> str:
    rows = [bounds.row(value) for bounds, value in measured]
    return table(["", "measured", "threshold", "target", ""], rows)
