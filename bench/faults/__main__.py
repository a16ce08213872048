"""`python -m bench.faults`: run scenarios, print their figures; 1 when a promise is broken."""

from __future__ import annotations

from bench.faults.options import FaultOptions, options
from bench.faults.report import report
from bench.faults.running import run
from bench.harness.command import command
from bench.harness.progress import Progress
from bench.harness.record import provenance
from bench.harness.report import Report


def measure(options: FaultOptions, progress: Progress) -> Report:
    begun = provenance()
    outcomes = run(options, progress)
    section = report(begun, outcomes, options.scale, options.seed, options.note)
    return Report(section, passed=not any(outcome.broken for outcome in outcomes))


if __name__ == "__main__":
    command("bench.faults", options(), measure)
