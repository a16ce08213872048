"""`python -m bench.speed.site`: measure, print; what the options mean stands in bench/README.md."""

from __future__ import annotations

import signal
import sys

from bench.harness.command import command
from bench.harness.progress import Progress
from bench.harness.report import Report
from bench.speed.site.options import SiteOptions, options
from bench.speed.site.report import report
from bench.speed.site.running import run


def measure(options: SiteOptions, progress: Progress) -> Report:
    return Report(report(run(options, progress)))


if __name__ == "__main__":
    # The servers end with the run, also when that is told to end.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    command("bench.speed.site", options(), measure)
