"""Rebuilds, some of them killed, with readers searching all the while."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.fault import ground

ARTICLES = 150
READERS = 2
LONGEST = 0.8  # seconds to a kill


def rebuilds(count: int, killed: int, seed: int, data: Path) -> dict[str, Any]:
    from search import indexing

    chance = random.Random(seed)
    ground.fill(ARTICLES, chance)
    rounds = [False] * count + [True] * killed
    chance.shuffle(rounds)
    finished = 0
    with ground.beside(_read, data / "readers", READERS) as told:
        for is_killed in rounds:
            child = ground.fork(indexing.rebuild)
            if is_killed:
                time.sleep(chance.uniform(0, LONGEST))
                ground.kill(child)
            else:
                finished += ground.ended_well(child)
    answers = sum((Counter(one["answers"]) for one in told), Counter[str]())
    folders = len(list(ground.root().glob("g*")))
    return {
        "rebuilds": finished,
        "killed": killed,
        **answers,
        "slowest answer, ms": max(one["slowest"] for one in told),
        "folders left": folders,
        "kept": finished == count and not answers["wrong"] and not answers["error"],
    }


def _read(ended: Callable[[], bool]) -> dict[str, Any]:
    from search.query import Query
    from search.searching import search

    answers, slowest = Counter[str](), 0.0
    while not ended():
        begun = time.monotonic()
        try:
            results = search(Query(ground.EVERYWHERE, limit=5))
        except Exception:
            answers["error"] += 1
            continue
        slowest = max(slowest, time.monotonic() - begun)
        right = results.total == ARTICLES and len(results.hits) == 5
        answers["labelled" if results.notices else "right" if right else "wrong"] += 1
    return {"answers": answers, "slowest": round(slowest * 1000)}
