"""What a run of the speed bench prints and records."""

from __future__ import annotations

from bench.harness.record import Provenance
from bench.speed.baselines import OURS, STOCK, TANTIVY
from bench.speed.bounds import measured
from bench.speed.measurements import Build, CorpusResult, Memory, Run, Times
from bench.speed.report import report


def result(size: int, ours: float) -> CorpusResult:
    times = [
        Times(OURS, "rank", "warm", "one word", ours, 2 * ours, 9),
        Times(TANTIVY, "rank", "warm", "one word", 0.5, 1.0, 9),
        Times(OURS, "view", "warm", "one word", 10.0, 20.0, 9),
        Times(STOCK, "view", "warm", "one word", 500.0, 600.0, 9),
    ]
    builds = Build(OURS, size, 10.0, 9.0, 90.0, 400.0), Build(STOCK, 100, 5.0, 5.0, 9.0, 90.0)
    return CorpusResult(
        size, builds, tuple(times), (Memory(OURS, 60.0, 260.0, 100.0),), (0.5, 1.25)
    )


def run(*results: CorpusResult) -> Run:
    provenance = Provenance("2020-01-02", "abc1234", "a machine")
    return Run(provenance, "wall", 9, results, "Nothing helped.")


def test_bounds_tell_how_near_a_run_comes() -> None:
    figures = measured(run(result(1000, 1.0)))
    assert [(value, bounds.mark(value)) for bounds, value in figures] == [
        (2.0, "✓ threshold"),
        (None, "–"),
        (None, "–"),
        (50.0, "✓ threshold"),
        (5.0, "✓ threshold"),
        (None, "–"),
        (None, "–"),
        (260.0, "✗"),
    ]


def test_growth_is_held_against_the_growth_of_the_corpus() -> None:
    grown = list(measured(run(result(1000, 1.0), result(3000, 4.0))))[8:]
    marks = [(bounds.threshold, value, bounds.mark(value)) for bounds, value in grown if value]
    assert marks == [(3.0, 4.0, "✗")] * 2


def test_the_bounds_are_those_that_were_set() -> None:
    figures = measured(run(result(1000, 1.0)))
    assert [(bounds.threshold, bounds.target) for bounds, _ in figures] == [
        *[(3, 1)] * 3,
        (20, 60),
        (4, 8),
        *[(10, 3)] * 2,
        (250, 150),
    ]


def test_a_report_says_what_stock_haystack_was_given() -> None:
    section = report(run(result(1000, 1.0)))
    assert section.startswith("## 2020-01-02, commit abc1234: speed\n")
    assert "| Khizana | 1.00 / 2.00 | – | – | – | – |" in section
    assert "only the first 100 of the articles" in section
    assert "| whole view: times faster than stock with 100 articles | 50.0× |" in section
    assert section.endswith("\n\nNothing helped.\n")
