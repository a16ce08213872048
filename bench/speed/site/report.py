"""A run as Markdown: pages by kind, loops, memory, then the bounds."""

from __future__ import annotations

from collections.abc import Iterator

from bench.harness.bounds import bounds_table
from bench.harness.report import section, significant, table
from bench.speed.site.bounds import measured
from bench.speed.site.draws import DRAWS
from bench.speed.site.loops import READERS
from bench.speed.site.measurements import BEFORE, NGINX, NOW, STOCK, ArchiveResult, Loop, Run
from bench.speed.site.measuring import WORKERS
from bench.speed.site.mix import MIX


def report(run: Run) -> str:
    """One section of the record."""
    parts = [
        f"{run.provenance.machine}. The code before is that of {run.baseline}. "
        f"{READERS} readers ({run.client}), {WORKERS} workers of gunicorn.",
        *(part for result in run.results for part in _archive(result, run)),
        "### Targets\n\n" + bounds_table(measured(run)),
    ]
    return section(run.provenance, "site", parts, run.note)


def _archive(result: ArchiveResult, run: Run) -> Iterator[str]:
    low, high = sorted(result.load)
    yield f"### {result.size:,} articles"
    yield f"Load of the machine at start and end: {low:.1f} to {high:.1f}.{_beside(result, run)}"
    yield "**A page, nothing cached, one after another**\n\n" + _costs(result)
    yield "**Readers**\n\n" + _loops(result)
    yield "**Memory of a worker, MB**\n\n" + _memories(result)


def _beside(result: ArchiveResult, run: Run) -> str:
    sides = {loop.side for loop in result.loops}
    if STOCK not in sides:
        return ""
    indexed = min(run.stock_articles, result.size)
    absent = "" if NGINX in sides else " nginx is not installed here."
    return f" {STOCK} has only {indexed:,} of the articles in its index.{absent}"


def _costs(result: ArchiveResult) -> str:
    rows = []
    for kind in MIX:
        before, now = (result.cost(side, kind) for side in (BEFORE, NOW))
        if before and now:
            cpu = (significant(before.cpu), significant(now.cpu), f"{before.cpu / now.cpu:.1f}×")
            counts = (f"{before.queries:.1f}", f"{now.queries:.1f}")
            rows.append([kind, *cpu, *counts, f"{before.pages}", f"{now.pages}"])
    head = ["", "CPU ms, before", "now", "times faster", "queries, before", "now"]
    return table([*head, "pages, before", "now"], rows)


def _loops(result: ArchiveResult) -> str:
    head = ["readers ask for", "", "pages a second", "p50, ms", "p95, ms", "CPU ms a page"]
    rows = [
        _loop(result, loop) for draw in DRAWS for loop in result.loops if loop.draw == draw.name
    ]
    return table([*head, "pages", "addresses", "the client's part of a core"], rows)


def _loop(result: ArchiveResult, loop: Loop) -> list[str]:
    before = result.loop(BEFORE, loop.draw)
    times = f" ({loop.rate / before.rate:.1f}×)" if before and loop.side != BEFORE else ""
    answers = loop.answers
    return [
        loop.draw,
        loop.side,
        significant(loop.rate) + times,
        significant(answers.p50),
        significant(answers.p95),
        significant(loop.cpu),
        f"{answers.pages:,}",
        f"{loop.distinct:,}",
        f"{loop.client:.2f}",
    ]


def _memories(result: ArchiveResult) -> str:
    rows = [
        [each.side, f"{each.pages:,}", *(f"{n:.0f}" for n in (each.before, each.after, each.share))]
        for each in result.memories
    ]
    return table(["", "pages", "before them", "after them", "its share of it"], rows)
