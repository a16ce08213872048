"""From the commit in the database to the first search that finds it, while others search."""

from __future__ import annotations

import random
import time
from pathlib import Path
from typing import Any

from bench.faults import fixture
from bench.faults.changes import look_for_secrets, tend_index

ARTICLES = 1_000
PROMISED = 2.0  # seconds, p99


def lag(count: int, seed: int, data: Path) -> dict[str, Any]:
    chance = random.Random(seed)
    fixture.fill(ARTICLES, chance)
    saves, lags = list[float](), list[float]()
    with (
        fixture.beside(tend_index, data / "indexers", 2),
        fixture.beside(look_for_secrets, data / "readers", 2) as seen,
    ):
        for number in range(count):
            time.sleep(chance.uniform(0, 0.3))
            begun = time.monotonic()
            _save(f"فريد{number}", chance)
            saved = time.monotonic()
            saves.append(saved - begun)
            lags.append(_until_found(f"فريد{number}") - saved)
    told: dict[str, Any] = {"articles": count, "searches beside": sum(s["searches"] for s in seen)}
    for name, values in (("searchable", lags), ("save", saves)):
        for part in (0.5, 0.95, 0.99):
            told[f"{name} p{part * 100:.0f}, ms"] = round(fixture.percentile(values, part) * 1000)
    return told | {"kept": fixture.percentile(lags, 0.99) < PROMISED}


def _save(word: str, chance: random.Random) -> None:
    from archive.models import Article

    Article.objects.create(
        title="جديد", slug="j", content_hash="-", body=f"{fixture.text(chance)} {word}"
    )


def _until_found(word: str) -> float:
    from search.query import Query
    from search.searching import search

    ends = time.monotonic() + 30
    while time.monotonic() < ends:
        if search(Query(word)).total:
            return time.monotonic()
        time.sleep(0.01)
    raise TimeoutError(f"{word} was not found in 30 seconds")
