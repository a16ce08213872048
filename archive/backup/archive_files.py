"""The files that an archive consists of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection

from archive.database_file import file_of


@dataclass(frozen=True, slots=True)
class ArchiveFiles:
    database: Path
    originals: Path
    key: Path


def of_settings() -> ArchiveFiles | None:
    """None where the database is a server's."""
    database = file_of(connection)
    if database is None:
        return None
    return ArchiveFiles(
        Path(database).absolute(), Path(settings.ORIGINALS_DIR), Path(settings.SECRET_KEY_FILE)
    )
