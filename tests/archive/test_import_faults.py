"""An import before each of whose steps the disk or the database fails, or the power goes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.db import OperationalError
from pytest_django.fixtures import Settings

from archive import originals
from archive.ingest.importing import ingest
from archive.models import Article, Original
from bench.faults.disk import Disk, restore
from bench.faults.steps import every_step, failing

pytestmark = pytest.mark.django_db(transaction=True)

TEXTS = {
    "palm.txt": "النخيل في الواحات\n\nتنمو النخلة في الواحات، وتحتاج إلى ماء وشمس.",
    "copy.txt": "النخيل في الواحات\n\nتنمو النخلة في الواحات، وتحتاج إلى ماء وشمس.",
    "river.txt": "نهر النيل\n\nينبع من الجنوب ويصب في الشمال بعد رحلة طويلة.",
}
CHANGED = TEXTS | {
    "river.txt": "نهر النيل\n\nينبع من بحيرات الجنوب ويصب في البحر بعد رحلة طويلة.",
    "sea.json": '{"title": "البحر", "text": "البحر واسع وعميق، وفيه سمك كثير ولؤلؤ.",'
    ' "tags": ["بحار"], "author": "ليلى"}',
}


@pytest.fixture
def disk(settings: Settings) -> Iterator[Path]:
    """In memory where there is such a file system: many syncs need wait for no disk."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        settings.DATA_DIR = Path(folder)
        settings.ORIGINALS_DIR = Path(folder) / "originals"
        yield Path(folder)


def imported(folder: Path, texts: dict[str, str]) -> list[tuple[object, ...]]:
    """Import the texts; the articles that are there then, each with all that belongs to it."""
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    ingest([folder])
    return articles()


def articles() -> list[tuple[object, ...]]:
    return sorted(
        (
            article.title,
            article.body,
            tuple(sorted(tag.name for tag in article.tags.all())),
            tuple(author.name for author in article.authors.all()),
            tuple(
                sorted((one.file_name, one.sha256, one.current) for one in article.originals.all())
            ),
        )
        for article in Article.objects.all()
    )


def test_an_import_that_fails_keeps_all_of_a_batch_or_nothing(disk: Path, tmp_path: Path) -> None:
    before, after = imported(tmp_path, TEXTS), imported(tmp_path, CHANGED)
    assert (len(before), len(after)) == (2, 3)
    for failure in every_step(disk, failing):
        Article.objects.all().delete()
        restore(disk, {})
        (tmp_path / "sea.json").unlink()
        assert imported(tmp_path, TEXTS) == before
        with failure, suppress(OSError, OperationalError):
            imported(tmp_path, CHANGED)
        assert articles() in (before, after)
        assert imported(tmp_path, CHANGED) == after


def test_a_power_cut_takes_back_no_original_of_an_article(disk: Path, tmp_path: Path) -> None:
    def kept() -> frozenset[str]:
        return frozenset(Original.objects.values_list("sha256", flat=True))

    with Disk(disk, kept).recording() as cuts:
        imported(tmp_path, TEXTS)
        imported(tmp_path, CHANGED)
    assert len({cut.beside for cut in cuts}) > 2
    for cut in cuts:
        restore(disk, cut.survives)
        for sha256 in cut.beside:
            data = originals.path_of(sha256).read_bytes()
            assert hashlib.sha256(data).hexdigest() == sha256, cut.before
