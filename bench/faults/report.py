"""The outcomes of scenarios as a section of the record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bench.faults.running import Outcome
from bench.harness.record import Provenance
from bench.harness.report import section, table


def report(
    provenance: Provenance, outcomes: Sequence[Outcome], scale: float, seed: int, note: str = ""
) -> str:
    """A line for each scenario."""
    head = f"{provenance.machine}. Scale {scale:g} of the full counts, seed {seed}."
    rows = [
        [f"`{outcome.name}`", "✗" if outcome.broken else "✓", _figures(outcome)]
        for outcome in outcomes
    ]
    return section(provenance, "faults", [head, table(["scenario", "kept", "figures"], rows)], note)


def _figures(outcome: Outcome) -> str:
    broken = [f"**broken: {promise}**" for promise in outcome.broken]
    figures = [f"{name} {_value(one)}" for name, one in outcome.figures.items() if one != []]
    return " · ".join(broken + figures)


def _value(value: Any) -> str:
    return f"{value:,}" if isinstance(value, int | float) else str(value)
