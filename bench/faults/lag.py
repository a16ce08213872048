"""From the commit in the database to the first search that finds it, while others search."""

from __future__ import annotations

import random
import time

from bench.faults import fixture, processes
from bench.faults.changes import look_for_secrets, maintain_index
from bench.faults.scenario import Figures, Setting
from bench.harness.process import HANG
from bench.harness.times import percentiles

ARTICLES = 1_000


def lag(setting: Setting) -> Figures:
    count, chance = setting.counts["articles"], random.Random(setting.seed)
    fixture.fill(ARTICLES, chance)
    saves, lags = list[float](), list[float]()
    with (
        processes.beside(maintain_index, setting.folder / "indexers", 2),
        processes.beside(look_for_secrets, setting.folder / "readers", 2) as readers,
    ):
        for number in range(count):
            time.sleep(chance.uniform(0, 0.3))
            begun = time.monotonic()
            _save(f"فريد{number}", chance)
            saved = time.monotonic()
            saves.append(saved - begun)
            if hit := _first_hit(f"فريد{number}"):
                lags.append(hit - saved)
    return {
        "articles": count,
        "found": len(lags),
        "searches beside": sum(reader["searches"] for reader in readers),
        **percentiles("searchable", lags),
        **percentiles("save", saves),
    }


def _save(word: str, chance: random.Random) -> None:
    from archive.models import Article

    Article.objects.create(
        title="جديد", slug="j", text_hash="-", body=f"{fixture.text(chance)} {word}"
    )


def _first_hit(word: str) -> float | None:
    """When a search found the word, on the monotonic clock; None when none does."""
    from search.query import Query
    from search.searching import search

    ends = time.monotonic() + HANG
    while time.monotonic() < ends:
        if search(Query(word)).total:
            return time.monotonic()
        time.sleep(0.01)
    return None
