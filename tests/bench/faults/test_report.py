"""What the scenarios of faults print and record."""

from __future__ import annotations

from bench.faults.report import report
from bench.faults.running import Outcome
from bench.harness.record import Provenance


def test_the_record_has_a_line_for_each_scenario() -> None:
    outcomes = [
        Outcome("kills", {"opened": 2000, "first error": [], "seconds": 3}, ()),
        Outcome("damage", {"wrong": 1}, ("no answer is wrong", "all is mended")),
    ]
    provenance = Provenance("2020-01-02", "abc1234", "a machine")
    section = report(provenance, outcomes, 0.5, 7, "Disk full.").splitlines()
    assert section[0] == "## 2020-01-02, commit abc1234: faults"
    assert section[2] == "a machine. Scale 0.5 of the full counts, seed 7."
    assert section[4:] == [
        "| scenario | kept | figures |",
        "| --- | --- | --- |",
        "| `kills` | ✓ | opened 2,000 · seconds 3 |",
        "| `damage` | ✗ | **broken: no answer is wrong** · **broken: all is mended** · wrong 1 |",
        "",
        "Disk full.",
    ]
