"""`python -m bench.quality`: ask, judge, print; what the options mean stands in bench/README.md."""

from __future__ import annotations

from bench.harness.command import command
from bench.harness.progress import Progress
from bench.harness.report import Report
from bench.quality.options import QualityOptions, options
from bench.quality.report import report
from bench.quality.running import run


def measure(options: QualityOptions, progress: Progress) -> Report:
    return Report(report(run(options, progress)))


if __name__ == "__main__":
    command("bench.quality", options(), measure)
