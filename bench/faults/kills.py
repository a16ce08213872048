"""Kill -9 of indexer, importer and rebuilder at random moments."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench.faults import fixture, processes
from bench.faults.scenario import Figures, Setting

ARTICLES = 150
IMPORTED = 40  # articles in the file that is imported again and again
LONGEST = 0.8  # seconds from the start of a process to its end


def kills(setting: Setting) -> Figures:
    from archive.models import Article

    count, chance = setting.counts["kills"], random.Random(setting.seed)
    fixture.fill(ARTICLES, chance)
    file, figures, slowest = setting.folder / "texts.jsonl", Counter[str](kills=count), 0
    for number in range(count):
        kind = chance.choice(list(WORKS))
        fixture.write_texts(file, IMPORTED, chance, number)
        child = processes.fork(partial(WORKS[kind], file, setting.seed + number))
        time.sleep(chance.uniform(0, LONGEST))
        processes.kill(child)
        figures[f"killed {kind}"] += 1
        figures["opened"] += _opens()
        differences = fixture.differences()
        slowest = max(slowest, differences.pop("milliseconds"))
        figures["equal"] += not any(differences.values())
    _import(file, 0)
    return {
        **figures,
        "slowest catch-up, ms": slowest,
        "articles lost or doubled": abs(ARTICLES + IMPORTED - Article.objects.count()),
    }


def _opens() -> bool:
    """Whether a new process reads the index in use, and every article that is in it."""
    from search.query import Query
    from search.searching import search

    fixture.forget_what_was_read()
    results = search(Query(fixture.EVERYWHERE))
    return results.total >= ARTICLES and not results.notices


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
