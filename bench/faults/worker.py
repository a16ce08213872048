"""A process that runs one scenario: a FaultJob on standard input, its figures on standard output."""

from __future__ import annotations

from pathlib import Path

from bench.faults import fixture
from bench.faults.job import FaultJob
from bench.faults.scenario import Figures, Setting
from bench.faults.scenarios import BY_NAME
from bench.harness import process


def work(job: FaultJob) -> Figures:
    fixture.set_up()
    setting = Setting(job.counts, job.seed, Path(job.folder), Path(job.corpus))
    return dict(BY_NAME[job.scenario].run(setting))


if __name__ == "__main__":
    process.serve(FaultJob, work)
