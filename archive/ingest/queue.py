"""Runs that are asked for in the browser: what an editor may do with each, and whose turn it is.

What is asked for is noted in the row, by one statement that holds whatever happens meanwhile; the
importer (`archive.importer`) comes to it. Nothing here reads a text.
"""

from __future__ import annotations

from django.utils import timezone

from archive.ingest import uploads
from archive.ingest.defaults import Defaults
from archive.models import ImportRun

State = ImportRun.State
OPEN = (State.RUNNING, State.CANCELLING)  # somebody works on it
WAITING = (State.WAITING, State.UNDOING)  # it waits for its turn
OVER = (State.FINISHED, State.CANCELLED, State.FAILED)
NEVER_BEGAN = "أُلغي قبل أن يبدأ."


def settle(run: ImportRun, collection: str, defaults: Defaults, *, confirmed: bool = False) -> bool:
    """What an editor says of all texts of an upload; `confirmed`: they are to be imported so."""
    state = State.WAITING if confirmed else State.UPLOADED
    said = {"collection": collection, "defaults": defaults.as_json()}
    return _move(run, State.UPLOADED, state=state, **said)


def discard(run: ImportRun) -> bool:
    """What was uploaded is not wanted: nothing of it is left."""
    gone, _ = ImportRun.objects.filter(pk=run.pk, state=State.UPLOADED).delete()
    if gone:
        uploads.remove(run)
    return bool(gone)


def cancel(run: ImportRun) -> bool:
    """A run that waits ends here, one that is at work after the batch in hand."""
    now = timezone.now()
    return _move(
        run, State.WAITING, state=State.CANCELLED, reason=NEVER_BEGAN, finished=now
    ) or _move(run, State.RUNNING, state=State.CANCELLING)


def resume(run: ImportRun) -> bool:
    """The same files once more: what is known is skipped."""
    return uploads.are_kept(run) and _move(
        run, State.CANCELLED, State.FAILED, state=State.WAITING, reason="", finished=None
    )


def undo(run: ImportRun) -> bool:
    return _move(run, *OVER, state=State.UNDOING)


def _move(run: ImportRun, *states: State, **fields: object) -> bool:
    """False when the run is in none of the states any more."""
    moved = bool(ImportRun.objects.filter(pk=run.pk, state__in=states).update(**fields))
    run.refresh_from_db(fields=list(fields))
    return moved


def next_run() -> ImportRun | None:
    """Whose turn it is: what was asked for first."""
    return ImportRun.objects.filter(state__in=WAITING).order_by("pk").first()


def before(run: ImportRun) -> int:
    """How many others come before a run that waits."""
    ahead = ImportRun.objects.filter(state__in=WAITING, pk__lt=run.pk).count()
    return ahead + ImportRun.objects.filter(state__in=OPEN).count()
