"""The bounds that were set for the site, and how near a run comes to them."""

from __future__ import annotations

from collections.abc import Iterator

from bench.harness.bounds import LEAST, Bounds, Measured
from bench.speed.site.draws import DIFFERENT, MOSTLY_FEW, Draw
from bench.speed.site.measurements import BEFORE, NOW, ArchiveResult, Run

USUAL = 30_000  # articles; of the archives of a run, the one that is nearest has the bounds
FASTER = {  # times less processor time of a page: threshold, target
    "article": (12, 24),
    "home": (14, 28),
    "tag": (8, 16),
    "tag index": (10, 20),
    "search": (5, 10),
}
GROWING = ("home", "tag index")


def measured(run: Run) -> Iterator[Measured]:
    """Each figure that has bounds, with its value, or None where it was not measured."""
    usual = min(run.results, key=lambda result: abs(result.size - USUAL))
    for kind, (threshold, target) in FASTER.items():
        name = f"{usual.size:,} articles, {kind}, nothing cached: times faster"
        yield Bounds(name, threshold, target, LEAST, "{:.1f}×"), faster(usual, kind)
    for draw, threshold, target in ((DIFFERENT, 10, 20), (MOSTLY_FEW, 40, 100)):
        name = f"{usual.size:,} articles, pages a second, {draw.name}"
        yield Bounds(name, threshold, target, LEAST, "{:.1f}×"), more(usual, draw)
    filled = Bounds(f"{usual.size:,} articles, memory of a worker after the pages", 1, 0.8)
    yield filled, fuller(usual)
    if (last := run.results[-1]) is not usual:
        for kind in GROWING:
            name = f"{kind}: processor time at {last.size:,} articles to that at {usual.size:,}"
            yield Bounds(name, 2, 1.2), grown(usual, last, kind)


def faster(result: ArchiveResult, kind: str) -> float | None:
    before, now = (result.cost(side, kind) for side in (BEFORE, NOW))
    return before.cpu / now.cpu if before and now else None


def more(result: ArchiveResult, draw: Draw) -> float | None:
    before, now = (result.loop(side, draw.name) for side in (BEFORE, NOW))
    return now.rate / before.rate if before and now else None


def grown(first: ArchiveResult, last: ArchiveResult, kind: str) -> float | None:
    small, large = (result.cost(NOW, kind) for result in (first, last))
    return large.cpu / small.cpu if small and large else None


def fuller(result: ArchiveResult) -> float | None:
    before, now = (result.memory(side) for side in (BEFORE, NOW))
    return now.after / before.after if before and now else None
