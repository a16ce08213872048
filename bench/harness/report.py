"""A run as a section of Markdown: a heading that names day and commit, paragraphs, tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bench.harness.record import Provenance

NONE = "–"


@dataclass(frozen=True, slots=True)
class Report:
    """`passed`: whether every promise was kept; a bench without promises always passes."""

    section: str
    passed: bool = True


def section(provenance: Provenance, bench: str, parts: Iterable[str], note: str = "") -> str:
    """The parts below a heading, then the note."""
    heading = f"## {provenance.date}, commit {provenance.commit}: {bench}"
    return "\n\n".join([heading, *parts, *filter(None, [note])]) + "\n"


def table(head: list[str], rows: Iterable[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def significant(value: float | None) -> str:
    """Three significant digits, at most three after the point."""
    if value is None:
        return NONE
    digits = next((n for least, n in ((100, 0), (10, 1), (1, 2)) if value >= least), 3)
    return f"{value:,.{digits}f}"
