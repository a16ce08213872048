"""What a worker of the mutation bench is asked to do: all mutants of one file."""

from __future__ import annotations

from dataclasses import dataclass

from bench.harness.job import Job


@dataclass(frozen=True, slots=True, kw_only=True)
class MutationJob(Job):
    """`path` of the file and `tests`, the paths of its tests, from the root of the checkout."""

    path: str
    tests: tuple[str, ...]
