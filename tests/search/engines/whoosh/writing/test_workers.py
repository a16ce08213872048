"""Several processes make one index; one that fails publishes nothing."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from search import indexing
from search.engines.whoosh import engine
from search.engines.whoosh.store import generations
from search.engines.whoosh.writing import segments, workers
from search.query import Query
from search.searching import search
from tests.builders import article

Indexed = Callable[[], None]


@pytest.fixture
def two_processes(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.INDEXER_PROCESSES = 2
    monkeypatch.setattr(engine, "WORTH_PROCESSES", 1)
    monkeypatch.setattr(workers, "BATCH", 2)


def make_articles(count: int) -> None:
    for number in range(count):
        article(f"مقال {number}", body=f"عن النيل والرقم {number}")


def test_several_processes_make_one_index(
    indexed: Indexed, index_folder: Path, two_processes: None
) -> None:
    make_articles(11)
    assert indexing.rebuild() == 11
    assert search(Query("النيل")).total == 11
    assert indexing.examine().all == ()
    kinds = {path.suffix for path in generations.current(index_folder).iterdir()}
    assert kinds == {".json", ".seg", ".toc"}, "nothing is left over"


def test_a_worker_that_is_killed_leaves_the_index_as_it_was(
    indexed: Indexed, index_folder: Path, two_processes: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_articles(5)
    indexed()
    before, feed = generations.current(index_folder), workers.Worker.feed

    def killed(worker: Any, documents: Any) -> None:
        feed(worker, documents)
        os.kill(worker.process.pid, signal.SIGKILL)

    monkeypatch.setattr(workers.Worker, "feed", killed)
    with pytest.raises(workers.WorkerFailed):
        indexing.rebuild()
    assert generations.current(index_folder) == before
    monkeypatch.undo()
    assert search(Query("النيل")).total == 5


def test_no_worker_outlives_a_rebuild_that_fails(
    indexed: Indexed, two_processes: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_articles(5)
    started, start = [], workers.Worker.__init__

    def noted(worker: Any, folder: Path) -> None:
        start(worker, folder)
        started.append(worker.process)

    def interrupted() -> Iterator[list[Any]]:
        yield list(indexing._index().index_queryset())
        raise KeyboardInterrupt

    monkeypatch.setattr(workers.Worker, "__init__", noted)
    monkeypatch.setattr(indexing, "_all_articles", interrupted)
    with pytest.raises(KeyboardInterrupt):
        indexing.rebuild()
    assert len(started) == 2 and all(process.returncode is not None for process in started)


def test_what_does_not_fit_into_one_segment_gets_another(
    indexed: Indexed, index_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segments, "MOST_UNITS", 20)
    make_articles(7)
    assert indexing.rebuild() == 7
    assert len(list(generations.current(index_folder).glob("*.seg"))) > 1
    assert search(Query("النيل")).total == 7
