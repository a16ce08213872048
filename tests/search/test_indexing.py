"""The one writer: what is committed becomes searchable, and nothing else does."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client

from archive.models import Article, IndexChange
from search import indexing
from search.engines.whoosh.store import generations
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


@pytest.mark.parametrize("drained", [True, False])
def test_a_change_during_a_rebuild_is_in_the_index_after_it(
    indexed: Indexed, monkeypatch: pytest.MonkeyPatch, drained: bool
) -> None:
    early, late = article("مقال", body="عن النيل"), article("غيره", body="عن النيل")
    indexed()
    read_all = indexing._all_articles

    def changed_meanwhile() -> Iterator[list[Article]]:
        yield from read_all()
        Article.objects.filter(pk=early.pk).update(body="عن الفرات")
        Article.objects.filter(pk=late.pk).delete()
        article("جديد", body="عن الفرات")
        if drained:
            indexing.drain()
            assert titles("الفرات") == ["جديد", "مقال"], "the index in use has it meanwhile"

    monkeypatch.setattr(indexing, "_all_articles", changed_meanwhile)
    indexing.rebuild()
    assert (titles("النيل"), titles("الفرات")) == ([], ["جديد", "مقال"])
    monkeypatch.undo()
    assert indexing.examine().all == () and not IndexChange.objects.exists()


def test_what_was_drained_is_kept_when_the_index_breaks_during_a_rebuild(
    indexed: Indexed, index_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = article("مقال", body="عن النيل")
    indexed()
    read_all = indexing._all_articles

    def changed_then_broken() -> Iterator[list[Article]]:
        yield from read_all()
        Article.objects.filter(pk=made.pk).update(body="عن الفرات")
        indexing.drain()
        for segment in index_folder.glob("*/*.seg"):
            segment.write_bytes(b"")

    monkeypatch.setattr(indexing, "_all_articles", changed_then_broken)
    indexing.rebuild()
    assert titles("الفرات") == ["مقال"]


def test_a_rebuild_that_fails_leaves_the_index_as_it_was(
    indexed: Indexed, index_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article("مقال", body="عن النيل")
    indexed()
    before, read_all = generations.current(index_folder), indexing._all_articles

    def interrupted() -> Iterator[list[Article]]:
        yield from read_all()
        raise KeyboardInterrupt

    monkeypatch.setattr(indexing, "_all_articles", interrupted)
    with pytest.raises(KeyboardInterrupt):
        indexing.rebuild()
    assert (generations.current(index_folder), titles("النيل")) == (before, ["مقال"])
    monkeypatch.undo()
    assert indexing.rebuild() == 1
    assert len(list(index_folder.glob("g*"))) == 2, "and one before it; no half of a third"


def test_a_second_rebuild_ends_at_once_and_says_why(indexed: Indexed, index_folder: Path) -> None:
    indexed()
    with (
        generations.lock(index_folder, generations.REBUILDER),
        pytest.raises(CommandError, match="الفهرس يُبنى الآن") as refused,
    ):
        call_command("rebuild_index", verbosity=0)
    assert refused.value.returncode == 75


def test_a_drain_that_may_not_wait_leaves_the_work_to_who_is_at_it(
    indexed: Indexed, index_folder: Path
) -> None:
    indexed()
    article("مقال")
    with generations.lock(index_folder):
        assert indexing.drain(wait=False) == 0
    assert IndexChange.objects.exists()


def test_a_drain_ends_though_changes_keep_coming(
    indexed: Indexed, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexed()
    acknowledge = indexing._acknowledge

    def another_change(changes: dict[int, int]) -> None:
        acknowledge(changes)
        article("مقال", body="عن النيل")

    monkeypatch.setattr(indexing, "_acknowledge", another_change)
    article("مقال", body="عن النيل")
    assert indexing.drain() == 1


def test_tending_applies_changes_and_builds_what_is_missing(indexed: Indexed) -> None:
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
    indexed()
    monkeypatch.setattr(indexing, "BEHIND", 0)
    article("مقال")
    assert indexing.state() == "behind"


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
