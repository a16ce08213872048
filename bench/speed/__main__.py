"""`python -m bench.speed`: measure, print; what the options mean stands in bench/README.md."""

from __future__ import annotations

from bench.harness.command import command
from bench.harness.progress import Progress
from bench.harness.report import Report
from bench.speed.options import SpeedOptions, options
from bench.speed.report import report
from bench.speed.running import run


def measure(options: SpeedOptions, progress: Progress) -> Report:
    return Report(report(run(options, progress)))


if __name__ == "__main__":
    command("bench.speed", options(), measure)
