"""`python -m bench.quality`: ask, judge, print, and record when told to."""

from __future__ import annotations

import sys
import time

from bench.harness.record import append
from bench.quality.collection import BadCollection
from bench.quality.options import options
from bench.quality.report import report
from bench.quality.running import WorkerFailed, run


def main() -> None:
    asked, start = options(), time.monotonic()
    try:
        section = report(run(asked, lambda line: _tell(line, start)))
    except (BadCollection, WorkerFailed) as error:
        sys.exit(f"bench.quality: {error}")
    print(section)
    if asked.record:
        append(section)


def _tell(line: str, start: float) -> None:
    print(f"{time.monotonic() - start:6.0f} s  {line}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
