"""A run as Markdown: tables of medians, then ratios, then the targets."""

from __future__ import annotations

from collections.abc import Iterator

from bench.harness.record import table
from bench.harness.target import NONE, targets_table
from bench.speed.baselines import MODULES, OURS, STOCK
from bench.speed.measurements import Found, Run, Times
from bench.speed.queries import KINDS
from bench.speed.targets import measured, quotient

# (heading, step, state)
TABLES = [
    ("Ranking, top 20, warm", "rank", "warm"),
    ("Ranking, cold", "rank", "cold"),
    ("Parsing the query", "parse", "warm"),
    ("The whole view, warm", "view", "warm"),
    ("The whole view, cold", "view", "cold"),
]


def report(run: Run) -> str:
    """One section of the record."""
    parts = [
        f"## {run.date}, commit {run.commit}",
        f"{run.machine}. {run.queries} queries of each kind. "
        f"Times in ms of {run.clock} time, p50 / p95; {NONE} is what the engine cannot do.",
        *(part for found in run.found for part in _corpus(found)),
        "### Targets\n\n" + targets_table(list(measured(run))),
    ]
    return "\n\n".join([*parts, *filter(None, [run.note])]) + "\n"


def _corpus(found: Found) -> Iterator[str]:
    low, high = sorted(found.load)
    yield f"### {found.size:,} articles"
    yield f"Load of the machine at start and end: {low:.1f} to {high:.1f}.{_subset(found)}"
    for heading, step, state in TABLES:
        yield f"**{heading}**\n\n" + _times(found, step, state)
    yield "**Building and memory**\n\n" + _builds(found)
    yield "**Ratios of p50, ours to theirs; below 1 ours is faster**\n\n" + _ratios(found)


def _subset(found: Found) -> str:
    stock = found.build(STOCK)
    if not stock or stock.articles == found.size:
        return ""
    return (
        f" {STOCK} has only the first {stock.articles:,} of the articles in its index, in all "
        f"that is said of it here: its times would grow with the rest."
    )


def _times(found: Found, step: str, state: str) -> str:
    rows = []
    for name in MODULES:
        times = [found.time(name, step, state, kind) for kind in KINDS]
        if any(times):
            rows.append([name, *map(_both, times)])
    return table(["engine", *KINDS], rows)


def _builds(found: Found) -> str:
    head = ["engine", "articles", "per CPU s", "per s", "index MB", "peak MB while building"]
    return table(
        [*head, "worker MB before", "after all queries", "of it own"],
        [
            [
                build.engine,
                f"{build.articles:,}",
                f"{build.rate:.0f}",
                f"{build.articles / build.wall:.0f}",
                f"{build.megabytes:.0f}",
                f"{build.peak:.0f}",
                *_memory(found, build.engine),
            ]
            for build in found.builds
        ],
    )


def _memory(found: Found, name: str) -> list[str]:
    memory = found.memory(name)
    told = (memory.before, memory.after, memory.own) if memory else ()
    return [f"{size:.0f}" for size in told] or [NONE] * 3


def _ratios(found: Found) -> str:
    rows = []
    for heading, step, state in TABLES:
        for name in MODULES:
            ratios = [quotient(found, step, kind, OURS, name, state) for kind in KINDS]
            if name != OURS and step != "parse" and any(ratios):
                rows.append([f"{heading}, against {name}", *map(_number, ratios)])
    return table(["", *KINDS], rows)


def _both(times: Times | None) -> str:
    return f"{_number(times.p50)} / {_number(times.p95)}" if times else NONE


def _number(value: float | None) -> str:
    """Three digits that count, and never more than three after the point."""
    if value is None:
        return NONE
    digits = next((n for least, n in ((100, 0), (10, 1), (1, 2)) if value >= least), 3)
    return f"{value:,.{digits}f}"
