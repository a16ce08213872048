"""Who sees to it that what editors ask for is imported: a thread in each web worker, or a command.

The texts are read by a process of its own, `manage.py run_importer --until-idle`: it grows with
what it reads, and gives all of it back when it ends. It is told to end by the end of its standard
input, and so it ends with the process that started it, however that one ends; what it was doing
waits then for the next.
"""

from __future__ import annotations

import fcntl
import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from archive import open_connections
from archive.ingest import queue
from archive.ingest.runs import ImportUnderWay, only_one
from archive.models import ImportRun

PAUSE, LONGEST_PAUSE = 1.0, 60.0  # seconds between two looks; more after a failure
COMMAND = [sys.executable, "manage.py", "run_importer", "--until-idle"]

log = logging.getLogger(__name__)


def is_needed() -> bool:
    """Whether a run waits and none is at work. Closes what a killed process has left open."""
    states = set(ImportRun.objects.values_list("state", flat=True).distinct())
    if not states & {*queue.OPEN, *queue.WAITING}:
        return False
    try:
        with only_one():
            return queue.next_run() is not None
    except ImportUnderWay:
        return False


class Importer(threading.Thread):
    """Starts the process when it is needed, for as long as this process lives."""

    def __init__(self) -> None:
        super().__init__(name="importer", daemon=True)
        self._ended = threading.Event()

    def run(self) -> None:
        pause = PAUSE
        while not self._ended.wait(pause):
            try:
                open_connections.refresh()
                with _only_starter() as ours:
                    if ours and is_needed():
                        self._work()
                pause = PAUSE
            except Exception:
                pause = min(2 * pause, LONGEST_PAUSE)
                log.exception("the imports that wait were not looked after; again in %.0f s", pause)

    def end(self) -> None:
        self._ended.set()

    def _work(self) -> None:
        """Until all is done or this thread is to end."""
        with subprocess.Popen(  # noqa: S603 -- our own program
            COMMAND, stdin=subprocess.PIPE, cwd=settings.BASE_DIR
        ) as process:
            while process.poll() is None and not self._ended.wait(PAUSE / 4):
                pass
        if process.returncode:
            log.error("the importer has ended with status %d", process.returncode)


@contextmanager
def _only_starter() -> Iterator[bool]:
    """Of several web workers one starts the process."""
    path = Path(settings.DATA_DIR) / "importer.lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
