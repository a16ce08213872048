"""A worker: a process that gets a job on standard input and answers on standard output.

Both are JSON. A worker has a session of its own, so that what it started ends with it, and
none of the settings of a real site.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from bench.harness.errors import BenchError, WorkerFailed
from bench.harness.job import Job
from bench.harness.record import ROOT

INHERITED = ("PATH", "HOME", "LANG", "TMPDIR", "PYTHONWARNINGS")
HANG = 600  # seconds; what has not come by then will not come, however busy the machine
J = TypeVar("J", bound=Job)


def run(
    module: str, job: Job, settings: Mapping[str, str] | None = None, seconds: float | None = None
) -> Any:
    """The answer of `python -m module` to the job. Raises WorkerFailed.

    `settings` are added to the worker's environment. A worker that has not answered after
    `seconds` is taken to hang.
    """
    worker = subprocess.Popen(
        [sys.executable, "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env=environment(job.folder) | dict(settings or {}),
        text=True,
        start_new_session=True,
    )
    try:
        answer, _ = worker.communicate(job.to_json(), seconds)
    except subprocess.TimeoutExpired as error:
        raise WorkerFailed(f"{module}: no answer after {seconds:g} s") from error
    finally:
        _end(worker)
    if worker.returncode:
        raise WorkerFailed(f"{module} ended with status {worker.returncode}: see above")
    return json.loads(answer)


def serve(job_class: type[J], work: Callable[[J], Any]) -> None:
    """Be a worker: answer the job on standard input.

    Whatever else is printed, by this process or one that it starts, goes to standard error.
    """
    with os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8") as answers:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        try:
            answer = work(job_class.from_json(sys.stdin.read()))
        except BenchError as error:
            sys.exit(str(error))
        json.dump(answer, answers, ensure_ascii=False)


def environment(folder: str) -> dict[str, str]:
    """That of a site in a folder, with none of the settings of a real one."""
    inherited = {name: os.environ[name] for name in INHERITED if name in os.environ}
    return inherited | {"DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "archive.settings"}


def _end(worker: subprocess.Popen[str]) -> None:
    """Kill what is left of the worker's session."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()
