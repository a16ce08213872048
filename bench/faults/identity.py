"""A database and an index that do not belong together: each lost, old, new or of another archive."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from bench.faults import fixture, works
from bench.faults.scenario import Figures, Setting

ARTICLES = 30
MOMENTS = 4  # of one archive; the last half of them are of another


class Moment(NamedTuple):
    """Copies of a database and of its index as they were together."""

    database: Path
    index: Path


def identity(setting: Setting) -> Figures:
    """So many times a database of one moment meets the index of another, or none."""
    from search import indexing

    chance = random.Random(setting.seed)
    moments = _moments(setting.folder / "moments", chance)
    figures = Counter[str](pairs=0, wrong=0, errors=0)
    for _ in range(setting.counts["pairs"]):
        database, index = chance.randrange(len(moments)), chance.randrange(len(moments) + 1)
        _put_in_place(moments, database, index)
        figures.update(["pairs", _answer(chance)])
        if database == index:
            figures.update({"fitting": 1, "used": int(_is_used())})
        indexing.ensure()
        figures["healed"] += works.is_equal() and _answer(chance) == "right"
    return figures


def _moments(folder: Path, chance: random.Random) -> list[Moment]:
    """Of an archive as it changes, then of another that was begun in its place."""
    moments = []
    for number in range(2 * MOMENTS):
        if number % MOMENTS == 0:
            _begin_anew()
            fixture.fill(ARTICLES, chance)
        else:
            for _ in range(chance.randrange(1, 4)):
                works.change(chance)
                works.drain()
        moments.append(_copied(folder / str(number)))
    return moments


def _begin_anew() -> None:
    from django.core.management import call_command

    _remove_database()
    call_command("migrate", verbosity=0, interactive=False)


def _copied(folder: Path) -> Moment:
    from django.db import connection

    folder.mkdir(parents=True)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(folder / "database")])
    shutil.copytree(fixture.index_folder(), folder / "index")
    return Moment(folder / "database", folder / "index")


def _put_in_place(moments: list[Moment], database: int, index: int) -> None:
    """Of an index that is not among the moments, none."""
    shutil.rmtree(fixture.index_folder(), ignore_errors=True)
    if index < len(moments):
        shutil.copytree(moments[index].index, fixture.index_folder())
    shutil.copy(moments[database].database, _remove_database())
    fixture.forget_what_was_read()


def _remove_database() -> Path:
    """And what is known of it; where it was."""
    from django.db import connection, connections

    from archive.database_file import files_of

    connections.close_all()
    for path in files_of(connection):
        path.unlink(missing_ok=True)
    return files_of(connection)[0]


def _answer(chance: random.Random) -> str:
    """What became of a search: "errors", "labelled", "right" or "wrong"."""
    from archive.models import Article
    from search.query import Query
    from search.searching import search

    word = chance.choice(fixture.WORDS)
    try:
        results = search(Query(word))
    except Exception:
        return "errors"
    if results.notices:
        return "labelled"
    bodies = Article.objects.published().values_list("body", flat=True)
    return "right" if results.total == sum(word in body.split() for body in bodies) else "wrong"


def _is_used() -> bool:
    from search import indexing

    return indexing.state() == "ok"
