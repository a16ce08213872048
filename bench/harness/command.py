"""`python -m bench.NAME`: read the options, measure, print the report, record it on demand."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

from bench.harness.errors import BenchError
from bench.harness.options import Options
from bench.harness.progress import Progress
from bench.harness.record import append
from bench.harness.report import Report

Chosen = TypeVar("Chosen", bound=Options)


def command(bench: str, options: Chosen, measure: Callable[[Chosen, Progress], Report]) -> None:
    """Ends the process: 0, or 1 when a promise was broken or the bench could not run."""
    try:
        report = measure(options, Progress())
    except BenchError as error:
        sys.exit(f"{bench}: {error}")
    print(report.section)
    if options.record:
        append(report.section)
    sys.exit(not report.passed)
