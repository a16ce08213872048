"""A step that fails, a power cut or another process, before every step of the one writer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from django.db import OperationalError

from archive.models import Article
from bench.faults.disk import Disk, restore
from bench.faults.steps import Step, every_step, failing
from bench.faults.works import Noted, note, noted, outbox
from search import indexing
from search.engine import IndexUnavailable
from search.engines.haystack.backend import engine_in
from search.engines.whoosh.writing.segments import SegmentWriter
from search.query import Query
from search.searching import search
from tests.builders import article

WRITES = [indexing.drain, indexing.rebuild]
STATEMENTS = {"sql", "rename"}  # to come between two others is to come before the next statement
TELLING = STATEMENTS | {"fsync"}  # `make fault` fails all the others, too


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """In memory where there is such a file system: thousands of syncs need wait for no disk."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


@pytest.fixture
def archive(transactional_db: None, index_folder: Path) -> Path:
    """Three articles in an index, all of which change, are taken away or come before each work."""
    for number in range(3):
        article(f"مقال {number}", body="عن النيل")
    indexing.rebuild()
    return index_folder


def change(word: str = "الفرات") -> None:
    """One article changes, one is taken away, one comes."""
    first, *_, last = Article.objects.order_by("pk")
    last.delete()
    Article.objects.filter(pk=first.pk).update(body=f"عن {word}")
    article("جديد", body=f"عن {word}")


def put_back(root: Path, survives: dict[str, bytes | None], then: Noted) -> None:
    """Files, and what the database notes of them, as they were; nothing is known of them."""
    restore(root, survives)
    engine_in(root).forget()
    note(then)


def is_sound() -> bool:
    """Whether the index can be read and differs from the database in what waits alone."""
    return indexing.state() == "ok" and indexing.examine().all == ()


def is_up_to_date() -> bool:
    return is_sound() and not outbox() and not search(Query("النيل")).notices


@pytest.mark.parametrize("write", WRITES)
def test_a_power_cut_leaves_a_sound_index_and_forgets_no_change(
    archive: Path, write: Callable[[], int]
) -> None:
    change()
    with Disk(archive, noted).recording() as cuts:
        write()
    for cut in cuts:
        put_back(archive, cut.survives, cut.beside)
        assert is_sound(), cut.before
    indexing.drain()
    assert is_up_to_date()


@pytest.mark.parametrize("write", WRITES)
def test_a_step_that_fails_costs_nothing_but_a_second_try(
    archive: Path, write: Callable[[], int]
) -> None:
    for failure in every_step(archive, failing, TELLING):
        change()
        with failure, suppress(OSError, OperationalError, IndexUnavailable):
            write()
        assert is_sound()
        write()
        assert is_up_to_date()


@pytest.mark.parametrize("write", WRITES)
def test_what_changes_meanwhile_is_not_forgotten(archive: Path, write: Callable[[], int]) -> None:
    def again(step: Step) -> None:
        change("دجلة")
        indexing.drain(wait=False)

    for meanwhile in every_step(archive, again, STATEMENTS):
        change()
        with meanwhile:
            write()
        indexing.drain()
        assert is_up_to_date()


def test_what_is_written_during_an_examination_is_no_finding(archive: Path) -> None:
    def the_indexer(step: Step) -> None:
        indexing.drain(wait=False)

    for meanwhile in every_step(archive, the_indexer, STATEMENTS):
        change()
        with meanwhile:
            assert indexing.examine().all == ()


def test_a_drain_does_not_end_before_all_that_waits_is_applied(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "BATCH", 2)
    waiting = [article("مقال", body="عن النيل").pk for _ in range(5)]
    assert indexing.drain() == len(waiting)
    assert is_up_to_date()


def test_a_rebuild_that_loses_an_article_is_not_published(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add = SegmentWriter.add_document

    def lose(writer: SegmentWriter, **fields: Any) -> None:
        if fields["pk"] != lost.pk:
            add(writer, **fields)

    lost = article("مقال", body="عن النيل")
    indexing.drain()
    monkeypatch.setattr(SegmentWriter, "add_document", lose)
    with pytest.raises(IndexUnavailable, match="holds 3 of the 4 articles"):
        indexing.rebuild()
    assert is_up_to_date() and len(list(archive.glob("g*"))) == 1
