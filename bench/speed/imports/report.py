"""A run as Markdown: what each import took, an editor's saves, the bounds."""

from __future__ import annotations

from collections.abc import Iterator

from bench.harness.bounds import LEAST, Bounds, Measured, bounds_table
from bench.harness.report import section, significant, table
from bench.harness.times import percentile
from bench.speed.imports.running import BEFORE, NOW, Result, Run

HEAD = [
    *("", "processes", "articles per CPU s", "wall, s", "again: CPU s", "again: wall, s"),
    *("peak MB", "saves", "p50, ms", "p99, ms"),
]


def report(run: Run) -> str:
    """One section of the record."""
    parts = [
        f"{run.provenance.machine}. The code before is that of {run.baseline}."
        f" {run.articles:,} articles of one file, SQLite.",
        table(HEAD, [_row(run, result) for result in run.results]),
        "### Targets\n\n" + bounds_table(measured(run)),
    ]
    return section(run.provenance, "import", parts, run.note)


def _row(run: Run, result: Result) -> list[str]:
    first, again = result.first, result.again
    return [
        result.side,
        f"{result.processes}",
        significant(run.articles / first.cpu),
        *map(significant, (first.wall, again.cpu, again.wall)),
        f"{first.memory:.0f}",
        f"{len(result.saves):,}",
        *(significant(percentile(result.saves, part) * 1000) for part in (0.5, 0.99)),
    ]


def measured(run: Run) -> Iterator[Measured]:
    before, now = (run.result(side, 1) for side in (BEFORE, NOW))
    several = run.results[-1]
    yield _more("articles per CPU second, one process", 6, 10), before.first.cpu / now.first.cpu
    yield (
        _more(f"wall, {several.processes} processes", 9, 15),
        before.first.wall / several.first.wall,
    )
    yield _more("the second run, CPU", 20, 50), before.again.cpu / now.again.cpu
    slowest = [percentile(one.saves, 0.99) for one in (before, now)]
    yield Bounds("an editor's save during the import, p99", 0.4, 0.15), slowest[1] / slowest[0]


def _more(name: str, threshold: float, target: float) -> Bounds:
    return Bounds(name, threshold, target, LEAST, "{:.1f}×")
