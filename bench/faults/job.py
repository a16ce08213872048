"""What a worker of the fault bench is asked to do: one scenario."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bench.harness.job import Job


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultJob(Job):
    """`counts` as far as the run goes; `corpus`: the path of newspaper articles."""

    scenario: str
    counts: Mapping[str, int]
    seed: int
    corpus: str
