"""Mixed changes by several processes, with two indexers and a reader beside them."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any

from bench.faults import fixture, processes
from bench.faults.scenario import Figures, Setting

PROCESSES = 8
ARTICLES = 150
SECRET = "مكتوم"  # a word of what was rolled back or never published


def changes(setting: Setting) -> Figures:
    each, seed = setting.counts["changes"], setting.seed
    fixture.fill(ARTICLES, random.Random(seed))
    with (
        processes.beside(maintain_index, setting.folder / "indexers", 2),
        processes.beside(look_for_secrets, setting.folder / "readers", 1) as readers,
    ):
        children = [
            processes.fork(partial(_change, each, seed + number)) for number in range(PROCESSES)
        ]
        failed = sum(not processes.ended_well(child) for child in children)
    fixture.forget_what_was_read()
    return {
        "changes": PROCESSES * each,
        "processes that met an error": failed,
        **fixture.differences(),
        **readers[0],
    }


def _change(count: int, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(count):
        chance.choice(KINDS)(chance)


def maintain_index(ended: Callable[[], bool]) -> dict[str, Any]:
    from search.indexing import Indexer

    indexer = Indexer()
    indexer.start()
    while not ended():
        time.sleep(0.1)
    indexer.end()
    indexer.join()
    return {}


def look_for_secrets(ended: Callable[[], bool]) -> dict[str, Any]:
    from search.query import Query
    from search.searching import search

    figures = Counter[str](searches=0, errors=0)
    while not ended():
        try:
            figures["secrets found"] += len(search(Query(SECRET)).hits)
        except Exception:
            figures["errors"] += 1
        figures["searches"] += 1
        time.sleep(0.01)
    return figures


def _some(chance: random.Random) -> Any:
    from archive.models import Article

    key = chance.choice(list(Article.objects.values_list("pk", flat=True)))
    return Article.objects.filter(pk=key)


def _fields(chance: random.Random, **other: Any) -> dict[str, Any]:
    return {"title": "جديد", "slug": "j", "text_hash": "-", "body": fixture.text(chance)} | other


def _create(chance: random.Random) -> None:
    from archive.models import Article

    Article.objects.create(**_fields(chance))


def _create_many(chance: random.Random) -> None:
    from archive.models import Article

    Article.objects.bulk_create(Article(**_fields(chance)) for _ in range(3))


def _save(chance: random.Random) -> None:
    from django.db import transaction

    with transaction.atomic():  # or it may be deleted between the two
        if article := _some(chance).first():
            article.body = fixture.text(chance)
            article.save(update_fields=["body", "updated"])


def _update(chance: random.Random) -> None:
    _some(chance).update(body=fixture.text(chance))


def _delete(chance: random.Random) -> None:
    _some(chance).delete()


def _withdraw(chance: random.Random) -> None:
    _some(chance).update(state="withdrawn", body=SECRET)


def _sql(chance: random.Random) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE archive_article SET title = %s WHERE id = (SELECT MAX(id) FROM archive_article)",
            [chance.choice(fixture.WORDS)],
        )


def _rename(chance: random.Random) -> None:
    from archive.models import Tag

    name = f"{chance.choice(fixture.WORDS)} {chance.randrange(1000)}"
    Tag.objects.filter(pk=Tag.objects.order_by("?").values("pk")[:1]).update(name=name)


def _retag(chance: random.Random) -> None:
    from django.db import transaction

    from archive.models import Article, Tag

    with transaction.atomic():
        article = Article.objects.order_by("?").first()
        if article:
            article.tags.set(Tag.objects.order_by("?")[:2])


def _roll_back(chance: random.Random) -> None:
    from django.db import transaction

    from archive.models import Article

    with transaction.atomic():
        Article.objects.create(**_fields(chance, body=SECRET))
        _some(chance).update(body=SECRET)
        transaction.set_rollback(True)


KINDS: list[Callable[[random.Random], None]] = [
    _create,
    _create_many,
    _save,
    _update,
    _delete,
    _withdraw,
    _sql,
    _rename,
    _retag,
    _roll_back,
]
