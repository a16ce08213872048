"""Files by chance, and what becomes of them within bounds."""

from __future__ import annotations

import time
from pathlib import Path
from random import Random

import pytest

from bench.harness.progress import Progress
from bench.harness.record import Provenance
from bench.ingest import running, trial
from bench.ingest.options import options
from bench.ingest.perturbing import PERTURBATIONS, perturbed
from bench.ingest.report import passed, report
from bench.ingest.running import Trial, joined
from tests.archive.ingest.builders import SAMPLES

FILES = {"a.txt": "خبر\nنص الخبر هنا".encode(), "b.json": b'{"text": "x"}'}


def test_a_seed_makes_the_same_file_and_another_another() -> None:
    made = [perturbed(FILES, seed) for seed in range(200)]
    assert made == [perturbed(FILES, seed) for seed in range(200)]
    assert len(set(made)) > 150
    assert {Path(name).suffix for name, _ in made} == {".txt", ".json"}


@pytest.mark.parametrize(
    "perturbation",
    sorted(set(PERTURBATIONS), key=lambda one: one.__name__),
    ids=lambda one: one.__name__,
)
def test_every_perturbation_does_what_it_can_with_any_bytes(perturbation: object) -> None:
    outcomes = {
        perturbation(data, Random(seed), FILES)  # type: ignore[operator]
        for data in (b"", b"\n", *FILES.values())
        for seed in range(30)
    }
    assert outcomes - {b"", b"\n", *FILES.values()}


def test_files_by_chance_are_read_without_a_fault(tmp_path: Path) -> None:
    samples = {path.name: path.read_bytes() for path in SAMPLES.iterdir()}
    tried = [each for _, each in _trial(samples, range(40), tmp_path)]
    assert len(tried) == 40
    assert [each.fault for each in tried if each.fault] == []
    assert sum(each.documents for each in tried) > 10
    assert [path.name for path in tmp_path.iterdir()] == ["seed"]


def test_an_error_and_a_hang_are_faults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(path: Path) -> list[object]:
        while True:
            time.process_time()

    def fail(path: Path) -> list[object]:
        raise KeyError(path.name)

    monkeypatch.setattr(trial, "SECONDS", 0.05)
    for read, error in ((hang, "too long"), (fail, "KeyError")):
        monkeypatch.setattr(trial, "read", read)
        ((seed, tried),) = _trial(FILES, range(3, 4), tmp_path)
        assert tried.fault is not None
        assert (seed, tried.fault.seed, tried.documents) == (3, 3, 0)
        assert error in tried.fault.error


def _trial(samples: dict[str, bytes], seeds: range, folder: Path) -> list[tuple[int, trial.Tried]]:
    return list(trial.trial(samples, seeds, folder, memory=None))


def test_parts_are_tried_by_processes_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "PART", 5)
    chosen = options(["--files", "10", "--scratch", str(tmp_path)])
    outcome = running.run(chosen, Progress())
    assert (outcome.files, outcome.faults) == (10, [])
    assert outcome.memory > 10_000_000


FAULT = {"seed": 7, "name": "a.txt", "seconds": 0.1, "error": "Traceback\nKeyError: `x`"}
SOUND = Trial(10, 9, 1, 0.5, 200_000_000, [])


def test_parts_are_joined() -> None:
    part = {"files": 5, "documents": 4, "refusals": 1, "slowest": 0.2, "memory": 7, "faults": []}
    other = part | {"slowest": 0.3, "memory": 5, "faults": [FAULT]}
    assert joined([part, other]) == Trial(10, 8, 2, 0.3, 7, [FAULT])


def test_a_changed_text_a_fault_and_much_memory_break_the_promise() -> None:
    assert passed(0, SOUND)
    assert not passed(1, SOUND)
    assert not passed(0, SOUND._replace(faults=[FAULT]))
    assert not passed(0, SOUND._replace(memory=2 << 30))


def test_the_report_names_the_seed_of_a_fault() -> None:
    begun = Provenance("2026-11-28", "abc", "a machine")
    section = report(begun, {}, (20, 0), SOUND._replace(faults=[FAULT]))
    assert "Of 20 sound texts 0 were changed." in section
    assert "Seed 7, a.txt: `KeyError: 'x'`" in section
