"""Judgments and rankings in the form of TREC."""

from __future__ import annotations

from pathlib import Path

import ir_measures
from ir_measures import RR, R

from bench.quality import trec

QRELS = {"q1": {"d1": 2, "d 2": 0}, "q2": {"d1": 1, "d3": 1}}
RANKINGS = {"q1": ["d 2", "d1"], "q2": ["d3", "d4", "d1"], "q3": []}


def test_judgments_and_rankings_are_lines_of_columns(tmp_path: Path) -> None:
    trec.write(tmp_path / "made", QRELS, {"our engine": RANKINGS})
    assert (tmp_path / "made" / "qrels.txt").read_text("utf-8").splitlines() == [
        "q1 0 d1 2",
        "q1 0 d%202 0",
        "q2 0 d1 1",
        "q2 0 d3 1",
    ]
    assert (tmp_path / "made" / "our engine.run").read_text("utf-8").splitlines() == [
        "q1 Q0 d%202 1 2 our%20engine",
        "q1 Q0 d1 2 1 our%20engine",
        "q2 Q0 d3 1 3 our%20engine",
        "q2 Q0 d4 2 2 our%20engine",
        "q2 Q0 d1 3 1 our%20engine",
    ]


def test_another_reader_finds_the_same_figures_in_them(tmp_path: Path) -> None:
    trec.write(tmp_path, QRELS, {"peer": RANKINGS})
    qrels = ir_measures.read_trec_qrels(str(tmp_path / "qrels.txt"))
    run = ir_measures.read_trec_run(str(tmp_path / "peer.run"))
    aggregates = ir_measures.calc_aggregate([RR @ 10, R @ 1], list(qrels), list(run))
    assert aggregates == {RR @ 10: 3 / 4, R @ 1: 1 / 4}
