"""Every file of the index deleted, cut short, or with one bit flipped, in turn."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from bench.faults import fixture
from bench.faults.scenario import Figures, Setting

ARTICLES = 60
UNLISTED = 2  # pointer and manifest, of which no size is written down


def damage(setting: Setting) -> Figures:
    """So many times every kind of damage, to one file after another."""
    chance = random.Random(setting.seed)
    fixture.fill(ARTICLES, chance)
    figures = Counter[str](damaged=0, wrong=0, errors=0)
    for number in range(setting.counts["each"]):
        for kind, fault in FAULTS.items():
            _prepare(chance)
            files = _files()
            place = number % len(files)
            fault(files[place], chance)
            reason = _reason()
            figures.update([kind, "damaged"])
            figures["noticed"] += bool(reason)
            if kind == "cut" and place >= UNLISTED:
                figures.update({"files cut": 1, "known by size": "bytes in place of" in reason})
            figures[_answer()] += 1
            fixture.forget_what_was_read()
            figures[_answer()] += 1
            figures["healed"] += _heals()
    return figures


def _prepare(chance: random.Random) -> None:
    """A second segment, an earlier generation and a reader that has the index open."""
    from archive.models import Article
    from search import indexing

    key = Article.objects.order_by("?").values_list("pk", flat=True)[:1]
    Article.objects.filter(pk__in=list(key)).update(body=fixture.text(chance))
    indexing.drain()
    _answer()


def _files() -> list[Path]:
    """The pointer, the manifest and all that it names."""
    from search.engines.whoosh.store import generations, manifest

    root = fixture.index_folder()
    used = generations.current(root)
    assert used
    names = [manifest.MANIFEST, *sorted(manifest.read(used).files)]
    return [root / generations.POINTER, *(used / name for name in names)]


def _reason() -> str:
    """What is said of the index, if it is not sound."""
    from search.engine import IndexUnavailable
    from search.engines.haystack.connection import engine

    try:
        engine().check()
    except IndexUnavailable as error:
        return str(error)
    return ""


def _answer() -> str:
    """What became of a search: "errors", "labelled", "right" or "wrong"."""
    from search.query import Query
    from search.searching import search

    try:
        results = search(Query(fixture.EVERYWHERE))
    except Exception:
        return "errors"
    if results.notices:
        return "labelled"
    return "right" if (results.total, len(results.hits)) == (ARTICLES, 20) else "wrong"


def _heals() -> bool:
    from search import indexing

    indexing.maintain()
    return indexing.state() == "ok" and _answer() == "right"


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


FAULTS: dict[str, Callable[[Path, random.Random], None]] = {
    "deleted": _delete,
    "cut": _cut,
    "flipped": _flip,
}
