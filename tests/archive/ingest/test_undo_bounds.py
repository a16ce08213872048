"""Undoing at its bounds: what may be cited, what an editor touched, what others share."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from archive.ingest.defaults import Defaults
from archive.ingest.importing import ingest
from archive.ingest.runs import ImportUnderWay, never, only_one
from archive.ingest.undo import CITABLE, REASON, undo
from archive.models import Article, ImportRun, Original, Source, Tag
from tests.archive.ingest.test_undo import (
    PALM,
    SEA,
    imported,
    kept_bytes,
    log,
    titles,
    undone,
)
from tests.builders import article

pytestmark = pytest.mark.django_db

MINUTES = datetime.timedelta(minutes=5)


@pytest.fixture(autouse=True)
def data_folder(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path / "data"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "texts"
    made.mkdir()
    return made


@pytest.mark.parametrize(
    ("state", "age", "outcome"),
    [
        ("published", CITABLE + MINUTES, "withdrawn"),
        ("published", CITABLE - MINUTES, "deleted"),
        ("review", CITABLE + MINUTES, "deleted"),
        ("draft", CITABLE + MINUTES, "deleted"),
        ("withdrawn", CITABLE + MINUTES, "deleted"),
    ],
)
def test_what_was_public_for_so_long_is_withdrawn(
    folder: Path, state: str, age: datetime.timedelta, outcome: str
) -> None:
    run = imported(folder, a=f"البحر\n\n{SEA}")
    Article.objects.update(state=state, created=timezone.now() - age)
    before = timezone.now()
    assert undone(run) == {outcome: 1}
    left = Article.objects.values_list("state", "withdrawn_reason").first()
    assert left == (None if outcome == "deleted" else ("withdrawn", REASON))
    assert kept_bytes() == (outcome == "withdrawn")
    assert Article.objects.filter(updated__gte=before).count() == (outcome == "withdrawn")


@pytest.mark.parametrize("state", ["published", "review", "draft"])
def test_what_an_editor_touched_is_withdrawn_in_whatever_state(folder: Path, state: str) -> None:
    run = imported(folder, a=f"البحر\n\n{SEA}")
    Article.objects.update(state=state)
    log(Article.objects.get())
    assert undone(run) == {"withdrawn": 1}
    assert Article.objects.get().state == "withdrawn"


def test_the_history_of_another_row_with_the_same_number_says_nothing(folder: Path) -> None:
    run = imported(folder, a=f"البحر\n\n{SEA}")
    pk = Article.objects.get().pk
    tag = Tag.objects.create(pk=pk, name="وسم", slug="وسم", key="وسم")
    log(tag)
    assert undone(run) == {"deleted": 1}
    assert list(Tag.objects.all()) == [tag]


def test_a_name_goes_with_its_last_article(folder: Path) -> None:
    paper = Defaults(source="الصباح", tags=("أرشيف",))
    first = imported(folder, paper, a=f"البحر\n\n{SEA}")
    second = imported(folder, paper, b=f"النخلة\n\n{PALM}")
    undone(first)
    assert (Source.objects.count(), Tag.objects.filter(name="أرشيف").count()) == (1, 1)
    undone(second)
    assert (Source.objects.count(), Tag.objects.count(), Original.objects.count()) == (0, 0, 0)


def test_names_that_no_article_of_the_run_had_are_left_alone(folder: Path) -> None:
    Source.objects.create(name="فارغ", slug="فارغ", key="فارغ")
    undone(imported(folder, a=f"البحر\n\n{SEA}"))
    assert [source.name for source in Source.objects.all()] == ["فارغ"]


def test_bytes_that_two_articles_share_stay_for_the_other(folder: Path) -> None:
    run = imported(folder, a=f"البحر\n\n{SEA}")
    row = Original.objects.get()
    other = article("مقال آخر")
    Original.objects.create(
        article=other,
        origin="/elsewhere/a.txt",
        sha256=row.sha256,
        size=row.size,
        text_hash="x",
        pack=row.pack,
        offset=row.offset,
    )
    assert undone(run) == {"deleted": 1}
    assert (titles(), kept_bytes()) == (["مقال آخر"], 1)


def test_a_run_that_is_undone_once_more_takes_nothing_back(folder: Path) -> None:
    run = imported(folder, a=f"البحر\n\n{SEA}")
    assert undone(run) == {"deleted": 1}
    again = ImportRun.objects.get(pk=run.pk)
    ended = again.finished
    undo(again, never)
    again.refresh_from_db()
    assert (again.state, again.counts) == ("undone", {"new": 1, "deleted": 1})
    assert ended is not None and again.finished is not None and again.finished >= ended


def test_a_run_that_brought_nothing_is_undone_at_once(folder: Path) -> None:
    imported(folder, a=f"البحر\n\n{SEA}")
    run = imported(folder)
    assert run.counts == {"same": 1}
    assert undone(run) == {}
    assert titles() == ["البحر"]


def test_nothing_is_undone_while_another_import_is_at_work(folder: Path) -> None:
    run = imported(folder, a=f"البحر\n\n{SEA}")
    with only_one(), pytest.raises(ImportUnderWay):
        undo(run, never)
    run.refresh_from_db()
    assert (run.state, titles()) == ("finished", ["البحر"])


def test_of_three_versions_the_middle_goes_and_then_the_last(folder: Path) -> None:
    first = imported(folder, a=f"البحر\n\n{SEA}")
    second = imported(folder, a=f"البحر ٢\n\n{SEA} وموج.")
    third = imported(folder, a=f"البحر ٣\n\n{SEA} وموج وريح.")
    assert undone(second) == {"left": 1}
    assert undone(third) == {"restored": 1}
    assert [(each.title, each.body) for each in Article.objects.all()] == [("البحر", SEA)]
    assert undone(first) == {"deleted": 1}
    assert (titles(), kept_bytes(), Original.objects.count()) == ([], 0, 0)


def test_a_version_comes_back_with_the_defaults_of_its_own_run(folder: Path) -> None:
    imported(folder, Defaults(source="الصباح"), a=f"البحر\n\n{SEA}")
    run = imported(folder, Defaults(source="المساء"), a=f"البحر\n\n{SEA} وموج.")
    assert Article.objects.get().source.name == "المساء"  # type: ignore[union-attr]
    assert undone(run) == {"restored": 1}
    assert Article.objects.get().source.name == "الصباح"  # type: ignore[union-attr]
    ingest([folder])
    assert Article.objects.get().body == f"{SEA} وموج."
