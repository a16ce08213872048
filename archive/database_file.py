"""The file of an SQLite database: where it is, and that no reader's request makes one."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from urllib.parse import quote, unquote

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

READ_AND_WRITE = "?mode=rw"  # of an SQLite URI: a file that is not there is not made


def file_of(connection: BaseDatabaseWrapper) -> str | None:
    """Its path; None of a database in memory, and of a server."""
    return _file(str(connection.settings_dict["NAME"])) if connection.vendor == "sqlite" else None


def files_of(connection: BaseDatabaseWrapper) -> list[Path]:
    """It, and what lies beside it while it is open; the database itself comes first."""
    path = file_of(connection)
    return [Path(f"{path}{suffix}") for suffix in ("", "-wal", "-shm")] if path else []


def never_make() -> None:
    """From now on, this process opens databases that are there, and makes none."""
    for using in connections:
        if path := file_of(connections[using]):
            connections[using].close()
            connections.settings[using]["NAME"] = f"file:{quote(path)}{READ_AND_WRITE}"


@lru_cache(16)
def _file(name: str) -> str | None:
    if name.startswith("file:") and name.endswith(READ_AND_WRITE):
        return unquote(name.removeprefix("file:").removesuffix(READ_AND_WRITE))
    return None if name == ":memory:" or name.startswith("file:") else name
