"""The completions of one worker, made anew when the archive has changed, and not at every change.

Of a small archive they are always current. To gather those of a large one takes a second, so
they may be old for a share of that time, and are made in a thread of their own meanwhile.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import NamedTuple

from django.db import connections

from archive.changes import Change
from search.completion.completions import Completions

FEW = 3_000  # entries: they are made at once, at every change
TIMES = 20  # as long as they take to make they may be old


class Made(NamedTuple):
    """`seconds` of processor time it took; `change`: the latest when it was begun."""

    completions: Completions
    change: Change
    seconds: float


def in_a_thread(work: Callable[[], object]) -> None:
    def run() -> None:
        try:
            work()
        finally:
            connections.close_all()

    threading.Thread(target=run, name="completions", daemon=True).start()


class KeptCompletions:
    """`make` gathers them; `latest` tells the last change of the archive, and `is_touched` whether
    any since the one of that number was of what they are gathered from. Threads share one."""

    def __init__(
        self,
        make: Callable[[], Completions],
        latest: Callable[[], Change],
        is_touched: Callable[[int], bool] = lambda number: True,
        clock: Callable[[], float] = time.monotonic,
        start: Callable[[Callable[[], object]], None] = in_a_thread,
    ) -> None:
        self._make, self._latest, self._is_touched = make, latest, is_touched
        self._clock, self._start = clock, start
        self._lock = threading.Lock()  # of the one who makes them
        self._made: Made | None = None
        self._begun = 0.0

    def current(self) -> tuple[Completions, bool]:
        """And whether they are of the archive as it is now. Raises DatabaseError."""
        made, change = self._made, self._latest()
        if made is None or (made.change != change and len(made.completions) <= FEW):
            with self._lock:
                made = self._made
                if made is None or made.change != change:
                    made = self._remade()
        elif made.change != change:
            made = self._followed(made, change)
        return made.completions, made.change == change

    def _followed(self, made: Made, change: Change) -> Made:
        """Those of a large archive: of the last change, too, if it does not concern them; else
        others are begun, unless some were a moment ago."""
        if change.number > made.change.number and not self._is_touched(made.change.number):
            following = made._replace(change=change)
            if self._made is made:  # another thread may have others already
                self._made = following
            return following
        if self._clock() >= self._begun + TIMES * made.seconds:
            self._begun = self._clock()
            self._start(self._remade)
        return made

    def _remade(self) -> Made:
        begun, change = time.thread_time(), self._latest()
        completions = self._make()
        self._made = Made(completions, change, time.thread_time() - begun)
        return self._made
