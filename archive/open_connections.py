"""Connections to the database, which stay open from one request to the next.

To open SQLite's takes a millisecond, more than all else that a kept page costs.
"""

from __future__ import annotations

import os

from django.db import close_old_connections, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from archive.database_file import file_of

Identity = tuple[int, int]  # device and inode


def remember(connection: BaseDatabaseWrapper, **kwargs: object) -> None:
    """Which file was opened. A receiver of `connection_created`."""
    connection.opened_file = _file_of(connection)  # type: ignore[attr-defined]


def close_replaced(**kwargs: object) -> None:
    """Close connections to a file in whose place there is another, as after a restored copy.

    They would go on reading and writing what nobody else sees. A receiver of `request_started`.
    """
    for connection in connections.all(initialized_only=True):
        opened = getattr(connection, "opened_file", None)
        is_free = connection.connection is not None and not connection.in_atomic_block
        if opened and is_free and _file_of(connection) != opened:
            connection.close()


def refresh() -> None:
    """What a request does before it, for threads that serve no requests."""
    close_old_connections()
    close_replaced()


def _file_of(connection: BaseDatabaseWrapper) -> Identity | None:
    """None of a server, of a database in memory, and of a file that is gone."""
    path = file_of(connection)
    if path is None:
        return None
    try:
        status = os.stat(path)  # noqa: PTH116
    except OSError:
        return None
    return status.st_dev, status.st_ino
