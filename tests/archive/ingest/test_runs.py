"""Every run of an import ends, and says how: finished, cancelled, or failed and why."""

from __future__ import annotations

import errno
import io
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.utils import timezone
from pytest_django.fixtures import Settings

from archive.ingest import importing, runs
from archive.ingest.importing import ingest
from archive.ingest.report import Line
from archive.ingest.signals import Signals
from archive.models import Article, ImportRun, Original

pytestmark = pytest.mark.django_db

SEA = "البحر واسع وعميق، وفيه سمك كثير ولؤلؤ، وعليه سفن تذهب وتجيء."


@pytest.fixture(autouse=True)
def data_folder(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DATA_DIR = tmp_path / "data"
    monkeypatch.setattr(importing, "BATCH", 2)
    monkeypatch.setattr(runs, "PAUSE", 0.0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "texts"
    made.mkdir()
    for number in range(6):
        (made / f"{number}.txt").write_text(f"البحر {number}\n\n{SEA} {number}", "utf-8")
    return made


def raising(error: Exception) -> Callable[[Line], None]:
    """Raises at the third line, when the first batch is kept."""

    def on_line(line: Line) -> None:
        if line.file_name == "2.txt":
            raise error

    return on_line


def ended() -> tuple[str, str, dict[str, int]]:
    run = ImportRun.objects.get()
    assert run.started is not None and run.finished is not None
    assert run.created <= run.started <= run.finished
    return run.state, run.reason, run.counts


def test_a_run_that_comes_to_its_end_is_finished(folder: Path) -> None:
    ingest([folder])
    assert ended() == ("finished", "", {"new": 6})
    run = ImportRun.objects.get()
    assert run.size == run.done == sum(file.stat().st_size for file in folder.iterdir())
    assert set(Original.objects.values_list("run", flat=True)) == {run.pk}


ENDS = [
    (OSError(errno.ENOSPC, "No space left on device"), runs.DISK_FULL),
    (OSError(errno.EDQUOT, "Disk quota exceeded"), runs.DISK_FULL),
    (OperationalError("database or disk is full"), runs.DISK_FULL),
    (OperationalError("database is locked"), runs.DATABASE.format("database is locked")),
    (PermissionError(errno.EACCES, "Permission denied"), runs.FILES.format("Permission denied")),
    (ValueError("x" * 400), runs.UNFORESEEN.format("ValueError: " + "x" * 400)[:300]),
]


@pytest.mark.parametrize(("error", "reason"), ENDS)
def test_what_ends_a_run_before_its_time_is_its_reason(
    folder: Path, error: Exception, reason: str
) -> None:
    with pytest.raises(type(error)):
        ingest([folder], on_line=raising(error))
    assert ended() == ("failed", reason, {"new": 3})
    assert Article.objects.count() == 4, "whole batches are kept"


@pytest.mark.parametrize(("error", "reason"), ENDS)
def test_the_command_says_it_in_a_sentence(
    folder: Path, error: Exception, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*arguments: object, **options: object) -> None:
        raise error

    monkeypatch.setattr(importing, "store", failing)
    with pytest.raises(CommandError) as told:
        call_command("import_articles", str(folder), stdout=io.StringIO())
    assert str(told.value)[:300] == reason
    assert told.value.returncode == 1
    assert ended() == ("failed", reason, {})


def test_only_what_nobody_foresaw_is_logged(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    for error, _ in ENDS:
        with pytest.raises(type(error)):
            ingest([folder], on_line=raising(error))
    assert [record.getMessage() for record in caplog.records] == ["the import failed"]


def test_a_run_that_a_kill_left_open_is_closed_by_the_next(folder: Path) -> None:
    left = ImportRun.objects.create(state="running", started=timezone.now(), counts={"new": 2})
    waits = ImportRun.objects.create(state="waiting")
    ingest([folder])
    left.refresh_from_db()
    waits.refresh_from_db()
    assert (left.state, left.reason, left.counts) == ("failed", runs.INTERRUPTED, {"new": 2})
    assert left.finished is not None
    assert waits.state == "waiting"


def test_the_same_paths_again_go_on_where_a_run_was_ended(folder: Path) -> None:
    with pytest.raises(OSError, match="No space"):
        ingest([folder], on_line=raising(ENDS[0][0]))
    assert dict(ingest([folder]).counts) == {"same": 4, "new": 2}


def test_a_run_is_cancelled_from_elsewhere_between_two_batches(folder: Path) -> None:
    def cancel(line: Line) -> None:
        ImportRun.objects.filter(state="running").update(state="cancelling")

    with pytest.raises(runs.Stopped):
        ingest([folder], on_line=cancel)
    assert ended() == ("cancelled", runs.CANCELLED, {"new": 2})
    assert Article.objects.count() == 2


def test_a_run_that_waits_is_the_one_that_runs(folder: Path) -> None:
    user = User.objects.create_user("editor")
    run = ImportRun.objects.create(started_by=user, paths=[str(folder)])
    assert run.state == "waiting"
    ingest([folder], run=run)
    assert ended() == ("finished", "", {"new": 6})
    assert ImportRun.objects.get().started_by == user


def test_how_far_it_is_is_written_down_between_batches(folder: Path) -> None:
    seen = list[tuple[dict[str, int], int]]()

    def look(line: Line) -> None:
        seen.append(ImportRun.objects.values_list("counts", "done").get())

    ingest([folder], on_line=look)
    each = (folder / "0.txt").stat().st_size
    assert seen[::2] == [({}, 0), ({"new": 2}, 2 * each), ({"new": 4}, 4 * each)]


def test_a_rehearsal_leaves_no_run_and_can_be_stopped(folder: Path) -> None:
    with pytest.raises(runs.Stopped, match="يكفي"):
        ingest([folder], dry_run=True, stopped=lambda: "يكفي")
    assert not ImportRun.objects.exists()


def test_a_full_disk_gets_back_the_room_that_was_kept(folder: Path, settings: Settings) -> None:
    lock = settings.DATA_DIR / "import.lock"
    sizes = list[int]()
    ingest([folder], on_line=lambda line: sizes.append(lock.stat().st_size))
    assert set(sizes) == {runs.RESERVE}
    with pytest.raises(OSError, match="No space"):
        ingest([folder, folder], on_line=raising(ENDS[0][0]))
    assert lock.stat().st_size == 0


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)], ids=["TERM", "INT"]
)
def test_a_signal_ends_the_run_after_the_batch_in_hand(
    folder: Path, number: signal.Signals, status: int
) -> None:
    def send(line: Line) -> None:
        if line.file_name == "0.txt":
            os.kill(os.getpid(), number)

    before = signal.getsignal(number)
    with Signals() as signals, pytest.raises(runs.Stopped):
        ingest([folder], on_line=send, stopped=signals)
    assert signal.getsignal(number) == before
    assert signals.status == status
    reason = f"أُوقف بإشارة {number.name}؛ ما قُرئ قبلها محفوظ، ويُستأنف بالمسارات نفسها."
    assert ended() == ("cancelled", reason, {"new": 2})


def test_the_second_signal_does_what_it_always_does() -> None:
    with Signals() as signals, pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), signal.SIGINT)
        assert signals()
        os.kill(os.getpid(), signal.SIGINT)


def test_without_a_signal_there_is_no_reason_to_stop() -> None:
    with Signals() as signals:
        assert (signals(), signals.status) == ("", 1)


def test_the_command_ends_on_a_signal_as_shells_expect(folder: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "DATA_DIR": str(tmp_path / "own"), "DATABASE_URL": ""}
    del environment["DATABASE_URL"]
    manage = [sys.executable, "manage.py"]
    root = Path(__file__).parents[3]
    subprocess.run([*manage, "migrate", "-v0"], cwd=root, env=environment, check=True)
    for number in range(6, 3000):
        (folder / f"{number}.txt").write_text(f"البحر {number}\n\n{SEA} {number}", "utf-8")
    command = [*manage, "import_articles", "-v2", str(folder)]
    with subprocess.Popen(
        command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.readline()
        process.terminate()
        process.stdout.read()
        told = process.stderr.read().decode()
    assert process.returncode == 143
    assert "أُوقف بإشارة SIGTERM" in told and "Traceback" not in told
