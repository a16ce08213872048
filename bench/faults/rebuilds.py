"""Rebuilds, some of them killed, with readers searching and an editor saving all the while."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from bench.faults import fixture, processes
from bench.faults.scenario import Figures, Setting

ARTICLES = 150
READERS = 2
LONGEST = 0.8  # seconds to a kill


def rebuilds(setting: Setting) -> Figures:
    chance = random.Random(setting.seed)
    fixture.fill(ARTICLES, chance)
    with (
        processes.beside(_read, setting.folder / "readers", READERS) as readers,
        processes.beside(_edit, setting.folder / "editors", 1) as editors,
    ):
        finished = _rebuild(setting, chance)
    fixture.forget_what_was_read()
    differences = fixture.differences()
    differences.pop("milliseconds")
    answers = sum((Counter(reader["answers"]) for reader in readers), Counter[str]())
    return {
        "rebuilds": finished,
        "failed": setting.counts["rebuilds"] - finished,
        "killed": setting.counts["killed"],
        "edits": editors[0]["edits"],
        **answers,
        **differences,
        "slowest answer, ms": max(reader["slowest"] for reader in readers),
        "folders left": len(list(fixture.index_folder().glob("g*"))),
    }


def _rebuild(setting: Setting, chance: random.Random) -> int:
    """Rebuild again and again; the number of times that it went well."""
    from search import indexing

    rounds = [False] * setting.counts["rebuilds"] + [True] * setting.counts["killed"]
    chance.shuffle(rounds)
    finished = 0
    for is_killed in rounds:
        child = processes.fork(indexing.rebuild)
        if is_killed:
            time.sleep(chance.uniform(0, LONGEST))
            processes.kill(child)
        else:
            finished += processes.ended_well(child)
    return finished


def _read(ended: Callable[[], bool]) -> dict[str, Any]:
    from search.query import Query
    from search.searching import search

    answers, slowest = Counter[str](), 0.0
    while not answers or not ended():
        begun = time.monotonic()
        try:
            results = search(Query(fixture.EVERYWHERE, limit=5))
        except Exception:
            answers["error"] += 1
            continue
        slowest = max(slowest, time.monotonic() - begun)
        right = results.total == ARTICLES and len(results.hits) == 5
        answers["labelled" if results.notices else "right" if right else "wrong"] += 1
    return {"answers": answers, "slowest": round(slowest * 1000)}


def _edit(ended: Callable[[], bool]) -> dict[str, Any]:
    """Change articles and have the index in use hear of it, as the indexer does."""
    from archive.models import Article
    from search import indexing

    chance, edits = random.Random(), 0
    keys = list(Article.objects.values_list("pk", flat=True))
    while not ended():
        Article.objects.filter(pk=chance.choice(keys)).update(body=fixture.text(chance))
        indexing.drain(wait=False)
        edits += 1
        time.sleep(0.05)
    return {"edits": edits}
