"""What a worker of the ingest bench is asked to do."""

from __future__ import annotations

from dataclasses import dataclass

from bench.harness.job import Job


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialJob(Job):
    """Perturb the files of `samples`, a folder, by the seeds from `first` to before `last`."""

    samples: str
    first: int
    last: int
