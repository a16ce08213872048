"""What was uploaded for a run: files in a folder of their own, under names that are safe.

They lie in DATA_DIR/uploads/<number of the run> until the run is finished, for the bytes of all
that was read are kept as originals; of a run that was not finished, and could go on, for a week.

An article knows an uploaded file by the collection that the editor names and by the file's name,
not by the folder: the same file uploaded again is the same text.
"""

from __future__ import annotations

import datetime
import shutil
import time
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from archive.ingest.origins import Place, R, place
from archive.models import ImportRun

State = ImportRun.State
KEPT = datetime.timedelta(days=7)  # of what was not imported to its end
LONGEST_NAME = 200  # bytes; file systems take 255
UNSAFE = set('/\\:*?"<>|#~')
NAMELESS = "نص"
COLLECTION = "عام"  # unless an editor names another


def root() -> Path:
    return Path(settings.DATA_DIR) / "uploads"


def folder_of(run: ImportRun) -> Path:
    return root() / str(run.pk)


def files_of(run: ImportRun) -> list[Path]:
    """In the order of their names."""
    folder = folder_of(run)
    return sorted(folder.iterdir()) if folder.is_dir() else []


def are_kept(run: ImportRun) -> bool:
    """Whether all is there that a run was given."""
    return all(Path(path).exists() for path in run.paths)


def remove(run: ImportRun) -> None:
    shutil.rmtree(folder_of(run), ignore_errors=True)


def located(record: R, run: ImportRun | None) -> R:
    """The record under the origin by which it is known."""
    return record if run is None else place_of(run).located(record)


def stable_origin(origin: str, run: ImportRun) -> str:
    return place_of(run).origin(origin)


def place_of(run: ImportRun) -> Place:
    return place(folder_of(run), run.collection)


def safe_name(name: str, taken: Iterable[str] = ()) -> str:
    """A file's name for our own folder: no path, no hidden file, nothing invisible, not too long,
    and none that is taken. What can be read of it stays, and so does its suffix."""
    name = unicodedata.normalize("NFC", name.replace("\\", "/").rpartition("/")[2])
    kept = "".join("-" if char in UNSAFE else char for char in name if char.isprintable())
    stem, dot, suffix = kept.strip(" .").rpartition(".")
    if not dot or len(suffix.encode()) > 16:
        stem, suffix = kept.strip(" ."), ""
    suffix = dot and suffix and f".{suffix}"
    stem = _cut(stem.strip(" .") or NAMELESS, LONGEST_NAME - len(suffix.encode()))
    taken, number, free = set(taken), 1, stem + suffix
    while free in taken:
        number += 1
        free = f"{stem} ({number}){suffix}"
    return free


def _cut(name: str, longest: int) -> str:
    return name.encode()[:longest].decode(errors="ignore")


def sweep() -> None:
    """Remove what is kept no longer: of runs that are over, or that nobody came back to."""
    runs = {str(run.pk): run for run in ImportRun.objects.defer("lines")}
    for folder in root().iterdir() if root().is_dir() else ():
        run = runs.get(folder.name)
        if _is_over(run, folder):
            shutil.rmtree(folder, ignore_errors=True)
            if run is not None and run.state == State.UPLOADED:
                run.delete()


def _is_over(run: ImportRun | None, folder: Path) -> bool:
    if run is None:  # perhaps it is just being received
        return time.time() - folder.stat().st_mtime > KEPT.total_seconds()
    if run.state in (State.UPLOADED, State.CANCELLED, State.FAILED):
        return (run.finished or run.created) < timezone.now() - KEPT
    return run.state in (State.FINISHED, State.UNDOING, State.UNDONE)
