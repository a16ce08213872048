"""A worker is a process of its own, and nothing of it is left behind."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from bench.harness import process
from bench.harness.errors import WorkerFailed
from bench.harness.process import HANG
from tests.bench.harness.worker import SampleJob

WORKER = "tests.bench.harness.worker"


def job(folder: Path, task: str) -> SampleJob:
    return SampleJob(folder=str(folder), task=task)


def runs(number: int) -> bool:
    """Whether there is such a process, and it is not only waiting to be collected."""
    try:
        status = Path(f"/proc/{number}/stat").read_text()
    except FileNotFoundError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


def has_ended(number: int) -> bool:
    """Whether the process is gone soon: one that is killed is not gone at once."""
    ends = time.monotonic() + HANG
    while runs(number) and time.monotonic() < ends:
        time.sleep(0.01)
    return not runs(number)


def test_a_job_is_answered_in_another_process(tmp_path: Path) -> None:
    answer = process.run(WORKER, job(tmp_path, "كتاب"), {"SAMPLE": "1"}, HANG)
    assert answer["task"] == "كتاب"
    assert answer["process"] != os.getpid()
    assert answer["settings"] == {
        "DATA_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "archive.settings",
        "SAMPLE": "1",
    }


def test_no_setting_of_a_real_site_reaches_a_worker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://site")
    monkeypatch.setenv("DATA_DIR", "/site")
    settings = process.run(WORKER, job(tmp_path, ""), seconds=HANG)["settings"]
    assert "DATABASE_URL" not in settings
    assert settings["DATA_DIR"] == str(tmp_path)


def test_what_a_worker_prints_is_no_part_of_its_answer(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert process.run(WORKER, job(tmp_path, "print"), seconds=HANG)["task"] == "print"
    assert sorted(capfd.readouterr().err.splitlines()) == ["by another", "by this process"]


def test_a_worker_that_cannot_do_its_job_says_so_in_a_line(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(WorkerFailed, match=f"{WORKER} ended with status 1"):
        process.run(WORKER, job(tmp_path, "refuse"), seconds=HANG)
    assert capfd.readouterr().err == "the corpus is empty\n"


def test_a_worker_that_breaks_shows_where(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(WorkerFailed):
        process.run(WORKER, job(tmp_path, "fail"), seconds=HANG)
    assert "ValueError: not what a bench expects" in capfd.readouterr().err


def test_a_worker_that_hangs_is_ended(tmp_path: Path) -> None:
    with pytest.raises(WorkerFailed, match=r"no answer after 0\.1 s"):
        process.run(WORKER, job(tmp_path, "hang"), seconds=0.1)


def test_what_a_worker_started_ends_with_it(tmp_path: Path) -> None:
    process.run(WORKER, job(tmp_path, "leave"), seconds=HANG)
    assert has_ended(int((tmp_path / "child").read_text()))
