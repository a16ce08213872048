"""What a run of the quality bench prints and records."""

from __future__ import annotations

import numpy as np

from bench.harness.record import Provenance
from bench.quality.bounds import measured
from bench.quality.measurements import EngineScores, Result, Run, differences
from bench.quality.measures import MEASURES
from bench.quality.report import report

COLLECTIONS = ("arcd", "news-headline", "news-short", "morph")


def a_run(name: str, tags: tuple[str, ...], ours: list[float], theirs: list[float]) -> Run:
    """One collection; each engine has the same value in all measures."""
    mine, other = (
        EngineScores(np.array([[value] * len(MEASURES) for value in values]), values.count(0.0))
        for values in (ours, theirs)
    )
    peers = {"lucene-ar": other}
    compared = differences(mine, peers, 200, seed=1)
    result = Result(name, 9_000, 2, 0.0125, tags, mine, peers, compared)
    provenance = Provenance("2020-01-02", "abc1234", "a machine")
    settings = ("2/1", "generated", "lucene-ar", 200, 1, False)
    return Run(provenance, *settings, (result,), "Nothing helped.")


def test_bounds_tell_how_near_a_run_comes() -> None:
    above = a_run("arcd", ("q", "q"), [0.55, 0.51], [0.5, 0.46])
    tags = a_run("morph", ("a", "b", "b"), [1.0, 0.7, 0.9], [0.0, 0.0, 0.0])
    other = a_run("elsewhere", ("q",), [1.0], [0.0])
    marks = [
        [(bounds.name, value and round(value, 6), bounds.mark(value)) for bounds, value in figures]
        for figures in map(measured, (above, tags, other))
    ]
    assert marks == [
        [("arcd: nDCG@10 above lucene-ar", 0.05, "✓ threshold")],
        [
            ("morph: R@50, mean of the tags", 0.9, "✓ target"),
            ("morph: R@50, lowest tag", 0.8, "✓ target"),
        ],
        [],
    ]


def test_the_bounds_are_those_that_were_set() -> None:
    runs = [a_run(name, ("q",), [1.0], [0.0]) for name in COLLECTIONS]
    pairs = [[(b.threshold, b.target) for b, _ in measured(run)] for run in runs]
    assert pairs == [[(0.05, 0.06)], [(0.064, 0.07)], [(0.108, 0.12)], [(0.85, 0.88), (None, 0.75)]]


def test_a_report_shows_engines_differences_and_tags() -> None:
    section = report(a_run("morph", ("a", "b"), [0.75, 0.25], [0.5, 0.0]))
    assert section.startswith("## 2020-01-02, commit abc1234: quality\n")
    shown = [
        "| morph: R@50, lowest tag | 0.2500 | – | 0.7500 | ✗ target |",
        "2 queries, 9,000 articles; 12.5 ms of processor time a query.",
        "Of the judged documents, 2 are not in the corpus.",
        "| engine | MRR@10 | nDCG@10 | R_cap@10 | R@10 | R@50 | queries without hit |",
        "| **Khizana** | 0.5000 | 0.5000 | 0.5000 | 0.5000 | 0.5000 | 0 |",
        "| lucene-ar (reference) | 0.2500 | 0.2500 | 0.2500 | 0.2500 | 0.2500 | 1 |",
        "| lucene-ar | **+0.2500** [+0.2500, +0.2500] |",
        "| `b` | 1 | 0.250 | 0.250 | 0.250 | 0.000 |",
        "| **mean of the tags** | 2 | **0.500** | **0.500** | **0.500** | **0.250** |",
    ]
    assert [line for line in shown if line not in section] == []
    assert section.endswith("\n\nNothing helped.\n")
