"""What is written of a run when an editor asks something of it, and what is left as it was."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from archive.ingest import queue, uploads
from archive.ingest.defaults import Defaults
from archive.models import ImportRun
from tests.archive.ingest.test_uploads import SEA, uploaded

pytestmark = pytest.mark.django_db

LONG_AGO = datetime.datetime(2020, 1, 2, tzinfo=datetime.UTC)
STATES = [str(state) for state in ImportRun.State]
PAPER = Defaults(source="الصباح", tags=("أرشيف",))


@pytest.fixture(autouse=True)
def data_folder(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path / "data"


def run_in(state: str) -> ImportRun:
    run = uploaded("قديم", a=SEA)
    fields = {"state": state, "reason": "سبب", "finished": LONG_AGO, "counts": {"new": 1}}
    ImportRun.objects.filter(pk=run.pk).update(**fields)
    run.refresh_from_db()
    return run


def fields(run: ImportRun) -> dict[str, object]:
    kept = ImportRun.objects.get(pk=run.pk)
    names = ("state", "reason", "finished", "collection", "defaults", "counts")
    return {name: getattr(kept, name) for name in names}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(("confirmed", "after"), [(False, "uploaded"), (True, "waiting")])
def test_what_is_said_holds_for_an_upload_alone(state: str, confirmed: bool, after: str) -> None:
    run = run_in(state)
    before = fields(run)
    moved = queue.settle(run, "الصباح", PAPER, confirmed=confirmed)
    assert moved == (state == "uploaded")
    said = {"state": after, "collection": "الصباح", "defaults": PAPER.as_json()}
    assert fields(run) == before | (said if moved else {})
    assert (run.state, run.collection) == (fields(run)["state"], fields(run)["collection"])


def test_a_run_that_never_began_ends_with_a_reason_and_a_time() -> None:
    run = run_in("waiting")
    before, now = fields(run), timezone.now()
    assert queue.cancel(run)
    after = fields(run)
    assert after == before | {
        "state": "cancelled",
        "reason": queue.NEVER_BEGAN,
        "finished": run.finished,
    }
    assert run.finished is not None and now <= run.finished <= timezone.now()


def test_a_run_at_work_ends_by_itself_when_it_is_cancelled() -> None:
    run = run_in("running")
    before = fields(run)
    assert queue.cancel(run) and not queue.cancel(run)
    assert fields(run) == before | {"state": "cancelling"}


@pytest.mark.parametrize("state", ["cancelled", "failed"])
def test_a_run_that_goes_on_has_no_end_any_more(state: str) -> None:
    run = run_in(state)
    before = fields(run)
    assert queue.resume(run)
    assert fields(run) == before | {"state": "waiting", "reason": "", "finished": None}


@pytest.mark.parametrize("state", ["cancelled", "failed", "uploaded"])
def test_without_one_of_its_files_it_does_not_go_on(state: str) -> None:
    run = run_in(state)
    run.paths = [*run.paths, str(uploads.folder_of(run) / "gone.txt")]
    before = fields(run)
    assert not uploads.are_kept(run) and not queue.resume(run)
    assert fields(run) == before


@pytest.mark.parametrize("state", sorted(queue.OVER))
def test_a_run_to_be_undone_keeps_what_it_was(state: str) -> None:
    run = run_in(state)
    before = fields(run)
    assert queue.undo(run)
    assert fields(run) == before | {"state": "undoing"}


def test_what_another_has_asked_meanwhile_holds() -> None:
    run = run_in("waiting")
    stale = ImportRun.objects.get(pk=run.pk)
    assert queue.cancel(run)
    assert not queue.settle(stale, "x", PAPER) and not queue.cancel(stale)
    assert fields(run)["state"] == "cancelled"


@pytest.mark.parametrize("state", STATES)
def test_a_turn_is_for_what_was_asked_for_alone(state: str) -> None:
    run = run_in(state)
    assert queue.next_run() == (run if state in ("waiting", "undoing") else None)
    other = run_in("waiting")
    ahead = state in ("waiting", "undoing", "running", "cancelling")
    assert queue.before(other) == int(ahead)
    assert queue.before(run) == (state in ("running", "cancelling"))


def test_states_are_each_in_one_place() -> None:
    groups = [queue.OPEN, queue.WAITING, queue.OVER, ("uploaded", "undone")]
    assert sorted(str(state) for group in groups for state in group) == sorted(STATES)


def test_an_upload_that_is_not_wanted_leaves_nothing_and_others_alone() -> None:
    run, other = run_in("uploaded"), run_in("uploaded")
    folder = uploads.folder_of(run)
    assert queue.discard(run)
    assert not folder.exists() and uploads.files_of(other)
    assert list(ImportRun.objects.all()) == [other]


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("أ." + "x" * 16, "أ." + "x" * 16),
        ("أ." + "x" * 17, "أ." + "x" * 17),
        ("x" * 196 + ".txt", "x" * 196 + ".txt"),
        ("x" * 197 + ".txt", "x" * 196 + ".txt"),
        ("x" * 300, "x" * 200),
        ("ط" * 101, "ط" * 100),
        ("أ" + "ط" * 99 + "x.txt", "أ" + "ط" * 97 + ".txt"),
        (" . أ . .txt", "أ.txt"),
        ("a.b.c", "a.b.c"),
        ("a.", "a"),
        ("C:\\x\\أ.txt", "أ.txt"),
        ("a/b\\c/أ.txt", "أ.txt"),
        ("~", "-"),
    ],
)
def test_names_are_safe_at_each_bound(given: str, safe: str) -> None:
    assert uploads.safe_name(given) == safe
    assert len(safe.encode()) <= uploads.LONGEST_NAME


def test_a_taken_name_gets_the_next_free_number_before_its_suffix() -> None:
    assert uploads.safe_name("a.txt", ["a.txt", "a (3).txt"]) == "a (2).txt"
    assert uploads.safe_name("a.txt", ["a.txt", "a (2).txt"]) == "a (3).txt"
    assert uploads.safe_name("a", ["a"]) == "a (2)"
    assert uploads.safe_name("a.txt", ["A.txt", "a"]) == "a.txt"


@pytest.mark.parametrize("minutes", [-5, 5])
@pytest.mark.parametrize("state", ["uploaded", "cancelled", "failed"])
def test_files_are_kept_for_a_week_and_no_longer(state: str, minutes: int) -> None:
    run = run_in(state)
    moment = timezone.now() - uploads.KEPT - datetime.timedelta(minutes=minutes)
    finished = None if state == "uploaded" else moment
    created = moment if state == "uploaded" else LONG_AGO
    ImportRun.objects.filter(pk=run.pk).update(finished=finished, created=created)
    uploads.sweep()
    assert uploads.folder_of(run).exists() == (minutes < 0)
