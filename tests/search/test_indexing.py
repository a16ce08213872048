"""The one writer: what is committed becomes searchable, and nothing else does."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client

from archive import changes
from archive.models import Article, IndexChange
from bench.faults.steps import At, Step, Watcher, failing, watched
from search import indexing
from search.engines.whoosh.store import generations, manifest
from search.outbox import INDEX
from search.query import Query
from search.searching import search
from tests.builders import article

Indexed = Callable[[], None]
ROOT = Path(__file__).resolve().parent.parent.parent


def titles(text: str) -> list[str]:
    return sorted(hit.title.text for hit in search(Query(text)).hits)


def test_what_was_rolled_back_is_never_searchable(indexed: Indexed) -> None:
    kept = article("باق", body="عن النيل")
    indexed()
    with transaction.atomic():
        article("مسودة", body="عن الفرات")
        Article.objects.filter(pk=kept.pk).update(body="عن الفرات")
        transaction.set_rollback(True)
    indexing.drain()
    assert (titles("الفرات"), titles("النيل")) == ([], ["باق"])


def test_what_is_withdrawn_leaves_the_index_and_comes_back(indexed: Indexed) -> None:
    made = article("مقال", body="عن النيل")
    indexed()
    Article.objects.filter(pk=made.pk).update(state="withdrawn")
    indexing.drain()
    assert search(Query("النيل")).total == 0
    Article.objects.filter(pk=made.pk).update(state="published")
    indexing.drain()
    assert titles("النيل") == ["مقال"]


def once_written(root: Path, act: Callable[[], object]) -> AbstractContextManager[None]:
    """Have something happen when a writer has read all articles and written its first files."""
    return watched(root, At(0, lambda step: act(), {"fsync"}))


@pytest.mark.parametrize("drained", [True, False])
def test_a_change_during_a_rebuild_is_in_the_index_after_it(
    indexed: Indexed, index_folder: Path, drained: bool
) -> None:
    early, late = article("مقال", body="عن النيل"), article("غيره", body="عن النيل")
    indexed()

    def change() -> None:
        Article.objects.filter(pk=early.pk).update(body="عن الفرات")
        Article.objects.filter(pk=late.pk).delete()
        article("جديد", body="عن الفرات")
        if drained:
            indexing.drain()
            assert titles("الفرات") == ["جديد", "مقال"], "the index in use has it meanwhile"

    with once_written(index_folder, change):
        indexing.rebuild()
    assert (titles("النيل"), titles("الفرات")) == ([], ["جديد", "مقال"])
    assert indexing.examine().all == () and not IndexChange.objects.exists()


def test_what_was_drained_is_kept_when_the_index_breaks_during_a_rebuild(
    indexed: Indexed, index_folder: Path
) -> None:
    made, gone = article("مقال", body="عن النيل"), article("غيره", body="عن النيل")
    indexed()
    used = generations.current(index_folder)
    assert used is not None

    def change_and_break() -> None:
        Article.objects.filter(pk=made.pk).update(body="عن الفرات")
        Article.objects.filter(pk=gone.pk).delete()
        article("جديد", body="عن الفرات")
        indexing.drain()
        for segment in used.glob("*.seg"):
            segment.write_bytes(b"")

    with once_written(index_folder, change_and_break):
        indexing.rebuild()
    assert (titles("النيل"), titles("الفرات")) == ([], ["جديد", "مقال"])


def test_a_rebuild_that_is_interrupted_leaves_the_index_as_it_was(
    indexed: Indexed, index_folder: Path
) -> None:
    article("مقال", body="عن النيل")
    indexed()
    before = generations.current(index_folder)

    def interrupt() -> None:
        raise KeyboardInterrupt

    with once_written(index_folder, interrupt), pytest.raises(KeyboardInterrupt):
        indexing.rebuild()
    assert (generations.current(index_folder), titles("النيل")) == (before, ["مقال"])
    assert indexing.rebuild() == 1
    assert len(list(index_folder.glob("g*"))) == 2, "and one before it; no half of a third"


def test_a_rebuild_reads_and_tells_all_articles_however_many_batches(
    indexed: Indexed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "BATCH", 2)
    for number in range(5):
        article(f"مقال {number}", body="عن النيل")
    article("مسحوب", body="عن النيل", state="withdrawn")
    assert indexing.rebuild() == 5
    assert len(titles("النيل")) == 5 and not IndexChange.objects.exists()
    unheard = Article.objects.filter(title__endswith="0")
    unheard.update(body="عن الفرات")
    IndexChange.objects.all().delete()
    assert indexing.examine().stale == tuple(unheard.values_list("pk", flat=True))


def test_a_rebuild_that_is_not_needed_is_not_done(indexed: Indexed, index_folder: Path) -> None:
    article("مقال", body="عن النيل")
    assert indexing.rebuild(only_if_needed=True) == 1
    used = generations.current(index_folder)
    assert indexing.rebuild(only_if_needed=True) is None
    assert generations.current(index_folder) == used


def test_what_a_rebuild_has_read_is_not_written_a_second_time(
    indexed: Indexed, index_folder: Path
) -> None:
    article("مقال", body="عن النيل")
    assert indexing.rebuild() == 1
    used = generations.current(index_folder)
    assert used is not None and manifest.read(used).commit == 1


def test_an_index_is_ensured_by_a_rebuild_or_by_catching_up(indexed: Indexed) -> None:
    article("مقال", body="عن النيل")
    assert (indexing.ensure(), titles("النيل")) == (1, ["مقال"])
    article("آخر", body="عن النيل")
    assert (indexing.ensure(), titles("النيل")) == (None, ["آخر", "مقال"])


@pytest.mark.parametrize("bring_up_to_date", [indexing.ensure, indexing.maintain])
def test_an_index_that_another_has_just_built_is_not_built_again(
    indexed: Indexed, index_folder: Path, bring_up_to_date: Callable[[], None]
) -> None:
    """Between the look at the index and the lock of those who rebuild."""
    used = list[Path | None]()

    def another(step: Step) -> None:
        indexing.rebuild()
        used.append(generations.current(index_folder))
        article("آخر", body="عن النيل")

    article("مقال", body="عن النيل")
    with watched(index_folder.parent, At(0, another, {"make"})):
        assert bring_up_to_date() is None
    assert used == [generations.current(index_folder)]
    indexing.maintain()
    assert titles("النيل") == ["آخر", "مقال"]


def test_who_ensures_an_index_that_can_be_read_waits_for_no_rebuild(
    indexed: Indexed, index_folder: Path
) -> None:
    article("مقال", body="عن النيل")
    indexed()
    article("آخر", body="عن النيل")
    with Held(index_folder, generations.REBUILDER, seconds=5.0) as rebuild:
        assert indexing.ensure() is None and not rebuild.ended
    assert titles("النيل") == ["آخر", "مقال"]


def test_a_second_rebuild_ends_at_once_and_says_why(indexed: Indexed, index_folder: Path) -> None:
    indexed()
    with (
        generations.lock(index_folder, generations.REBUILDER),
        pytest.raises(CommandError, match="الفهرس يُبنى الآن") as refused,
    ):
        call_command("rebuild_index", verbosity=0)
    assert refused.value.returncode == 75


def test_who_may_not_wait_leaves_the_work_to_who_is_at_it(
    indexed: Indexed, index_folder: Path
) -> None:
    indexed()
    article("مقال")
    with generations.lock(index_folder):
        assert indexing.drain(wait=False) == 0
        indexing.maintain()
    assert IndexChange.objects.exists()
    (index_folder / generations.POINTER).unlink()
    with generations.lock(index_folder, generations.REBUILDER):
        with pytest.raises(indexing.RebuildUnderWay):
            indexing.rebuild(wait=False)
        indexing.maintain()
        assert indexing.state() == "no index"
    indexing.maintain()
    assert indexing.state() == "ok"


class Held:
    """A lock that another holds for so many seconds, or until the block is left."""

    def __init__(self, root: Path, name: str, seconds: float) -> None:
        self._root, self._name, self._seconds, self.ended = root, name, seconds, False
        self._is_held, self._is_left = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._hold)

    def _hold(self) -> None:
        with generations.lock(self._root, self._name):
            self._is_held.set()
            self._is_left.wait(self._seconds)
            self.ended = True

    def __enter__(self) -> Held:
        self._thread.start()
        self._is_held.wait()
        return self

    def __exit__(self, *error: object) -> None:
        self._is_left.set()
        self._thread.join()


@pytest.mark.parametrize(
    ("write", "lock"),
    [(indexing.drain, generations.WRITER), (indexing.rebuild, generations.REBUILDER)],
)
def test_who_may_wait_writes_when_the_other_has_ended(
    indexed: Indexed, index_folder: Path, write: Callable[[], int], lock: str
) -> None:
    indexed()
    article("مقال", body="عن النيل")
    with Held(index_folder, lock, seconds=0.1) as other:
        assert write() == 1 and other.ended
    assert titles("النيل") == ["مقال"]


def test_a_drain_looks_at_nothing_but_what_has_changed(indexed: Indexed) -> None:
    unheard, heard = article("مقال", body="عن النيل"), article("آخر", body="عن النيل")
    indexed()
    Article.objects.filter(pk=unheard.pk).update(body="عن الفرات")
    IndexChange.objects.all().delete()
    Article.objects.filter(pk=heard.pk).update(body="عن الفرات")
    assert indexing.drain() == 1
    assert titles("الفرات") == ["آخر"]
    assert indexing.examine().stale == (unheard.pk,)


def test_a_change_is_not_taken_for_that_of_another_article(
    indexed: Indexed, index_folder: Path
) -> None:
    """What changes while it is indexed may then have the revision that another had."""
    once, twice = article("مقال", body="عن النيل"), article("آخر", body="عن النيل")
    indexed()
    for pk in (once.pk, twice.pk, twice.pk):
        Article.objects.filter(pk=pk).update(body="عن دجلة")
    assert dict(IndexChange.objects.values_list("pk", "revision")) == {once.pk: 1, twice.pk: 2}

    class Editor(Watcher):
        has_changed = False

        def before(self, step: Step) -> None:
            if step.what.startswith("DELETE") and not self.has_changed:
                self.has_changed = True
                Article.objects.filter(pk=once.pk).update(body="عن الفرات")

    with watched(index_folder, Editor()):
        assert indexing.drain() == 2
    indexing.drain()
    assert (titles("الفرات"), titles("دجلة")) == (["مقال"], ["آخر"])


def test_a_drain_ends_though_changes_keep_coming(indexed: Indexed, index_folder: Path) -> None:
    class Editor(Watcher):
        def before(self, step: Step) -> None:
            if step.what.startswith("DELETE"):
                article("مقال", body="عن النيل")

    indexed()
    article("مقال", body="عن النيل")
    with watched(index_folder, Editor()):
        assert indexing.drain() == 1


def test_a_drain_ends_after_the_batch_in_hand_when_it_is_told(
    indexed: Indexed, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexed()
    monkeypatch.setattr(indexing, "BATCH", 2)
    for _ in range(6):
        article("مقال", body="عن النيل")
    assert indexing.drain(ended=lambda: True) == 0
    assert indexing.drain(ended=iter([False, True]).__next__) == 2
    indexing.maintain(ended=iter([False, True]).__next__)
    assert IndexChange.objects.count() == 2
    assert indexing.drain() == 2
    assert search(Query("النيل")).total == 6


def test_changes_of_many_revisions_are_acknowledged(
    indexed: Indexed, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexed()
    for number in range(5):
        made = article("مقال", body="عن النيل")
        for _ in range(number % 3):
            Article.objects.filter(pk=made.pk).update(title=f"مقال {number}")
    assert len(set(IndexChange.objects.values_list("revision", flat=True))) > 1
    monkeypatch.setattr(indexing, "BATCH", 2)
    assert indexing.rebuild() == 5 and not IndexChange.objects.exists()


def test_maintenance_applies_changes_and_builds_what_is_missing(indexed: Indexed) -> None:
    article("مقال", body="عن النيل")
    assert indexing.state() == "no index"
    indexing.maintain()
    assert (titles("النيل"), indexing.state()) == (["مقال"], "ok")
    article("آخر", body="عن النيل")
    indexing.maintain()
    assert titles("النيل") == ["آخر", "مقال"]


def test_the_site_tells_that_its_index_is_missing(
    indexed: Indexed, client: Client, index_folder: Path
) -> None:
    article("مقال", body="عن النيل")
    told = client.get("/healthz").json()
    assert (told["status"], told["search"]) == ("degraded", "no index")
    page = client.get("/search/", {"q": "النيل"})
    assert page.status_code == 200
    assert "فهرس البحث قيد الإصلاح" in page.content.decode()
    assert client.get("/api/search/", {"q": "النيل"}).json()["notices"] == ["database"]


def test_many_waiting_changes_are_told(indexed: Indexed, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        article("مقال")
    indexed()
    Article.objects.update(body="غيره")
    assert indexing.state() == "ok", "as many as there are articles"
    monkeypatch.setattr(indexing, "BEHIND", 3)
    assert indexing.state() == "ok"
    monkeypatch.setattr(indexing, "BEHIND", 2)
    assert indexing.state() == "behind"
    monkeypatch.undo()
    article("مقال")
    assert indexing.state() == "behind", "more than there are articles in the index"


def test_the_indexer_tries_again_after_ever_longer_pauses(
    indexed: Indexed,
    index_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """It looks once for changes each time; three looks fail, one does not, one fails, and it ends."""
    indexer = indexing.Indexer()
    assert (indexer.name, indexer.daemon) == ("indexer", True)

    class Looks(Watcher):
        count = 0

        def before(self, step: Step) -> None:
            if "archive_indexchange" not in step.what:
                return
            self.count += 1
            if self.count == 6:
                indexer.end()
            elif self.count != 4:
                failing(step)

    indexed()
    monkeypatch.setattr(indexing, "PAUSE", 0.001)
    monkeypatch.setattr(indexing, "LONGEST_PAUSE", 0.003)
    with watched(index_folder / "nothing but SQL", looks := Looks()):
        indexer.run()
    assert looks.count == 6
    pauses = [record.args for record in caplog.records if record.name == "search.indexing"]
    assert pauses == [(0.002,), (0.003,), (0.003,), (0.002,)]


def test_the_indexer_as_a_process_ends_when_it_is_told(tmp_path: Path) -> None:
    environment = {**os.environ, "DATA_DIR": str(tmp_path), "DATABASE_URL": ""}
    del environment["DATABASE_URL"]
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=environment)
    command = [sys.executable, "manage.py", "run_indexer"]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as indexer:
        try:
            assert indexer.stdout is not None
            assert "المفهرس يعمل" in indexer.stdout.readline()
            indexer.send_signal(signal.SIGTERM)
            assert indexer.wait(timeout=600) == 0
        finally:
            indexer.kill()


def told(act: Callable[[], object]) -> bool:
    """Whether pages are told of another index by what is done."""
    before = changes.latest().number
    act()
    return INDEX in changes.touched_since(before)


def test_pages_are_told_of_every_commit(indexed: Indexed) -> None:
    article("مقال", body="عن النيل")
    assert told(indexed)
    assert told(indexing.rebuild)
    assert not told(indexing.drain), "nothing was written"
    Article.objects.update(body="عن الفرات")
    assert told(indexing.drain)


def test_a_commit_that_no_page_was_told_of_is_made_again(
    indexed: Indexed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process may end between the commit and what follows it."""
    article("مقال", body="عن النيل")
    indexed()
    Article.objects.update(body="عن الفرات")

    def ends(*arguments: object) -> None:
        raise KeyboardInterrupt

    def ended() -> None:
        with pytest.raises(KeyboardInterrupt):
            indexing.drain()

    with monkeypatch.context() as context:
        context.setattr(indexing, "note_commit", ends)
        ended()
    assert titles("الفرات") == ["مقال"] and IndexChange.objects.exists()
    with monkeypatch.context() as context:
        context.setattr(indexing, "_acknowledge", ends)
        assert not told(ended)
    assert told(indexing.drain) and not IndexChange.objects.exists()
