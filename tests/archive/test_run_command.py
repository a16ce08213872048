"""`manage.py run` opens the site at once where there is much to import."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from archive.ingest.working import work
from archive.management.commands import run
from archive.management.commands.run import BESIDE, Command
from archive.models import Article, ImportRun

pytestmark = pytest.mark.django_db

TEXT = "النخيل في الواحات\n\nتنمو النخلة في الواحات، وتحتاج إلى ماء وشمس."


@pytest.fixture
def texts(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings.DATA_DIR = tmp_path / "data"
    settings.ORIGINALS_DIR = tmp_path / "data" / "originals"
    monkeypatch.delenv("IMPORTER_IN_WEB", raising=False)
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "palm.txt").write_text(TEXT, "utf-8")
    return folder


def brought(texts: str) -> str:
    """What the command says of the texts."""
    said = StringIO()
    Command(stdout=said)._import(texts)
    return said.getvalue()


def test_a_few_texts_are_there_when_the_site_opens(texts: Path) -> None:
    assert "جديد: 1" in brought(str(texts))
    assert Article.objects.get().title == "النخيل في الواحات"
    assert ImportRun.objects.get().state == "finished"


def test_many_are_imported_while_the_site_is_open(
    texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "SMALL", 10)
    monkeypatch.chdir(texts.parent)
    assert brought(texts.name).strip() == BESIDE
    waits = ImportRun.objects.get()
    assert (waits.state, waits.paths, Article.objects.count()) == ("waiting", [str(texts)], 0)
    brought(texts.name)
    assert ImportRun.objects.count() == 1, "a second start asks for nothing more"
    work(lambda: "")
    assert Article.objects.get().title == "النخيل في الواحات"
    brought(texts.name)
    assert list(ImportRun.objects.values_list("state", flat=True)) == ["waiting", "finished"]


def test_where_nobody_imports_beside_all_is_imported_before(
    texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "SMALL", 10)
    monkeypatch.setenv("IMPORTER_IN_WEB", "0")
    brought(str(texts))
    assert Article.objects.count() == 1


def test_the_samples_are_for_an_empty_archive(texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "SAMPLES", texts)
    assert "جديد: 1" in brought("")
    assert brought("") == ""


def test_what_was_refused_is_said_and_opens_the_site_all_the_same(texts: Path) -> None:
    (texts / "empty.txt").write_text("")
    said = brought(str(texts))
    assert "مرفوض: 1" in said and "لم تُقبل بعض الملفات" in said
