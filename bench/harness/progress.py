"""What a bench is doing, as lines on standard error with the seconds since it began."""

from __future__ import annotations

import sys
import time


class Progress:
    def __init__(self, prefix: str = "") -> None:
        self._prefix, self._start = prefix, time.monotonic()

    def __call__(self, line: str) -> None:
        seconds = time.monotonic() - self._start
        print(f"{seconds:6.0f} s  {self._prefix}{line}", file=sys.stderr, flush=True)
