"""The bounds that were set for speed, and how near a run comes to them."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from bench.harness.bounds import LEAST, MOST, Bounds, Measured
from bench.speed.baselines import OURS, STOCK, TANTIVY
from bench.speed.measurements import CorpusResult, Run
from bench.speed.queries import KINDS

RANKED = ("one word", "two words", "headline")


def measured(run: Run) -> Iterator[Measured]:
    """Each figure that has bounds, with its value, or None where it was not measured."""
    first, last = run.results[0], run.results[-1]
    for kind in RANKED:
        bounds = Bounds(f"ranking, warm, {kind}: p50 against {TANTIVY}", 3, 1)
        yield bounds, quotient(first, "rank", kind, OURS, TANTIVY)
    stock = f"stock{_subset(first)}"
    faster = Bounds(f"whole view: times faster than {stock}", 20, 60, LEAST, "{:.1f}×")
    yield faster, view_speed(first)
    rebuilt = Bounds(f"rebuild: articles per CPU second against {stock}", 4, 8, LEAST, "{:.1f}×")
    yield rebuilt, _rate(first)
    for kind in ("phrase", "prefix"):
        bounds = Bounds(f"ranking, warm, {kind}: p95", 10, 3, MOST, "{:.2f} ms")
        yield bounds, _p95(first, kind)
    memory = first.memory(OURS)
    yield (
        Bounds(f"memory of a worker at {first.size:,} articles", 250, 150, MOST, "{:.0f} MB"),
        memory.after if memory else None,
    )
    if last is not first:
        yield from _growth(first, last)


def _growth(first: CorpusResult, last: CorpusResult) -> Iterator[Measured]:
    """Linear growth is both bounds; p95 of one word stands for the common words."""
    times = last.size / first.size
    for kind in KINDS:
        bounds = Bounds(f"growth {first.size:,} → {last.size:,}, {kind}: p50", times, times)
        yield bounds, _grown(first, last, kind, "p50")
    common = Bounds(f"growth {first.size:,} → {last.size:,}, common words: p95", times, times)
    yield common, _grown(first, last, "one word", "p95")


def quotient(
    result: CorpusResult, step: str, kind: str, ours: str, theirs: str, state: str = "warm"
) -> float | None:
    """p50 of one engine over p50 of another."""
    mine, other = (result.time(name, step, state, kind) for name in (ours, theirs))
    return mine.p50 / other.p50 if mine and other else None


def view_speed(result: CorpusResult) -> float | None:
    """How many times faster our page is: the median of the kinds that both can answer."""
    ratios = [quotient(result, "view", kind, STOCK, OURS) for kind in KINDS]
    known = [ratio for ratio in ratios if ratio is not None]
    return statistics.median(known) if known else None


def _subset(result: CorpusResult) -> str:
    stock = result.build(STOCK)
    return f" with {stock.articles:,} articles" if stock and stock.articles < result.size else ""


def _rate(result: CorpusResult) -> float | None:
    ours, stock = result.build(OURS), result.build(STOCK)
    return ours.rate / stock.rate if ours and stock else None


def _p95(result: CorpusResult, kind: str) -> float | None:
    times = result.time(OURS, "rank", "warm", kind)
    return times.p95 if times else None


def _grown(first: CorpusResult, last: CorpusResult, kind: str, part: str) -> float | None:
    small, big = (result.time(OURS, "rank", "warm", kind) for result in (first, last))
    return getattr(big, part) / getattr(small, part) if small and big else None
