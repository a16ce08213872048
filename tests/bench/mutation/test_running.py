"""Mutants are tried by the tests of their file; what they do not notice is counted and named."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.harness import process
from bench.harness.errors import WorkerFailed
from bench.harness.record import ROOT, Provenance
from bench.mutation import worker
from bench.mutation.equivalents import EQUIVALENTS
from bench.mutation.job import MutationJob
from bench.mutation.mutants import mutants
from bench.mutation.options import options
from bench.mutation.report import report, score
from bench.mutation.running import Outcome, outcome
from bench.mutation.targets import TARGETS

SAMPLE = "tests/bench/mutation/sample"


def job(folder: Path, *tests: str) -> MutationJob:
    return MutationJob(folder=str(folder), path=f"{SAMPLE}/module.py", tests=tests)


def test_what_the_tests_do_not_notice_survives(tmp_path: Path) -> None:
    """In a function, at the import, in a default, behind a cache; a loop without end is killed."""
    are_killed = process.run(
        "bench.mutation.worker", job(tmp_path, f"{SAMPLE}/checks.py"), seconds=process.HANG
    )
    made = mutants((ROOT / SAMPLE / "module.py").read_text("utf-8"))
    assert [one.name for one, killed in zip(made, are_killed, strict=True) if not killed] == [
        "unnoticed: return bool(text) -> return None"
    ]
    assert any(not one.is_live for one in made)
    assert "countdown: number -= 1 -> number += 1" in {one.name for one in made}


def test_tests_that_fail_as_it_is_say_nothing_of_mutants(tmp_path: Path) -> None:
    failing = tmp_path / "test_failing.py"
    failing.write_text("def test_failing():\n    assert False\n")
    with pytest.raises(WorkerFailed, match="status 1"):
        process.run("bench.mutation.worker", job(tmp_path, str(failing)), seconds=process.HANG)


def test_tests_that_fail_in_another_process_say_nothing_of_mutants(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """They would kill all."""
    failing = tmp_path / "test_process.py"
    failing.write_text(
        f"import os\nfrom {SAMPLE.replace('/', '.')}.module import countdown\nHERE = os.getpid()\n"
        "def test_here():\n    assert countdown(os.getpid() - HERE) == 0\n"
    )
    with pytest.raises(WorkerFailed, match="status 1"):
        process.run("bench.mutation.worker", job(tmp_path, str(failing)), seconds=process.HANG)
    assert "its tests fail in another process" in capfd.readouterr().err


def test_what_is_known_to_survive_is_not_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its tests would kill this one, for it has no end."""
    of_sample = job(tmp_path, f"{SAMPLE}/checks.py")
    name = "countdown: number -= 1 -> number += 1"
    monkeypatch.setattr(worker, "REASONS", {(of_sample.path, name): "it is said to"})
    trials = worker.Trials(of_sample)
    (mutant,) = (one for one in trials.mutants if one.name == name)
    assert trials._try(mutant, []) is False


def test_the_score_leaves_out_what_no_test_can_notice() -> None:
    made = mutants("def f(a, b):\n    return a < b\n")
    assert [one.name for one in made][1:] == ["f: a < b -> a <= b", "f: a < b -> a >= b"]
    one = outcome("x.py", made, [True, False, True])
    assert one == Outcome("x.py", killed=2, equivalent=0, survivors=(made[1],))
    assert score([one, Outcome("y.py", 2, 5, ())]) == 4 / 5


def test_the_record_has_a_line_for_each_file_and_one_for_all() -> None:
    (mutant,) = mutants("def f(a):\n    return a\n")
    outcomes = [Outcome("x.py", 3, 1, (mutant,)), Outcome("y.py", 4, 0, ())]
    section = report(Provenance("2026-11-23", "abc", "a machine"), outcomes, "a note")
    assert section.splitlines() == [
        "## 2026-11-23, commit abc: mutation",
        "",
        "a machine. Killed by the tests of the file itself; the score leaves out equivalent mutants;"
        " at least 85% is asked.",
        "",
        "| file | mutants | killed | equivalent | survive | score |",
        "| --- | --- | --- | --- | --- | --- |",
        "| `x.py` | 5 | 3 | 1 | 1 | 75% |",
        "| `y.py` | 4 | 4 | 0 | 0 | 100% |",
        "| all | 9 | 7 | 1 | 1 | 88% |",
        "",
        "a note",
    ]


def test_files_and_tests_are_there() -> None:
    for path, tests in TARGETS.items():
        assert all((ROOT / name).exists() for name in (path, *tests)), path


def test_every_equivalent_mutant_is_one_still() -> None:
    names = {
        (path, mutant.name)
        for path in {path for path, _, _ in EQUIVALENTS}
        for mutant in mutants((ROOT / path).read_text("utf-8"))
    }
    assert {(path, name) for path, name, _ in EQUIVALENTS} <= names


def test_only_files_with_tests_are_mutated(capsys: pytest.CaptureFixture[str]) -> None:
    assert options(["search/parsing.py"]).files == ("search/parsing.py",)
    assert options([]).files == tuple(TARGETS)
    with pytest.raises(SystemExit, match="2"):
        options(["search/flood.py"])
    assert "no tests are named for search/flood.py" in capsys.readouterr().err
