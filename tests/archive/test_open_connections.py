"""Connections stay open between requests, and never to a database that is no longer there."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.signals import request_finished, request_started
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from archive import open_connections
from archive.settings import DATABASES

ALIAS = "of_a_file"


def archive(path: Path, title: str) -> Path:
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE article (title TEXT)")
        database.execute("INSERT INTO article VALUES (?)", [title])
    database.close()
    return path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return archive(tmp_path / "archive.sqlite3", "الأول")


@pytest.fixture
def connection(file: Path) -> Iterator[BaseDatabaseWrapper]:
    """To the file, as the site has it."""
    default = connections.settings[DEFAULT_DB_ALIAS]
    ours = {name: DATABASES["default"].get(name, default[name]) for name in default}
    options = {"init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"}
    connections.settings[ALIAS] = ours | {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        "OPTIONS": options,
    }
    made = connections[ALIAS]
    made.inc_thread_sharing()
    yield made
    made.close()
    del connections[ALIAS]
    del connections.settings[ALIAS]


@pytest.fixture(autouse=True)
def reading(django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        yield


def title(connection: BaseDatabaseWrapper) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT title FROM article")
        return str(cursor.fetchone()[0])


def next_request() -> None:
    request_finished.send(None)
    request_started.send(None)


def test_a_connection_stays_open_for_the_next_request(connection: BaseDatabaseWrapper) -> None:
    title(connection)
    opened = connection.connection
    next_request()
    assert connection.connection is opened
    assert title(connection) == "الأول"


def test_a_connection_that_fails_is_looked_at_before_it_is_used_again() -> None:
    assert DATABASES["default"]["CONN_HEALTH_CHECKS"]


@pytest.mark.parametrize("refresh", [next_request, open_connections.refresh])
def test_a_file_that_was_replaced_is_opened_anew(
    refresh: object, connection: BaseDatabaseWrapper, file: Path
) -> None:
    title(connection)
    restored = archive(file.with_name("copy"), "المستعاد")
    shutil.move(restored, file)
    assert title(connection) == "الأول"
    refresh()  # type: ignore[operator]
    assert title(connection) == "المستعاد"


def test_a_transaction_is_not_torn(connection: BaseDatabaseWrapper, file: Path) -> None:
    with transaction.atomic(using=ALIAS):
        title(connection)
        shutil.move(archive(file.with_name("copy"), "المستعاد"), file)
        open_connections.close_replaced()
        assert title(connection) == "الأول"


def test_between_requests_nothing_holds_up_a_checkpoint(
    connection: BaseDatabaseWrapper, file: Path
) -> None:
    """A statement that is read to no end would keep the log of an archive from being taken in."""
    title(connection)
    next_request()
    other = sqlite3.connect(file)
    other.execute("INSERT INTO article VALUES ('آخر')")
    other.commit()
    busy, *_ = other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    other.close()
    assert busy == 0
