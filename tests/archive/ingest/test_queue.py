"""What editors may ask of a run, and in which order runs are done."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from archive.ingest import importing, queue, uploads, working
from archive.ingest.defaults import Defaults
from archive.ingest.importing import ingest
from archive.ingest.runs import Stopped, never, only_one
from archive.ingest.workers import FEW
from archive.ingest.working import PAUSED, work
from archive.models import Article, ImportRun
from tests.archive.ingest.test_uploads import SEA, uploaded

pytestmark = pytest.mark.django_db

STATES = [str(state) for state in ImportRun.State]


@pytest.fixture(autouse=True)
def data_folder(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path / "data"


def run_in(state: str) -> ImportRun:
    run = uploaded(a=f"البحر\n\n{SEA}")
    ImportRun.objects.filter(pk=run.pk).update(state=state, reason="سبب")
    run.refresh_from_db()
    return run


def confirm(run: ImportRun) -> bool:
    return queue.settle(run, "الصباح", Defaults(source="الصباح"), confirmed=True)


ASKED: list[tuple[Callable[[ImportRun], bool], dict[str, str]]] = [
    (confirm, {"uploaded": "waiting"}),
    (queue.cancel, {"waiting": "cancelled", "running": "cancelling"}),
    (queue.resume, {"cancelled": "waiting", "failed": "waiting"}),
    (queue.undo, dict.fromkeys(["finished", "cancelled", "failed"], "undoing")),
]


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(("ask", "moves"), ASKED, ids=["confirm", "cancel", "resume", "undo"])
def test_a_run_does_what_its_state_allows(
    ask: Callable[[ImportRun], bool], moves: dict[str, str], state: str
) -> None:
    run = run_in(state)
    assert ask(run) == (state in moves)
    assert ImportRun.objects.get(pk=run.pk).state == moves.get(state, state)


@pytest.mark.parametrize("state", STATES)
def test_only_what_was_not_confirmed_is_discarded(state: str) -> None:
    run = run_in(state)
    assert queue.discard(ImportRun.objects.get(pk=run.pk)) == (state == "uploaded")
    gone = state == "uploaded"
    assert ImportRun.objects.exists() != gone
    assert uploads.folder_of(run).exists() != gone


def test_what_was_confirmed_is_what_is_done() -> None:
    run = run_in("uploaded")
    confirm(run)
    assert work(never) == 1
    run.refresh_from_db()
    assert (run.state, run.counts, run.collection) == ("finished", {"new": 1}, "الصباح")
    assert Article.objects.get().source.name == "الصباح"  # type: ignore[union-attr]
    assert not uploads.folder_of(run).exists(), "the bytes are kept as originals"


def test_what_is_said_of_an_upload_is_kept_until_it_is_confirmed() -> None:
    run = run_in("uploaded")
    assert queue.settle(run, "الصباح", Defaults(tags=("أرشيف",)))
    run.refresh_from_db()
    assert (run.state, run.collection) == ("uploaded", "الصباح")
    assert Defaults.of(run.defaults) == Defaults(tags=("أرشيف",))
    assert work(never) == 0


def test_a_run_whose_files_are_gone_does_not_go_on() -> None:
    run = run_in("failed")
    uploads.remove(run)
    assert not queue.resume(run)


def test_who_asked_first_comes_first() -> None:
    runs = [run_in(state) for state in ("waiting", "uploaded", "undoing", "waiting", "running")]
    assert queue.next_run() == runs[0]
    assert [queue.before(run) for run in runs[:4:3]] == [1, 3]


def test_all_that_waits_is_done_in_order_and_undone_too() -> None:
    first, second = run_in("waiting"), run_in("waiting")
    assert work(never) == 2
    counts = [run.counts for run in ImportRun.objects.order_by("pk")]
    assert counts == [{"new": 1}, {"same": 1}]
    queue.undo(first)
    assert work(never) == 1
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state, Article.objects.count()) == ("undone", "finished", 0)


def test_nothing_is_done_while_another_import_is_at_work() -> None:
    run = run_in("waiting")
    with only_one():
        assert work(never) == 0
    run.refresh_from_db()
    assert run.state == "waiting"


@pytest.mark.parametrize(("texts", "count", "workers"), [(8, 2, 2), (8, 1, 0), (FEW, 2, 0)])
def test_texts_of_a_large_run_are_read_by_several_processes(
    monkeypatch: pytest.MonkeyPatch, texts: int, count: int, workers: int
) -> None:
    started = list[object]()

    class Noted(subprocess.Popen[bytes]):
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            started.append(self)

    monkeypatch.setattr(subprocess, "Popen", Noted)
    monkeypatch.setattr(importing, "BATCH", 1)
    monkeypatch.setattr(working, "PROCESSES", count)
    run = uploaded(**{str(number): f"البحر {number}\n\n{SEA} {number}" for number in range(texts)})
    ImportRun.objects.filter(pk=run.pk).update(state="waiting")
    assert work(never) == 1
    run.refresh_from_db()
    assert (run.state, run.counts, len(started)) == ("finished", {"new": texts}, workers)


def test_a_run_that_fails_leaves_the_others_their_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    failing, good = run_in("waiting"), run_in("waiting")
    ImportRun.objects.filter(pk=failing.pk).update(defaults={"unknown": 1})
    assert work(never) == 2
    failing.refresh_from_db()
    good.refresh_from_db()
    assert (failing.state, good.state) == ("failed", "finished")
    assert "خطأ لم يُتوقع" in failing.reason


def test_a_run_waits_again_when_the_server_stops() -> None:
    run = run_in("waiting")
    answers = iter(["", *["يتوقف الخادم"] * 9])
    assert work(lambda: next(answers)) == 1
    run.refresh_from_db()
    assert (run.state, run.reason, run.finished) == ("waiting", PAUSED, None)
    reasons = list[str]()

    def running() -> str:
        reasons.append(ImportRun.objects.get().reason)
        return ""

    assert work(running) == 1
    assert reasons[-1] == "", "it is not said of a run that goes on"
    run.refresh_from_db()
    assert (run.state, run.counts) == ("finished", {"same": 1})


def test_nothing_begins_once_the_server_stops() -> None:
    run_in("waiting")
    assert work(lambda: "يتوقف الخادم") == 0


def test_a_run_that_an_editor_cancels_does_not_wait_again(monkeypatch: pytest.MonkeyPatch) -> None:
    run = run_in("waiting")
    cancelled = list[bool]()

    def stopped() -> str:
        cancelled.append(queue.cancel(run))
        return ""

    work(stopped)
    run.refresh_from_db()
    assert run.state == "cancelled"


def test_a_run_that_is_cancelled_in_the_last_moment_does_not_begin() -> None:
    run = run_in("waiting")
    taken = queue.next_run()
    assert taken == run and queue.cancel(run)
    with pytest.raises(Stopped):
        ingest([Path(path) for path in taken.paths], run=taken)
    run.refresh_from_db()
    assert (run.state, run.reason) == ("cancelled", queue.NEVER_BEGAN)
    assert not Article.objects.exists()
