"""A process that tries all mutants of one file: a MutationJob in, what became of each out.

The tests of the file are collected and run once. For each mutant the process is then forked:
the copy changes the function where it lies and runs the tests that call it, the quickest
first, to the first that fails. What is made when a module is imported is tried in a process
that begins anew. Both ways are tried with the file as it is, first.
"""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

from bench.harness import process
from bench.harness.errors import WorkerFailed
from bench.harness.record import ROOT
from bench.mutation.equivalents import REASONS
from bench.mutation.job import MutationJob
from bench.mutation.live import called, put_in_place
from bench.mutation.mutants import Mutant, mutants

LONGER = 10  # times the seconds of processor that a test takes, and some more, ends a mutant
SOME = 5  # seconds of processor
ANEW = 120  # seconds of processor that all tests of a file may take in a new process
IDLE = 10  # seconds on the clock between two looks
MEMORY = 8 << 30


@dataclass(frozen=True, slots=True)
class Run:
    """A test that was run on the file as it is: seconds of processor, and what it called of it."""

    item: pytest.Item
    seconds: float
    functions: frozenset[str]


def work(job: MutationJob) -> list[bool]:
    """Whether each mutant is killed, in order. Raises WorkerFailed."""
    trials = Trials(job)
    status = pytest.main([*_options(job), *job.tests], plugins=[trials])
    if status or len(trials.are_killed) != len(trials.mutants):
        raise WorkerFailed(f"{job.path}: its tests fail as it is")
    return trials.are_killed


class Trials:
    """A plugin of pytest that puts the trials in the place of the run."""

    def __init__(self, job: MutationJob) -> None:
        self._job, self._path = job, str(ROOT / job.path)
        self._source = (ROOT / job.path).read_text("utf-8")
        self.mutants = mutants(self._source)
        self.are_killed: list[bool] = []

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        if session.testsfailed:
            return True
        runs = [self._run(item) for item in session.items]
        session.testsfailed += self._fails_unchanged(runs)
        if not session.testsfailed:
            self.are_killed.extend(self._try(mutant, runs) for mutant in self.mutants)
        return True

    def _try(self, mutant: Mutant, runs: list[Run]) -> bool:
        if self._is_known_to_survive(mutant):
            return False
        some = [run for run in runs if mutant.function in run.functions]
        if mutant.is_live and some:
            return _fork(mutant, self._path, some)
        return self._anew(mutant)

    def _is_known_to_survive(self, mutant: Mutant) -> bool:
        """All tests would be run in vain. Where others have its name it may be one of them."""
        alike = sum(one.name == mutant.name for one in self.mutants)
        return alike == 1 and (self._job.path, mutant.name) in REASONS

    def _fails_unchanged(self, runs: list[Run]) -> bool:
        """Whether a copy or a new process fails that holds no mutant: it would kill them all."""
        called = [one for one in self.mutants if any(one.function in run.functions for run in runs)]
        live = [one for one in called if one.is_live][:1]
        anew = [one for one in self.mutants if not one.is_live or one not in called][:1]
        fails = any(_fork(replace(one, source=self._source), self._path, runs) for one in live)
        fails = fails or any(self._anew(replace(one, source=self._source)) for one in anew)
        if fails:
            print(f"{self._job.path}: its tests fail in another process", file=sys.stderr)
        return fails

    def _run(self, item: pytest.Item) -> Run:
        begun = time.process_time()
        with called(self._path) as functions:
            reports = _reports(item)
        for report in reports:
            if report.failed:
                item.session.testsfailed += 1
                print(report.longreprtext, file=sys.stderr)
        return Run(item, time.process_time() - begun, frozenset(functions))

    def _anew(self, mutant: Mutant) -> bool:
        file = Path(self._job.folder) / "mutant.py"
        file.write_text(mutant.source, "utf-8")
        environment = os.environ | {"MUTATED": self._job.path, "MUTANT": str(file)}
        command = [sys.executable, "-m", "pytest", "-x", "-p", "bench.mutation.fresh"]
        command += [*_options(self._job), *self._job.tests]
        try:
            done = subprocess.run(
                command,
                cwd=ROOT,
                env=environment,
                check=False,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=process.HANG,
                preexec_fn=lambda: _limit(ANEW),
            )
        except subprocess.TimeoutExpired:
            return True
        return done.returncode != 0


def _options(job: MutationJob) -> list[str]:
    plugins = [f"-pno:{name}" for name in ("cacheprovider", "xdist", "warnings")]
    plugins.append("-pbench.mutation.examples")
    return ["-q", *plugins, "--basetemp", f"{job.folder}/tests"]


def _reports(item: pytest.Item) -> list[pytest.TestReport]:
    """Of a run of the test, after which nothing stands but what the whole session shares."""
    return runtestprotocol(item, log=False, nextitem=item.session)


def _fork(mutant: Mutant, path: str, runs: list[Run]) -> bool:
    """Whether a test fails in a copy of this process that holds the mutant, or it does not end."""
    child = os.fork()
    if child:
        return bool(os.waitpid(child, 0)[1])
    try:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 1)
        os.dup2(nothing, 2)
        _end_when_idle()
        assert put_in_place(path, mutant.function, mutant.source)
        for run in sorted(runs, key=lambda run: run.seconds):
            _limit(time.process_time() + SOME + LONGER * run.seconds)
            if any(report.failed for report in _reports(run.item)):
                os._exit(1)
    except BaseException:
        os._exit(2)
    os._exit(0)


def _limit(seconds: float) -> None:
    """This process is killed when it has worked for so long since it began, or fills the memory."""
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _end_when_idle() -> None:
    """However busy the machine, a process that waits for itself alone does nothing at all.

    One that is stopped for a while is found idle once, when it goes on; one that waits for a
    process that it has started is as busy as that.
    """
    before, idle = -1.0, 0

    def look(number: int, frame: Any) -> None:
        nonlocal before, idle
        idle = idle + 1 if _worked() - before < 0.002 else 0
        if idle == 3:
            os._exit(3)
        before = _worked()  # without the look

    signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, IDLE, IDLE)


def _worked() -> float:
    """Seconds of processor of this process and of those that it has started."""
    started = (path.read_text().split() for path in Path("/proc/self/task").glob("*/children"))
    ticks = sum(_ticks(process) for processes in started for process in processes)
    return time.process_time() + ticks / os.sysconf("SC_CLK_TCK")


def _ticks(process: str) -> int:
    with suppress(OSError):  # it may have ended
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, fields[11:15]))  # of itself, and of those that it has waited for
    return 0


if __name__ == "__main__":
    process.serve(MutationJob, work)
