"""Rebuilds, some of them killed, with readers searching and an editor saving all the while."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.faults import fixture

ARTICLES = 150
READERS = 2
LONGEST = 0.8  # seconds to a kill


def rebuilds(count: int, killed: int, seed: int, data: Path) -> dict[str, Any]:
    from search import indexing

    chance = random.Random(seed)
    fixture.fill(ARTICLES, chance)
    rounds = [False] * count + [True] * killed
    chance.shuffle(rounds)
    finished = 0
    with (
        fixture.beside(_read, data / "readers", READERS) as told,
        fixture.beside(_edit, data / "editors", 1) as edited,
    ):
        for is_killed in rounds:
            child = fixture.fork(indexing.rebuild)
            if is_killed:
                time.sleep(chance.uniform(0, LONGEST))
                fixture.kill(child)
            else:
                finished += fixture.ended_well(child)
    fixture.forget_what_was_read()
    state = fixture.truth()
    state.pop("milliseconds")
    answers = sum((Counter(one["answers"]) for one in told), Counter[str]())
    folders = len(list(fixture.root().glob("g*")))
    return {
        "rebuilds": finished,
        "killed": killed,
        "edits": edited[0]["edits"],
        **answers,
        **state,
        "slowest answer, ms": max(one["slowest"] for one in told),
        "folders left": folders,
        "kept": finished == count
        and not answers["wrong"]
        and not answers["error"]
        and not any(state.values()),
    }


def _read(ended: Callable[[], bool]) -> dict[str, Any]:
    from search.query import Query
    from search.searching import search

    answers, slowest = Counter[str](), 0.0
    while not ended():
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
