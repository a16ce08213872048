"""The run: each scenario in a process and an archive of its own, held against its promises."""

from __future__ import annotations

import tempfile
import time
from dataclasses import dataclass

from bench.faults.job import FaultJob
from bench.faults.options import FaultOptions
from bench.faults.scenario import Figures, Scenario
from bench.faults.scenarios import BY_NAME
from bench.harness import process
from bench.harness.errors import WorkerFailed
from bench.harness.progress import Progress

SETTINGS = {"LOG_LEVEL": "CRITICAL"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a scenario measured, and the promises that were broken, in words."""

    name: str
    figures: Figures
    broken: tuple[str, ...]


def run(options: FaultOptions, progress: Progress) -> list[Outcome]:
    outcomes = []
    for name in options.scenarios:
        progress(f"{name}, seed {options.seed}")
        outcome = run_scenario(BY_NAME[name], options)
        progress(f"{name}: {'; '.join(outcome.broken) or 'all promises kept'}")
        outcomes.append(outcome)
    return outcomes


def run_scenario(
    scenario: Scenario, options: FaultOptions, seconds: float | None = None
) -> Outcome:
    """A scenario that does not end, or not within `seconds`, is a promise broken."""
    begun = time.monotonic()
    try:
        figures = _figures(scenario, options, seconds)
    except WorkerFailed as error:
        return Outcome(scenario.name, {}, (str(error),))
    broken = tuple(
        promise.text
        for promise in scenario.promises
        if not (promise.timed and options.untimed) and not promise.is_kept(figures)
    )
    whole_seconds = round(time.monotonic() - begun)
    return Outcome(scenario.name, {**figures, "seconds": whole_seconds}, broken)


def _figures(scenario: Scenario, options: FaultOptions, seconds: float | None) -> Figures:
    with tempfile.TemporaryDirectory(
        prefix="khizana-faults-",
        dir=options.scratch,
        ignore_cleanup_errors=True,  # a process that was killed may be writing still
    ) as folder:
        job = FaultJob(
            folder=folder,
            scenario=scenario.name,
            counts=scenario.scaled(options.scale),
            seed=options.seed,
            corpus=str(options.corpus),
        )
        figures: Figures = process.run("bench.faults.worker", job, SETTINGS, seconds)
        return figures
