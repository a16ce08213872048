"""The runs that wait are done one after the other, imports and their undoing alike."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from archive.ingest import queue, uploads
from archive.ingest.importing import ingest
from archive.ingest.runs import ImportUnderWay, Stopped
from archive.ingest.undo import undo
from archive.ingest.workers import PROCESSES
from archive.models import ImportRun

PAUSED = "توقف مع الخادم، ويُستأنف حين يعمل."

State = ImportRun.State
log = logging.getLogger(__name__)


def work(stopped: Callable[[], str]) -> int:
    """Do all runs that wait; how many were done. Ends early when `stopped` gives a reason, or
    when another import is at work."""
    done = set[int]()
    while not stopped() and (run := queue.next_run()) and run.pk not in done:
        try:
            _do(run, stopped)
        except ImportUnderWay:
            break
        done.add(run.pk)
    uploads.sweep()
    return len(done)


def _do(run: ImportRun, stopped: Callable[[], str]) -> None:
    """Whatever a run ends with is written in its row. Raises ImportUnderWay."""
    try:
        if run.state == State.UNDOING:
            undo(run, stopped)
        else:
            paths = [Path(path) for path in run.paths]
            ingest(paths, run=run, stopped=stopped, processes=PROCESSES)
    except ImportUnderWay:
        raise
    except Stopped:
        if stopped():  # and not an editor has cancelled it
            paused = ImportRun.objects.filter(pk=run.pk, state=State.CANCELLED)
            paused.update(state=State.WAITING, reason=PAUSED, finished=None)
    except Exception:
        log.warning("import run %d has failed; its page says why", run.pk)
