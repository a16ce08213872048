"""A worker to test with: `python -m tests.bench.harness.worker`."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.harness import process
from bench.harness.errors import BadCorpus
from bench.harness.job import Job


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleJob(Job):
    task: str


def work(job: SampleJob) -> dict[str, Any]:
    TASKS.get(job.task, lambda job: None)(job)
    names = ("DATA_DIR", "DJANGO_SETTINGS_MODULE", "DATABASE_URL", "SAMPLE")
    settings = {name: os.environ[name] for name in names if name in os.environ}
    return {"task": job.task, "process": os.getpid(), "settings": settings}


def _print(job: SampleJob) -> None:
    print("by this process")
    subprocess.run([sys.executable, "-c", "print('by another')"], check=True)


def _refuse(job: SampleJob) -> None:
    raise BadCorpus("the corpus is empty")


def _fail(job: SampleJob) -> None:
    raise ValueError("not what a bench expects")


def _hang(job: SampleJob) -> None:
    time.sleep(process.HANG)


def _leave(job: SampleJob) -> None:
    """A child that goes on."""
    child = subprocess.Popen([sys.executable, "-c", f"import time; time.sleep({process.HANG})"])
    (Path(job.folder) / "child").write_text(str(child.pid))


TASKS: dict[str, Callable[[SampleJob], None]] = {
    "print": _print,
    "refuse": _refuse,
    "fail": _fail,
    "hang": _hang,
    "leave": _leave,
}

if __name__ == "__main__":
    process.serve(SampleJob, work)
