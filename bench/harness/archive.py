"""Articles of a scratch archive, stored in bulk: the import is not what is measured.

Needs Django set up over a folder of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any, TypeVar

from django.core.management import call_command
from django.db import transaction

from archive.ingest.document import text_hash
from archive.models import Article, IndexChange
from archive.slug import slug

BATCH = 1_000
T = TypeVar("T")


def store(records: Iterable[T], store_batch: Callable[[list[T]], object]) -> None:
    """Make the database and store the records in it, a batch in a transaction.

    No change waits for the index afterwards: an archive at rest is what is built anew.
    """
    call_command("migrate", verbosity=0, interactive=False)
    remaining = iter(records)
    while batch := list(islice(remaining, BATCH)):
        with transaction.atomic():
            store_batch(batch)
    IndexChange.objects.all().delete()


def row(identifier: str, title: str, body: str, **columns: Any) -> Article:
    """An article that is not stored yet."""
    return Article(
        title=title,
        slug=slug(title, fallback="article"),
        body=body,
        external_id=identifier,
        text_hash=text_hash(title, body),
        **columns,
    )
