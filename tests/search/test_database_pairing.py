"""Index and database belong together: either of them, restored alone, is noticed and mended."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.backends.signals import connection_created

from archive.models import Article, IndexedDatabase
from bench.faults.works import Noted, note, noted
from search import indexing
from search.engines.haystack.backend import engine_in
from search.engines.whoosh.store import generations, manifest
from search.query import Query
from search.searching import search
from tests.builders import article
from tests.search.engines.whoosh.store.builders import flip, segment

Indexed = Callable[[], None]
Found = tuple[list[str], tuple[str, ...]]


def found(text: str = "النيل") -> Found:
    results = search(Query(text))
    return sorted(hit.title.text for hit in results.hits), results.notices


def commit(title: str) -> None:
    """An article, and a commit for it."""
    article(title, body="عن النيل")
    indexing.drain()


def opened_anew() -> None:
    """As a process finds the database that was put in the place of another."""
    connection_created.send(sender=type(connection), connection=connection)


@pytest.fixture
def index(indexed: Indexed, index_folder: Path) -> Path:
    """Of one article, and opened."""
    article("أول", body="عن النيل")
    indexed()
    assert found() == (["أول"], ())
    return index_folder


def old_database() -> None:
    """One that was put away before the index had its last three commits."""
    before = noted()
    for title in ("ثان", "ثالث", "رابع"):
        commit(title)
    Article.objects.exclude(title="أول").delete()
    note(((), before[1]))


def another_database() -> None:
    IndexedDatabase.objects.update(identity="f" * 32)


def new_database() -> None:
    IndexedDatabase.objects.all().delete()


@pytest.mark.parametrize("replace", [old_database, another_database, new_database])
def test_the_index_of_another_database_is_not_used(
    index: Path, replace: Callable[[], None]
) -> None:
    replace()
    opened_anew()
    assert indexing.state() == "foreign"
    assert found() == (["أول"], ("database",))
    indexing.maintain()
    assert (indexing.state(), found()) == ("ok", (["أول"], ()))
    assert indexing.examine().all == ()


def test_an_old_database_that_has_changed_since_is_noticed_too(index: Path) -> None:
    """Its changes may have higher numbers by now than those that the index knows."""
    old_database()
    for _ in range(20):
        article("جديد", body="عن الفرات")
    opened_anew()
    assert (indexing.state(), found()) == ("foreign", (["أول"], ("database",)))


@pytest.mark.parametrize("since", [["ثان"], ["ثالث", "ثان"]])
def test_an_old_index_is_built_anew(index: Path, tmp_path: Path, since: list[str]) -> None:
    shutil.copytree(index, tmp_path / "copy")
    for title in since:
        commit(title)
    shutil.rmtree(index)
    shutil.move(tmp_path / "copy", index)
    engine_in(index).forget()
    assert (indexing.state(), found()) == ("foreign", (["أول", *since], ("database",)))
    indexing.maintain()
    assert (indexing.state(), found()) == ("ok", (["أول", *since], ()))


def restored(index: Path, files: Path, then: Noted) -> None:
    shutil.rmtree(index)
    shutil.copytree(files, index)
    engine_in(index).forget()
    note(then)


@pytest.fixture
def moments(
    index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[list[tuple[Path, Noted]]]:
    """Files, and what the database notes, before and after the manifest of a commit is written."""
    write, seen = manifest.write, list[tuple[Path, Noted]]()

    def note_moment() -> None:
        folder = tmp_path / f"moment {len(seen)}"
        seen.append((Path(shutil.copytree(index, folder)), noted()))

    def observed(*arguments: Any) -> None:
        note_moment()
        write(*arguments)
        note_moment()

    monkeypatch.setattr(manifest, "write", observed)
    yield seen


def test_a_commit_that_was_cut_short_leaves_the_index_with_its_database(
    index: Path, moments: list[tuple[Path, Noted]]
) -> None:
    commit("ثان")
    before, after = list(moments)
    for files, then in (before, after):
        restored(index, files, then)
        assert indexing.state() == "ok"
        indexing.drain()
        assert found() == (["أول", "ثان"], ())


def test_an_earlier_generation_answers_for_its_own_database_alone(index: Path) -> None:
    indexing.rebuild()
    (earlier,) = generations.earlier(index)
    flip(segment(index))
    engine_in(index).forget()
    assert (indexing.state(), found()) == ("damaged", (["أول"], ("stale",)))
    kept = manifest.read(earlier)
    for origin in (
        kept.origin._replace(database="0" * 32),
        kept.origin._replace(change=kept.origin.change + 1_000),
    ):
        made = manifest.Manifest(
            kept.schema, kept.analysis, kept.articles, kept.commit, kept.files, origin
        )
        manifest.write(earlier, made)
        engine_in(index).forget()
        assert found() == (["أول"], ("database",)), origin


def test_every_commit_is_noted(index: Path) -> None:
    def in_use() -> str:
        folder = generations.current(index)
        assert folder
        return manifest.read(folder).origin.commit

    commits = [in_use()]
    for work in (lambda: commit("ثان"), indexing.rebuild, lambda: commit("ثالث")):
        work()
        commits.append(in_use())
        row = IndexedDatabase.objects.get()
        assert (row.index, row.commit, row.commit_before) == ("default", commits[-1], "")
    assert len(set(commits)) == 4
