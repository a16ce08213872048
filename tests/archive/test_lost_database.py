"""A database that is gone is not replaced in silence, by a start or by a reader's request."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from archive import lost_database
from tests.test_run import ROOT

MANAGE = [sys.executable, "manage.py"]


def manage(data: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DATA_DIR": str(data), **variables}
    environment.pop("DATABASE_URL", None)
    return subprocess.run(
        [*MANAGE, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True
    )


def leave(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "left").write_text("of an archive", "utf-8")


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (["originals"], "أصول نصوصه."),
        (["index"], "فهرس بحثه."),
        (["originals", "index"], "أصول نصوصه وفهرس بحثه."),
    ],
)
def test_a_start_stops_and_says_what_there_is(tmp_path: Path, left: list[str], words: str) -> None:
    for name in left:
        leave(tmp_path / name)
    for command in ("run", "migrate"):
        refused = manage(tmp_path, command)
        assert refused.returncode == 1, refused.stderr
        assert words in refused.stderr and "NEW_DATABASE=1" in refused.stderr
        assert "Traceback" not in refused.stderr
    assert not (tmp_path / "static").exists(), "nothing was begun"


def test_a_start_that_stops_makes_no_file(tmp_path: Path) -> None:
    leave(tmp_path / "originals")
    manage(tmp_path, "run")
    assert not (tmp_path / "khizana.sqlite3").exists()


def test_a_new_database_is_made_where_that_is_wished_or_nothing_is_left(tmp_path: Path) -> None:
    leave(tmp_path / "left" / "originals")
    assert manage(tmp_path / "left", "migrate", NEW_DATABASE="1").returncode == 0
    assert manage(tmp_path / "left", "migrate").returncode == 0, "there is one now"
    (tmp_path / "empty" / "originals").mkdir(parents=True)
    assert manage(tmp_path / "empty", "migrate").returncode == 0


@pytest.mark.django_db
def test_a_database_with_articles_is_no_lost_one(settings: Settings) -> None:
    settings.TESTING = settings.NEW_DATABASE = False
    leave(Path(settings.ORIGINALS_DIR))
    lost_database.refuse_to_replace()


@pytest.mark.parametrize("name", ["a.sqlite3", "خزانة ١/%20?#.sqlite3"])
def test_a_file_that_is_gone_is_not_made_by_a_request(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    program = f"""
import django
django.setup()
from django.db import OperationalError, connection
from archive import database_file
connection.ensure_connection()
database_file.never_make()
assert database_file.file_of(connection) == {str(path)!r}
connection.ensure_connection()
connection.close()
import os
for suffix in ("", "-wal", "-shm"):
    if os.path.exists({str(path)!r} + suffix):
        os.unlink({str(path)!r} + suffix)
try:
    connection.ensure_connection()
except OperationalError as error:
    print(error)
print(os.path.exists({str(path)!r}))
"""
    settings = f"""
from archive.settings import *
DATABASES["default"]["NAME"] = {str(path)!r}
"""
    (tmp_path / "other_settings.py").write_text(settings, "utf-8")
    environment = {
        **os.environ,
        "DATA_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "other_settings",
        "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}",
    }
    ended = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert ended.stdout == "unable to open database file\nFalse\n", ended.stderr
