"""What writes: the indexer, a rebuild and an import, as one call each, over changes by chance."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.faults import fixture
from bench.faults.disk import Tree, restore

ARTICLES = 6
IMPORTED = 3  # in one batch of an import, which is kept whole or not at all

Outbox = tuple[tuple[int, int], ...]
Noted = tuple[Outbox, dict[str, tuple[str, str]]]


def drain() -> None:
    from search import indexing

    indexing.drain()


def rebuild() -> None:
    from search import indexing

    indexing.rebuild()


INDEX_WORKS: dict[str, Callable[[], None]] = {"drain": drain, "rebuild": rebuild}


def import_texts(file: Path) -> None:
    from archive.ingest.importing import ingest

    ingest([file])


def change(chance: random.Random) -> None:
    """An article changes, one goes, one comes."""
    from archive.models import Article

    keys = list(Article.objects.values_list("pk", flat=True))
    changed, gone = chance.sample(keys, 2)
    Article.objects.filter(pk=changed).update(body=fixture.text(chance))
    Article.objects.filter(pk=gone).delete()
    Article.objects.create(title="جديد", slug="j", text_hash="-", body=fixture.text(chance))


def outbox() -> Outbox:
    from archive.models import IndexChange

    return tuple(IndexChange.objects.order_by("pk").values_list("pk", "revision"))


def noted() -> Noted:
    """What the database notes of its index: the outbox, and the commits that belong to it."""
    from archive.models import IndexedDatabase

    rows = IndexedDatabase.objects.all()
    return outbox(), {row.index: (row.commit, row.commit_before) for row in rows}


def note(noted: Noted) -> None:
    """Have the database note this, and nothing else."""
    from archive.models import IndexChange, IndexedDatabase

    waiting, commits = noted
    IndexChange.objects.all().delete()
    IndexChange.objects.bulk_create(IndexChange(pk=key, revision=n) for key, n in waiting)
    for index, (commit, before) in commits.items():
        rows = IndexedDatabase.objects.filter(index=index)
        rows.update(commit=commit, commit_before=before)


def put_back(survives: Tree, then: Noted) -> None:
    """Files of the index, and what the database notes of it, as they were; of nothing else is
    anything known."""
    restore(fixture.index_folder(), survives)
    fixture.forget_what_was_read()
    note(then)


def is_sound() -> bool:
    """Whether the index can be read, and differs from the database in what waits alone."""
    from search import indexing

    return indexing.state() == "ok" and not indexing.examine().all


def is_equal() -> bool:
    """Whether the index is sound and nothing waits."""
    return is_sound() and not outbox()


def imported() -> list[tuple[Any, ...]]:
    """Of the articles of a file, in order: id, version of the text, tags, originals."""
    from archive.models import Article

    return [
        (
            article.external_id,
            article.body.split()[-1],
            article.tags.count(),
            article.originals.count(),
            article.originals.filter(current=True).count(),
        )
        for article in Article.objects.exclude(external_id="").order_by("external_id")
    ]
