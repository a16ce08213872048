"""`python -m bench.mutation`: mutate files, print what their tests did not notice; 1 below the threshold."""

from __future__ import annotations

from bench.harness.command import command
from bench.harness.progress import Progress
from bench.harness.record import provenance
from bench.harness.report import Report
from bench.mutation.options import MutationOptions, options
from bench.mutation.report import THRESHOLD, report, score
from bench.mutation.running import run


def measure(options: MutationOptions, progress: Progress) -> Report:
    begun = provenance()
    outcomes = run(options, progress)
    section = report(begun, outcomes, options.note)
    return Report(section, passed=score(outcomes) >= THRESHOLD)


if __name__ == "__main__":
    command("bench.mutation", options(), measure)
