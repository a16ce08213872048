"""`python -m bench.speed.imports`: measure, print; what the options mean stands in bench/README.md."""

from __future__ import annotations

from bench.harness.command import command
from bench.harness.progress import Progress
from bench.harness.report import Report
from bench.speed.imports.options import ImportOptions, options
from bench.speed.imports.report import report
from bench.speed.imports.running import run


def measure(options: ImportOptions, progress: Progress) -> Report:
    return Report(report(run(options, progress)))


if __name__ == "__main__":
    command("bench.speed.imports", options(), measure)
