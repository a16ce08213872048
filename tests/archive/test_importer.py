"""Who sees to it that what was uploaded is imported: when a process is started, and how it ends."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django.fixtures import Settings

from archive import importer
from archive.importer import Importer, is_needed
from archive.ingest import runs
from archive.management.commands import run_importer
from archive.models import Article, ImportRun
from bench.harness.process import HANG
from tests.archive.ingest.test_uploads import SEA, uploaded

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parents[2]
WAITS = (
    "import sys; open({!r}, 'w').write('begun'); sys.stdin.read(); open({!r}, 'w').write('over')"
)


@pytest.fixture(autouse=True)
def data_folder(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path / "data"


def in_state(state: str) -> ImportRun:
    return ImportRun.objects.create(state=state)


def patiently(is_true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + HANG
    while not is_true():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.mark.parametrize(
    ("states", "needed"),
    [
        ([], False),
        (["finished", "failed", "cancelled", "uploaded", "undone"], False),
        (["waiting"], True),
        (["undoing"], True),
        (["finished", "waiting"], True),
    ],
)
def test_a_process_is_needed_when_a_run_waits(states: list[str], needed: bool) -> None:
    for state in states:
        in_state(state)
    assert is_needed() == needed


def test_none_is_needed_while_an_import_is_at_work() -> None:
    in_state("waiting")
    with runs.only_one():
        at_work = in_state("running")
        assert not is_needed()
    at_work.refresh_from_db()
    assert at_work.state == "running"


@pytest.mark.parametrize("state", ["running", "cancelling"])
def test_what_a_killed_process_left_open_is_closed(state: str) -> None:
    left = in_state(state)
    assert not is_needed()
    left.refresh_from_db()
    assert (left.state, left.reason) == ("failed", runs.INTERRUPTED)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> tuple[Path, Path]:
    """A process that waits for the end of its input, and the files by which it can be seen."""
    begun, over = tmp_path / "begun", tmp_path / "over"
    program = [sys.executable, "-c", WAITS.format(str(begun), str(over))]
    monkeypatch.setattr(importer, "COMMAND", program)
    monkeypatch.setattr(importer, "PAUSE", 0.01)
    monkeypatch.setattr(importer, "is_needed", lambda: True)
    return begun, over


def test_a_process_is_started_once_and_ends_with_the_thread(quick: tuple[Path, Path]) -> None:
    begun, over = quick
    threads = [Importer(), Importer()]
    for thread in threads:
        thread.start()
    patiently(begun.exists)
    assert not over.exists()
    for thread in threads:
        thread.end()
        thread.join(HANG)
        assert not thread.is_alive()
    assert over.exists()


def test_only_one_of_several_workers_starts_a_process() -> None:
    with importer._only_starter() as first, importer._only_starter() as second:
        assert (first, second) == (True, False)


def test_a_process_that_fails_is_logged_and_the_thread_goes_on(
    quick: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(importer, "COMMAND", [sys.executable, "-c", "raise SystemExit(3)"])
    thread = Importer()
    thread.start()
    patiently(lambda: len(caplog.records) > 1)
    thread.end()
    thread.join(HANG)
    assert {record.getMessage() for record in caplog.records} == {
        "the importer has ended with status 3"
    }


def test_what_cannot_be_looked_after_is_tried_again_later(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    looks = list[int]()

    def failing() -> bool:
        looks.append(len(looks))
        if len(looks) == 1:
            raise OSError("no such folder")
        return False

    monkeypatch.setattr(importer, "is_needed", failing)
    monkeypatch.setattr(importer, "PAUSE", 0.01)
    thread = Importer()
    thread.start()
    patiently(lambda: len(looks) > 2)
    thread.end()
    thread.join(HANG)
    assert "were not looked after" in caplog.records[0].getMessage()


def test_the_command_does_what_waits_and_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "nice", lambda step: step)
    monkeypatch.setattr(run_importer, "_deserted", lambda: "")
    run = uploaded(a=f"البحر\n\n{SEA}")
    call_command("run_importer", until_idle=True)
    run.refresh_from_db()
    assert (run.state, Article.objects.count()) == ("finished", 1)


def test_without_the_option_it_runs_until_a_signal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "nice", lambda step: step)
    run, out = uploaded(a=f"البحر\n\n{SEA}"), io.StringIO()

    def pause(seconds: float) -> None:
        os.kill(os.getpid(), 15)

    monkeypatch.setattr(time, "sleep", pause)
    call_command("run_importer", stdout=out)
    run.refresh_from_db()
    assert run.state == "finished"
    assert out.getvalue() == "المستورد يعمل (Ctrl-C للإيقاف)\n"


@pytest.mark.parametrize(("ended", "told"), [(True, len(run_importer.DESERTED)), (False, 0)])
def test_it_is_deserted_when_its_input_has_ended(ended: bool, told: int) -> None:
    program = (
        "import django; django.setup()\n"
        "from archive.management.commands.run_importer import _deserted\n"
        "print(len(_deserted()))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "archive.settings"},
    ) as process:
        assert process.stdin and process.stdout
        if ended:
            process.stdin.close()
        assert process.stdout.readline() == (b"%d\n" % told)
