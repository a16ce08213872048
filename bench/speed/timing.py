"""How long questions take, with everything at hand and with nothing at hand."""

from __future__ import annotations

import math
import os
import statistics
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

Q = TypeVar("Q")
Ask = Callable[[Q], object]
CLOCKS: dict[str, Callable[[], float]] = {"wall": time.perf_counter, "cpu": time.process_time}


def warm(ask: Ask[Q], questions: Sequence[Q], repeats: int, clock: str) -> list[float]:
    """Milliseconds of each question: the median of `repeats` rounds after one that warms up.

    With a single round, only the first question is asked beforehand.
    """
    for question in questions if repeats > 1 else questions[:1]:
        ask(question)
    rounds = [[timed(ask, question, clock) for question in questions] for _ in range(repeats)]
    return [statistics.median(times) for times in zip(*rounds, strict=True)]


def cold(ask: Ask[Q], questions: Sequence[Q], clock: str) -> list[float]:
    """Milliseconds of each question, each the first one of a process of its own.

    The process is forked from this one, which must have loaded code and nothing else: what
    `ask` opens, decodes and remembers is gone with it. The system's file cache is not emptied.
    """
    return [_alone(ask, question, clock) for question in questions]


def timed(ask: Ask[Q], question: Q, clock: str) -> float:
    now = CLOCKS[clock]
    start = now()
    ask(question)
    return (now() - start) * 1000


def percentile(times: Sequence[float], part: float) -> float:
    """The smallest of the times that `part` of them do not exceed."""
    return sorted(times)[max(0, math.ceil(part * len(times)) - 1)]


def _alone(ask: Ask[Q], question: Q, clock: str) -> float:
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.write(writing, repr(timed(ask, question, clock)).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as told:
        answer = told.read()
    os.waitpid(child, 0)
    if not answer:
        raise ChildProcessError(f"no answer to {question!r} in a fresh process")
    return float(answer)
