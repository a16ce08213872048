"""What the trials of faults print and record."""

from __future__ import annotations

from bench.faults.report import report


def test_the_record_has_a_line_for_each_trial() -> None:
    found = {
        "kills": {"opened": 2000, "first error": [], "kept": True, "seed": 7, "seconds": 3},
        "damage": {"wrong": 1, "kept": False, "seed": 7, "seconds": 2},
    }
    section = report(found, 0.5).splitlines()
    assert section[0].endswith(": faults")
    assert section[2].endswith("Scale 0.5 of the full counts, seed 7.")
    assert section[6:] == [
        "| `kills` | ✓ | opened 2,000 · seconds 3 |",
        "| `damage` | ✗ | wrong 1 · seconds 2 |",
    ]
