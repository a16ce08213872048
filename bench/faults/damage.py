"""Every file of the index deleted, cut short, or with one bit flipped, in turn."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.faults import fixture

ARTICLES = 60


def damage(each: int, seed: int, data: Path) -> dict[str, Any]:
    """`each` times every kind of damage, to one file after another."""
    chance = random.Random(seed)
    fixture.fill(ARTICLES, chance)
    told = Counter[str]({"wrong": 0, "errors": 0})
    for number in range(each):
        for kind, harm in HARMS.items():
            _prepare(chance)
            files = _files()
            path = files[number % len(files)]
            harm(path, chance)
            told[kind] += 1
            told["noticed"] += _is_noticed()
            _search_after(told)
            fixture.forget_what_was_read()
            _search_after(told)
            told["healed"] += _heals()
    done = each * len(HARMS)
    return {
        **told,
        "kept": told["noticed"] == told["healed"] == done
        and not told["wrong"]
        and not told["errors"],
    }


def _prepare(chance: random.Random) -> None:
    """A second segment, an earlier generation and a reader that has the index open."""
    from archive.models import Article
    from search import indexing

    key = Article.objects.order_by("?").values_list("pk", flat=True)[:1]
    Article.objects.filter(pk__in=list(key)).update(body=fixture.text(chance))
    indexing.drain()
    _search_after(Counter())


def _files() -> list[Path]:
    """The pointer, the manifest and all that it names."""
    from search.engines.whoosh.store import generations, manifest

    used = generations.current(fixture.root())
    assert used
    names = [manifest.MANIFEST, *sorted(manifest.read(used).files)]
    return [fixture.root() / generations.POINTER, *(used / name for name in names)]


def _is_noticed() -> bool:
    from search import indexing

    return indexing.state() != "ok"


def _search_after(told: Counter[str]) -> None:
    from search.query import Query
    from search.searching import search

    try:
        results = search(Query(fixture.EVERYWHERE))
    except Exception:
        told["errors"] += 1
        return
    right = results.total == ARTICLES and len(results.hits) == 20
    told["labelled" if results.notices else "right" if right else "wrong"] += 1


def _heals() -> bool:
    from search import indexing
    from search.query import Query
    from search.searching import search

    indexing.tend()
    results = search(Query(fixture.EVERYWHERE))
    return indexing.state() == "ok" and results.total == ARTICLES and not results.notices


def _delete(path: Path, chance: random.Random) -> None:
    path.unlink()


def _cut(path: Path, chance: random.Random) -> None:
    with path.open("r+b") as file:
        file.truncate(chance.randrange(path.stat().st_size))


def _flip(path: Path, chance: random.Random) -> None:
    data = bytearray(path.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    with path.open("r+b") as file:
        file.write(data)


HARMS: dict[str, Callable[[Path, random.Random], None]] = {
    "deleted": _delete,
    "cut": _cut,
    "flipped": _flip,
}
