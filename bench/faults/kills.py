"""Kill -9 of indexer, importer and rebuilder at random moments."""

from __future__ import annotations

import json
import random
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.faults import fixture

ARTICLES = 150
IMPORTED = 40  # articles in the file that is imported again and again
LONGEST = 0.8  # seconds from the start of a process to its end
CAUGHT_UP = 5_000  # milliseconds


def kills(count: int, seed: int, data: Path) -> dict[str, Any]:
    from archive.models import Article

    chance = random.Random(seed)
    fixture.fill(ARTICLES, chance)
    file, told, slowest = data / "texts.jsonl", Counter[str](), 0
    for number in range(count):
        kind = chance.choice(list(WORKS))
        _write_texts(file, chance, number)
        child = fixture.fork(lambda: WORKS[kind](file, seed + number))  # noqa: B023
        time.sleep(chance.uniform(0, LONGEST))
        fixture.kill(child)
        told[f"killed {kind}"] += 1
        told["opened"] += _opens()
        state = fixture.truth()
        slowest = max(slowest, state.pop("milliseconds"))
        told["equal"] += not any(state.values())
    _import(file, 0)
    found = Article.objects.count()
    return {
        **told,
        "slowest catch-up, ms": slowest,
        "articles lost or doubled": abs(ARTICLES + IMPORTED - found),
        "kept": told["opened"] == told["equal"] == count
        and slowest < CAUGHT_UP
        and found == ARTICLES + IMPORTED,
    }


def _opens() -> bool:
    """Whether a new process reads the index in use, and every article that is in it."""
    from search.query import Query
    from search.searching import search

    fixture.forget_what_was_read()
    results = search(Query(fixture.EVERYWHERE))
    return results.total >= ARTICLES and not results.notices


def _write_texts(file: Path, chance: random.Random, number: int) -> None:
    rows = (
        {"id": str(n), "title": f"مستورد {n}", "text": f"{fixture.text(chance)} {number}"}
        for n in range(IMPORTED)
    )
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")


def _index(file: Path, seed: int) -> None:
    from archive.models import Article
    from search import indexing

    chance = random.Random(seed)
    keys = list(Article.objects.values_list("pk", flat=True))
    while True:
        for key in chance.sample(keys, 5):
            Article.objects.filter(pk=key).update(body=fixture.text(chance))
        indexing.drain()


def _import(file: Path, seed: int) -> None:
    from archive.ingest.importing import ingest

    ingest([file])


def _rebuild(file: Path, seed: int) -> None:
    from search import indexing

    while True:
        indexing.rebuild()


WORKS: dict[str, Callable[[Path, int], None]] = {
    "indexer": _index,
    "importer": _import,
    "rebuilder": _rebuild,
}
