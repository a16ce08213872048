"""What the page of a run shows, in each of its states."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.urls import reverse

from archive.admin.import_actions import CANCEL, DISCARD, RESUME, UNDO
from archive.admin.import_form import ImportForm
from archive.admin.import_preview import look, shown
from archive.admin.wording import file_size
from archive.ingest import queue
from archive.ingest.defaults import Defaults
from archive.ingest.report import OUTCOMES, TAKEN_BACK
from archive.models import ImportRun

State = ImportRun.State
LINES_SHOWN = 200
FILES_SHOWN = 200
UNDER_WAY = {*queue.OPEN, *queue.WAITING}  # a page of these is asked for again by itself


def context(request: HttpRequest, run: ImportRun, form: ImportForm | None) -> dict[str, Any]:
    """For the template of the run; of what is uploaded the first documents are looked at."""
    files = list(names(run))
    common = {
        "title": f"استيراد {run}",
        "run": run,
        "files": files[:FILES_SHOWN],
        "more_files": max(0, len(files) - FILES_SHOWN),
        "size": file_size(run.size),
    }
    own = _preview(run, form) if run.state == State.UPLOADED else _run(request, run)
    return common | own


def _preview(run: ImportRun, form: ImportForm | None) -> dict[str, Any]:
    preview = look(run)
    return {
        "title": "معاينة ما رُفع",
        "preview": preview,
        "documents": list(shown(preview)),
        "form": form or ImportForm.of(run, preview.columns),
        "discard": DISCARD,
    }


def _run(request: HttpRequest, run: ImportRun) -> dict[str, Any]:
    allowed = (action for action in (CANCEL, RESUME, UNDO) if action.is_offered(run))
    return {
        "counts": list(counts(run)),
        "defaults": Defaults.of(run.defaults),
        "actions": [
            (one, reverse(f"admin:archive_importrun_{one.name}", args=[run.pk]))
            for one in allowed
            if request.user.has_perm(one.permission)
        ],
        "under_way": run.state in UNDER_WAY,
        "before": queue.before(run) if run.state in queue.WAITING else 0,
        "lines": Paginator(run.lines, LINES_SHOWN).get_page(request.GET.get("page")),
        "is_measured": 0 < run.done <= run.size,
    }


def names(run: ImportRun) -> Iterator[str]:
    """What a run reads: files by their names where they were uploaded, else paths."""
    return (Path(path).name if run.collection else path for path in run.paths)


def counts(run: ImportRun) -> Iterator[tuple[str, int]]:
    """What became of how many texts, in the order of the report."""
    words = OUTCOMES | (TAKEN_BACK if run.state in (State.UNDOING, State.UNDONE) else {})
    return (
        (word, run.counts[outcome]) for outcome, word in words.items() if run.counts.get(outcome)
    )
