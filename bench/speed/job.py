"""What one worker of the speed bench is asked to do: one step with one engine over one corpus."""

from __future__ import annotations

from dataclasses import dataclass

from bench.harness.job import Job


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeedJob(Job):
    """`step`: one of STEPS in the worker; `articles` and `queries`: paths of files."""

    step: str
    engine: str
    articles: str
    queries: str
    repeats: int
    cold: int
    clock: str
