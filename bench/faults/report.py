"""What trials have found, as a section of the record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bench.harness import record

Figures = Mapping[str, Any]
NOT_SHOWN = {"kept", "seed"}


def report(trials: Mapping[str, Figures], scale: float) -> str:
    """A line for each trial; they share a seed."""
    seeds = ", ".join(sorted({str(figures["seed"]) for figures in trials.values()}))
    rows = [
        [f"`{name}`", "✓" if figures["kept"] else "✗", _told(figures)]
        for name, figures in trials.items()
    ]
    return "\n\n".join(
        [
            f"## {record.today()}, commit {record.commit()}: faults",
            f"{record.machine()}. Scale {scale:g} of the full counts, seed {seeds}.",
            record.table(["trial", "kept", "figures"], rows) + "\n",
        ]
    )


def _told(figures: Figures) -> str:
    shown = {name: value for name, value in figures.items() if name not in NOT_SHOWN}
    return " · ".join(f"{name} {_number(value)}" for name, value in shown.items() if value != [])


def _number(value: Any) -> str:
    return f"{value:,}" if isinstance(value, int | float) else str(value)
