"""Faults in small numbers, in real processes; `make fault` runs them in great ones."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent


def trial(name: str, scale: float) -> dict[str, Any]:
    """The figures of a trial; it fails when one of them breaks a promise."""
    run = subprocess.run(
        [sys.executable, "-m", "bench.faults", name, "--scale", str(scale)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    figures: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])[name]
    assert "seed" in figures, "a failure can be run again"
    return figures


def test_killed_writers_leave_an_index_that_opens_and_catches_up() -> None:
    figures = trial("kills", 0.025)
    assert (figures["opened"], figures["equal"]) == (5, 5)
    assert figures["articles lost or doubled"] == 0


def test_readers_are_never_wrong_during_rebuilds_and_kills() -> None:
    figures = trial("rebuilds", 0.02)
    assert figures["right"] and not figures.get("wrong") and not figures.get("error")


def test_mixed_changes_by_many_processes_all_arrive() -> None:
    figures = trial("changes", 0.02)
    assert [figures[kind] for kind in ("missing", "extra", "stale", "waiting")] == [0, 0, 0, 0]


def test_a_committed_article_is_searchable_within_two_seconds() -> None:
    assert trial("lag", 0.01)["searchable p99, ms"] < 2_000


def test_every_damage_is_noticed_labelled_and_mended() -> None:
    figures = trial("damage", 0.02)
    assert figures["noticed"] == figures["healed"] == 12
    assert (figures["wrong"], figures["errors"]) == (0, 0)


def test_questions_made_by_chance_are_answered() -> None:
    figures = trial("questions", 0.001)
    assert (figures["questions"], figures["errors"], figures["over 500 ms"]) == (100, 0, 0)
