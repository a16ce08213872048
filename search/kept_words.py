"""The words of editors as this worker knows them: read once for each change of the archive.

A row that comes or goes raises the number of changes (`archive/derivation.py`), which every request
has read before; so to know that nothing is new costs nothing.
"""

from __future__ import annotations

import threading

from django.db import DatabaseError, connection

from archive import changes
from archive.changes import Change
from archive.models import ProtectedWord, Synonym
from search.editors_words import NONE, EditorsWords

FRESH = 1.0  # seconds for which a change that was read is the last one
READ = (
    f"SELECT word, also FROM {Synonym._meta.db_table}"  # noqa: S608
    f" UNION ALL SELECT word, NULL FROM {ProtectedWord._meta.db_table}"
)


def read() -> EditorsWords:
    """In one statement. Raises DatabaseError."""
    with connection.cursor() as cursor:
        cursor.execute(READ)
        rows = cursor.fetchall()
    return EditorsWords.of(
        ((word, also) for word, also in rows if also is not None),
        (word for word, also in rows if also is None),
    )


class KeptEditorsWords:
    """Threads share them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._read: tuple[Change, EditorsWords] | None = None

    def current(self) -> EditorsWords:
        """As they were read last where there is no database to ask."""
        try:
            change = changes.seen(FRESH)
            if self._read is None or self._read[0] != change:
                with self._lock:
                    if self._read is None or self._read[0] != change:
                        self._read = change, read()
        except DatabaseError:
            return self._read[1] if self._read else NONE
        return self._read[1]


kept = KeptEditorsWords()
