"""The commits of an index that the database has noted as its own."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from django.db.backends.signals import connection_created

from archive import changes
from archive.models import IndexedDatabase
from search.pairing import Origin


class DatabasePairing:
    """Of the index `name`; the database has a row for each index, which its first commit makes."""

    def __init__(self, name: str) -> None:
        self.name = name

    def next_commit(self) -> Origin:
        row, _ = IndexedDatabase.objects.get_or_create(
            index=self.name, defaults={"identity": uuid.uuid4().hex}
        )
        return Origin(row.identity, changes.latest().number, uuid.uuid4().hex)

    def expect(self, commit: Origin, before: Origin) -> None:
        rows = IndexedDatabase.objects.filter(index=self.name)
        rows.update(commit=commit.commit, commit_before=before.commit)

    def accepts(self, origin: Origin) -> bool:
        row = self._row()
        return (
            row is not None
            and bool(origin.commit)
            and origin.database == row.identity
            and origin.commit in {row.commit, row.commit_before}
        )

    def accepts_earlier(self, origin: Origin) -> bool:
        row = self._row()
        return (
            row is not None
            and origin.database == row.identity
            and origin.change <= changes.latest().number
        )

    def _row(self) -> IndexedDatabase | None:
        return IndexedDatabase.objects.filter(index=self.name).first()


def on_another_database(listener: Callable[[], None]) -> None:
    """Call it whenever this process opens the database anew: it may be a restored one."""
    connection_created.connect(lambda **kwargs: listener(), weak=False)
