"""How long queries take, with everything at hand and with nothing at hand."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

Q = TypeVar("Q")
Ask = Callable[[Q], object]
CLOCKS: dict[str, Callable[[], float]] = {"wall": time.perf_counter, "cpu": time.process_time}


def warm(ask: Ask[Q], queries: Sequence[Q], repeats: int, clock: str) -> list[float]:
    """Milliseconds of each query: the median of `repeats` rounds after one that warms up.

    With a single round, only the first query is asked beforehand.
    """
    for query in queries if repeats > 1 else queries[:1]:
        ask(query)
    rounds = [[timed(ask, query, clock) for query in queries] for _ in range(repeats)]
    return [statistics.median(times) for times in zip(*rounds, strict=True)]


def cold(ask: Ask[Q], queries: Sequence[Q], clock: str) -> list[float]:
    """Milliseconds of each query, each the first one of a process of its own.

    The process is forked from this one, which must have loaded code and nothing else: what
    `ask` opens, decodes and remembers is gone with it. The system's file cache is not emptied.
    Raises ChildProcessError when a process ends without an answer.
    """
    return [_alone(ask, query, clock) for query in queries]


def timed(ask: Ask[Q], query: Q, clock: str) -> float:
    """Milliseconds."""
    now = CLOCKS[clock]
    start = now()
    ask(query)
    return (now() - start) * 1000


def _alone(ask: Ask[Q], query: Q, clock: str) -> float:
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.write(writing, repr(timed(ask, query, clock)).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        answer = pipe.read()
    os.waitpid(child, 0)
    if not answer:
        raise ChildProcessError(f"no answer to {query!r} in a fresh process")
    return float(answer)
