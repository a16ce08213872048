"""`python -m bench.speed`: measure, print, and record when told to."""

from __future__ import annotations

import sys
import time

from bench.harness.record import append
from bench.speed.options import options
from bench.speed.report import report
from bench.speed.running import run


def main() -> None:
    asked, start = options(), time.monotonic()
    section = report(run(asked, lambda line: _tell(line, start)))
    print(section)
    if asked.record:
        append(section)


def _tell(line: str, start: float) -> None:
    print(f"{time.monotonic() - start:6.0f} s  {line}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
