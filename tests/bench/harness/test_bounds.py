"""How near a figure comes to its bounds."""

from __future__ import annotations

import pytest

from bench.harness.bounds import LEAST, Bounds, bounds_table


@pytest.mark.parametrize(
    ("bounds", "value", "mark"),
    [
        (Bounds("time", 3, 1), 1.0, "✓ target"),
        (Bounds("time", 3, 1), 3.0, "✓ threshold"),
        (Bounds("time", 3, 1), 3.1, "✗"),
        (Bounds("speed", 20, 60, LEAST), 60.0, "✓ target"),
        (Bounds("speed", 20, 60, LEAST), 59.0, "✓ threshold"),
        (Bounds("speed", 20, 60, LEAST), 19.0, "✗"),
        (Bounds("wish", None, 60, LEAST), 59.0, "✗ target"),
        (Bounds("unknown", 3, 1), None, "–"),
    ],
)
def test_a_mark_names_the_bound_that_is_reached(
    bounds: Bounds, value: float | None, mark: str
) -> None:
    assert bounds.mark(value) == mark


def test_a_table_shows_figures_beside_their_bounds() -> None:
    figures = [(Bounds("wait", 10, 3, form="{:.1f} ms"), 4.0), (Bounds("x", None, 1), None)]
    assert bounds_table(figures).splitlines()[0] == "|  | measured | threshold | target |  |"
    assert bounds_table(figures).splitlines()[2:] == [
        "| wait | 4.0 ms | 10.0 ms | 3.0 ms | ✓ threshold |",
        "| x | – | – | 1.00× | – |",
    ]
