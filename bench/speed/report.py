"""A run as Markdown: tables of medians, then ratios, then the bounds."""

from __future__ import annotations

from collections.abc import Iterator

from bench.harness.bounds import bounds_table
from bench.harness.report import NONE, section, significant, table
from bench.speed.baselines import MODULES, OURS, STOCK
from bench.speed.bounds import measured, quotient
from bench.speed.measurements import CorpusResult, Run, Times
from bench.speed.queries import KINDS

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
        f"{run.provenance.machine}. {run.queries} queries of each kind. "
        f"Times in ms of {run.clock} time, p50 / p95; {NONE} is what the engine cannot do.",
        *(part for result in run.results for part in _corpus(result)),
        "### Targets\n\n" + bounds_table(measured(run)),
    ]
    return section(run.provenance, "speed", parts, run.note)


def _corpus(result: CorpusResult) -> Iterator[str]:
    low, high = sorted(result.load)
    yield f"### {result.size:,} articles"
    yield f"Load of the machine at start and end: {low:.1f} to {high:.1f}.{_subset(result)}"
    for heading, step, state in TABLES:
        yield f"**{heading}**\n\n" + _times(result, step, state)
    yield "**Building and memory**\n\n" + _builds(result)
    yield "**Ratios of p50, ours to theirs; below 1 ours is faster**\n\n" + _ratios(result)


def _subset(result: CorpusResult) -> str:
    stock = result.build(STOCK)
    if not stock or stock.articles == result.size:
        return ""
    return (
        f" {STOCK} has only the first {stock.articles:,} of the articles in its index, in all "
        f"that is said of it here: its times would grow with the rest."
    )


def _times(result: CorpusResult, step: str, state: str) -> str:
    rows = []
    for name in MODULES:
        times = [result.time(name, step, state, kind) for kind in KINDS]
        if any(times):
            rows.append([name, *map(_both, times)])
    return table(["engine", *KINDS], rows)


def _builds(result: CorpusResult) -> str:
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
                *_memory(result, build.engine),
            ]
            for build in result.builds
        ],
    )


def _memory(result: CorpusResult, name: str) -> list[str]:
    memory = result.memory(name)
    sizes = (memory.before, memory.after, memory.own) if memory else ()
    return [f"{size:.0f}" for size in sizes] or [NONE] * 3


def _ratios(result: CorpusResult) -> str:
    rows = []
    for heading, step, state in TABLES:
        for name in MODULES:
            ratios = [quotient(result, step, kind, OURS, name, state) for kind in KINDS]
            if name != OURS and step != "parse" and any(ratios):
                rows.append([f"{heading}, against {name}", *map(significant, ratios)])
    return table(["", *KINDS], rows)


def _both(times: Times | None) -> str:
    return f"{significant(times.p50)} / {significant(times.p95)}" if times else NONE
