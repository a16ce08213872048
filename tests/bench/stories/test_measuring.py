"""The bench of stories: its counts, its report, and a run over a small corpus."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench.harness.process import HANG
from bench.harness.record import ROOT, Provenance
from bench.stories.job import Found, Tally
from bench.stories.report import passed, report
from tests.archive.stories.texts import text

PROVENANCE = Provenance("2026-11-28", "abc", "a machine")


def found(**changed: object) -> Found:
    values = {
        "articles": 100,
        "stories": 5,
        "members": 11,
        "same": (2, 2),
        "reprints": {"hamza": Tally(right=96, wrong=1, alone=3)},
        "lookalikes": {"forms": Tally(wrong=1, alone=49)},
        "milliseconds": (0.25, 0.5),
        "megabytes": 80.0,
    }
    return Found(**(values | changed))  # type: ignore[arg-type]


def test_recall_counts_what_was_printed_again_and_precision_what_came_to_a_story() -> None:
    assert (found().recall, found().precision) == (0.96, 96 / 98)
    nothing = found(reprints={}, lookalikes={})
    assert (nothing.recall, nothing.precision) == (0, 0)


@pytest.mark.parametrize(
    ("changed", "is_passed"),
    [
        ({"lookalikes": {}}, True),
        ({}, False),  # .9796
        ({"lookalikes": {}, "reprints": {"cut": Tally(right=94, alone=6)}}, False),
        ({"lookalikes": {}, "same": (20, 18)}, False),
        ({"lookalikes": {}, "same": (0, 0)}, True),
    ],
)
def test_a_run_passes_that_reaches_its_thresholds(
    changed: dict[str, object], is_passed: bool
) -> None:
    assert passed(found(**changed)) == is_passed


def test_the_report_has_bounds_and_kinds() -> None:
    lines = report(found(), PROVENANCE, 1, "a note").splitlines()
    assert lines[0] == "## 2026-11-28, commit abc: stories"
    assert "| precision | 0.9796 | 0.9800 | 0.9900 | ✗ |" in lines
    assert "| recall | 0.9600 | 0.9500 | 0.9800 | ✓ threshold |" in lines
    assert "| processor time an article, ms | 0.25 | 0.40 | 0.30 | ✓ target |" in lines
    assert "| hamza | 100 | 96 | 1 | 3 |" in lines
    assert "| forms | 50 | 0 | 1 | 49 |" in lines
    assert lines[-1] == "a note"


def bench(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bench.stories", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=HANG)


def test_a_small_corpus_is_printed_again_and_found(tmp_path: Path) -> None:
    corpus = tmp_path / "texts.jsonl"
    texts = [*(text(seed, 30) for seed in range(20)), text(0, 30)]
    lines = (json.dumps({"text": one}) for one in texts)
    corpus.write_text("\n".join(lines), "utf-8")
    done = bench("--corpus", corpus, "--texts", 18, "--scratch", tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "21 articles, seed 1" in done.stdout
    assert "1 of 1 articles with the words of another" in done.stdout
    assert "| cut | 2 | 2 | 0 | 0 |" in done.stdout
    assert list(tmp_path.iterdir()) == [corpus]


def test_without_a_corpus_the_bench_says_so(tmp_path: Path) -> None:
    done = bench("--corpus", tmp_path / "none.jsonl")
    assert (done.returncode, "is no file" in done.stderr) == (2, True)
