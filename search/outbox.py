"""What the index has not heard of yet, and what pages have not heard of the index.

Triggers leave a row for each article that changed; whoever changes the index says so.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F

from archive import changes
from archive.dependencies import Key
from archive.models import IndexChange, IndexedDatabase
from search.pairing import DEFAULT_INDEX

BATCH = 500
INDEX: Key = ("index", 0)  # what every page is read from that was searched for


def note_commit(index: str = DEFAULT_INDEX) -> None:
    """After a commit, or another generation, of the index of this connection: pages that were read
    from it are outdated, and the commit before it belongs to the database no more."""
    with transaction.atomic():
        changes.touch(INDEX)
        IndexedDatabase.objects.filter(index=index).update(commit_before="")


def mark_changed(articles: Iterable[int]) -> None:
    """Have these articles indexed again, as if they had changed."""
    keys = list(articles)
    for start in range(0, len(keys), BATCH):
        batch = keys[start : start + BATCH]
        IndexChange.objects.filter(pk__in=batch).update(revision=F("revision") + 1)
        rows = [IndexChange(article_id=key) for key in batch]
        IndexChange.objects.bulk_create(rows, ignore_conflicts=True)
