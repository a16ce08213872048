"""The README's first command, as a newcomer meets it: prepare, serve, end."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from bench.harness.process import HANG

ROOT = Path(__file__).resolve().parent.parent
TEXT = "النخيل في الواحات\n\nتنمو النخلة في الواحات، وتحتاج إلى ماء وشمس."


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def running(data: Path, texts: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    port = free_port()
    settings = {
        "DATA_DIR": str(data),
        "TEXTS": str(texts),
        "PORT": str(port),
        "WEB_WORKERS": "1",
        "DATABASE_URL": "",
    }
    environment = {**os.environ, **settings, "DJANGO_SETTINGS_MODULE": "archive.settings"}
    del environment["DATABASE_URL"]
    command = [sys.executable, "manage.py", "run"]
    served = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        yield f"http://127.0.0.1:{port}", served
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(served.pid, signal.SIGKILL)
        served.communicate()


def get(address: str, patience: float = HANG) -> tuple[int, str]:
    """Status and text of a page, once the server answers."""
    deadline = time.monotonic() + patience
    while True:
        try:
            with urllib.request.urlopen(address, timeout=HANG) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "نصوص مع فراغ"
    folder.mkdir()
    (folder / "palm.txt").write_text(TEXT, "utf-8")
    return folder


def test_it_prepares_serves_and_ends_with_all_it_started(tmp_path: Path, texts: Path) -> None:
    data = tmp_path / "data"
    with running(data, texts) as (site, served):
        assert "النخيل في الواحات" in get(f"{site}/")[1]
        status, page = get(f"{site}/search/?q={quote('نخلة')}")
        assert status == 200 and "<mark>النخلة</mark>" in page
        assert get(f"{site}/search/?q=" + "%D8%A7" * 20_000)[0] == 414
        os.killpg(served.pid, signal.SIGINT)
        output, _ = served.communicate(timeout=HANG)
    assert f"الأرشيف مفتوح على {site}" in output
    private = {"secret_key": 0o600, "khizana.sqlite3": 0o600, "originals": 0o700, "index": 0o700}
    assert {name: (data / name).stat().st_mode & 0o777 for name in private} == private
    with pytest.raises(ProcessLookupError):
        os.killpg(served.pid, 0)

    before = {
        path: path.stat().st_mtime_ns
        for path in (data / "index").rglob("*")
        if path.suffix != ".lock"
    }
    with running(data, texts) as (site, _):
        assert "النخيل في الواحات" in get(f"{site}/")[1]
        after = {
            path: path.stat().st_mtime_ns
            for path in (data / "index").rglob("*")
            if path.suffix != ".lock"
        }
    assert after == before, "a second run changes nothing"


def test_a_change_in_the_database_is_searchable_soon(tmp_path: Path, texts: Path) -> None:
    data = tmp_path / "data"
    with running(data, texts) as (site, _):
        get(f"{site}/")
        (texts / "river.txt").write_text("نهر الفرات\n\nينبع من هضاب الأناضول.", "utf-8")
        environment = {**os.environ, "DATA_DIR": str(data)}
        subprocess.run(
            [sys.executable, "manage.py", "import_articles", str(texts)],
            cwd=ROOT,
            env=environment,
            check=True,
        )
        deadline = time.monotonic() + HANG
        while "<mark>الفرات</mark>" not in get(f"{site}/search/?q={quote('الفرات')}")[1]:
            assert time.monotonic() < deadline, "the change did not reach the index"
            time.sleep(0.2)
