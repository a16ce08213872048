"""The speeds that were set as targets, and how near a run comes to them."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from bench.harness.target import LEAST, MOST, Measured, Target
from bench.speed.baselines import OURS, STOCK, TANTIVY
from bench.speed.measurements import Found, Run
from bench.speed.queries import KINDS

RANKED = ("one word", "two words", "headline")


def measured(run: Run) -> Iterator[Measured]:
    """Each target with the value of this run, or None where it was not measured."""
    first, last = run.found[0], run.found[-1]
    for kind in RANKED:
        target = Target(f"ranking, warm, {kind}: p50 against {TANTIVY}", 3, 1)
        yield target, quotient(first, "rank", kind, OURS, TANTIVY)
    stock = f"stock{_subset(first)}"
    faster = Target(f"whole view: times faster than {stock}", 20, 60, LEAST, "{:.1f}×")
    yield faster, view_speed(first)
    rebuilt = Target(f"rebuild: articles per CPU second against {stock}", 4, 8, LEAST, "{:.1f}×")
    yield rebuilt, _rate(first)
    for kind in ("phrase", "prefix"):
        target = Target(f"ranking, warm, {kind}: p95", 10, 3, MOST, "{:.2f} ms")
        yield target, _p95(first, kind)
    memory = first.memory(OURS)
    yield (
        Target(f"memory of a worker at {first.size:,} articles", 250, 150, MOST, "{:.0f} MB"),
        memory and memory.after,
    )
    if last is not first:
        yield from _growth(first, last)


def _growth(first: Found, last: Found) -> Iterator[Measured]:
    """Linear growth is both bounds; p95 of one word stands for the common words."""
    times = last.size / first.size
    for kind in KINDS:
        target = Target(f"growth {first.size:,} → {last.size:,}, {kind}: p50", times, times)
        yield target, _grown(first, last, kind, "p50")
    common = Target(f"growth {first.size:,} → {last.size:,}, common words: p95", times, times)
    yield common, _grown(first, last, "one word", "p95")


def quotient(
    found: Found, step: str, kind: str, ours: str, theirs: str, state: str = "warm"
) -> float | None:
    """p50 of one engine over p50 of another."""
    mine, other = (found.time(name, step, state, kind) for name in (ours, theirs))
    return mine.p50 / other.p50 if mine and other else None


def view_speed(found: Found) -> float | None:
    """How many times faster our page is: the median of the kinds that both can answer."""
    ratios = [quotient(found, "view", kind, STOCK, OURS) for kind in KINDS]
    known = [ratio for ratio in ratios if ratio is not None]
    return statistics.median(known) if known else None


def _subset(found: Found) -> str:
    stock = found.build(STOCK)
    return f" with {stock.articles:,} articles" if stock and stock.articles < found.size else ""


def _rate(found: Found) -> float | None:
    ours, stock = found.build(OURS), found.build(STOCK)
    return ours.rate / stock.rate if ours and stock else None


def _p95(found: Found, kind: str) -> float | None:
    times = found.time(OURS, "rank", "warm", kind)
    return times and times.p95


def _grown(first: Found, last: Found, kind: str, part: str) -> float | None:
    small, big = (found.time(OURS, "rank", "warm", kind) for found in (first, last))
    return getattr(big, part) / getattr(small, part) if small and big else None
