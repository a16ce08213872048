"""How a run of the import begins, gets on and ends: finished, cancelled or failed, with a reason."""

from __future__ import annotations

import errno
import fcntl
import logging
import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from archive import planner
from archive.ingest.report import Report
from archive.models import ImportRun

RESERVE = 256 * 1024  # bytes that are given back when the disk is full, to write down that it is
PAUSE = 0.5  # seconds between two times that a run writes down how far it is

CANCELLED = "أوقفه محرر من صفحته."
INTERRUPTED = "انقطع قبل أن يكتمل: انتهت عمليته دون سابق إنذار."
DISK_FULL = "امتلأ القرص؛ أفسح فيه مكانًا ثم استأنف."
DATABASE = "تعذرت الكتابة في قاعدة البيانات: {}"
FILES = "تعذر الوصول إلى الملفات: {}"
UNFORESEEN = "خطأ لم يُتوقع ({})؛ تفاصيله في سجل الخادم."

State = ImportRun.State
log = logging.getLogger(__name__)


class ImportUnderWay(Exception):
    """Another import holds the lock."""


class Stopped(Exception):
    """The run is to end before its time; says why, in Arabic."""


def never() -> str:
    return ""


@contextmanager
def only_one() -> Iterator[IO[bytes]]:
    """The lock of imports. Raises ImportUnderWay.

    Who holds it closes the runs that a killed process has left open. The file keeps some room on
    the disk for the last words of a run.
    """
    path = Path(settings.DATA_DIR) / "import.lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ImportUnderWay from None
        with suppress(OSError):
            os.posix_fallocate(file.fileno(), 0, RESERVE)
        close_interrupted()
        yield file


def close_interrupted() -> None:
    """For who holds the lock: what is open now has nobody who works on it."""
    left = ImportRun.objects.filter(state__in=[State.RUNNING, State.CANCELLING])
    left.update(state=State.FAILED, reason=INTERRUPTED, finished=timezone.now())


class Progress:
    """Between two batches: how far a run is, and whether it is to end.

    `stopped` gives a reason to end, else an empty text. Of a rehearsal there is no row.
    """

    def __init__(self, run: ImportRun | None, stopped: Callable[[], str] = never) -> None:
        self.run, self.stopped = run, stopped
        self.done, self._written = 0, 0.0

    def note(self, report: Report, read: int) -> None:
        """So many more bytes are read. Raises Stopped."""
        self.done += read
        if reason := self.stopped():
            raise Stopped(reason)
        if self.run is not None and time.monotonic() - self._written >= PAUSE:
            ours = ImportRun.objects.filter(pk=self.run.pk, state=State.RUNNING)
            if not ours.update(counts=dict(report.counts), done=self.done):
                raise Stopped(CANCELLED)
            self._written = time.monotonic()


@contextmanager
def recorded(run: ImportRun, report: Report, room: IO[bytes]) -> Iterator[None]:
    """Whatever ends the block, the run says so. Nothing is swallowed.

    Raises Stopped before it, of a run that does not wait any more.
    """
    waits = ImportRun.objects.filter(pk=run.pk, state=State.WAITING)
    now = timezone.now()
    if not waits.update(state=State.RUNNING, reason="", started=now, finished=None):
        raise Stopped(CANCELLED)
    try:
        yield
    except BaseException as error:
        room.truncate(0)
        try:
            _end(run, report, *end_of(error))
        except DatabaseError:
            log.exception("it cannot be written down that the import has ended")
        raise
    _end(run, report, State.FINISHED, "")
    with connection.cursor() as cursor:
        planner.analyze(cursor)


def _end(run: ImportRun, report: Report, state: str, reason: str) -> None:
    run.state, run.reason, run.finished = state, reason[:300], timezone.now()
    run.counts = dict(report.counts)
    run.lines = report.told()
    run.save(update_fields=["state", "reason", "finished", "counts", "lines"])


def end_of(error: BaseException) -> tuple[str, str]:
    """The state in which an exception leaves a run, and the reason in Arabic."""
    if isinstance(error, Stopped):
        return State.CANCELLED, str(error)
    if not isinstance(error, Exception):
        return State.FAILED, INTERRUPTED
    return State.FAILED, _reason(error)


def _reason(error: Exception) -> str:
    if getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT) or "disk is full" in str(
        error
    ):
        return DISK_FULL
    if isinstance(error, DatabaseError):
        return DATABASE.format(error)
    if isinstance(error, OSError):
        return FILES.format(error.strerror or error)
    log.error("the import failed", exc_info=error)
    return UNFORESEEN.format(f"{type(error).__name__}: {error}")


def size_of(paths: Iterable[Path]) -> int:
    """Bytes of the files, and of the files in folders."""
    size = 0
    for path in paths:
        for file in path.rglob("*") if path.is_dir() else [path]:
            with suppress(OSError):
                size += file.lstat().st_size if file.is_file() else 0
    return size
