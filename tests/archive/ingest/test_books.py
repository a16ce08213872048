"""Books keep their places: what is imported again is the same, whatever changed around it."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.ingest.importing import ingest
from archive.models import Article, Original
from tests.archive.ingest.books import epub, nav, page
from tests.archive.ingest.builders import BODY
from tests.archive.ingest.test_tables import OTHER
from tests.archive.ingest.test_tei import item, tei

pytestmark = pytest.mark.django_db

THIRD = "ثم جاء الشتاء وهبت الريح من الشمال، فبقيت القوارب في الميناء شهرا كاملا لا تتحرك."


@pytest.fixture(autouse=True)
def own_folder(settings: object, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path / "data"  # type: ignore[attr-defined]
    settings.ORIGINALS_DIR = tmp_path / "data" / "originals"  # type: ignore[attr-defined]


def counts(path: Path) -> dict[str, int]:
    return {outcome: count for outcome, count in ingest([path]).counts.items() if count}


def bodies() -> dict[str, str]:
    return {article.title: article.body for article in Article.objects.all()}


def book(*chapters: tuple[str, str]) -> bytes:
    parts = {f"{title}.xhtml": page(f"<p>{text}</p>") for title, text in chapters}
    return epub(parts, nav(*((title, f"{title}.xhtml") for title, _ in chapters)))


def openiti(*chapters: tuple[str, str]) -> bytes:
    head = "######OpenITI#\n#META# 020.BookTITLE :: كتاب الساحل\n#META#Header#End#\n"
    text = "".join(
        f"### | {title}\n# {text} PageV01P{at:03}\n" for at, (title, text) in enumerate(chapters, 1)
    )
    return (head + text).encode()


def journal(*chapters: tuple[str, str]) -> bytes:
    return tei("".join(item(title, text, n=title) for title, text in chapters))


WRITERS = {"a.epub": book, "a.openiti": openiti, "a.xml": journal}
CHAPTERS = (("الميناء", BODY), ("السوق", OTHER))


@pytest.mark.parametrize("name", WRITERS)
def test_chapters_are_articles_once(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(WRITERS[name](*CHAPTERS))
    assert counts(path) == {"new": 2}
    assert bodies() == dict(CHAPTERS)
    assert counts(path) == {"same": 2}
    assert Original.objects.filter(current=True).count() == 2


@pytest.mark.parametrize("name", WRITERS)
def test_a_chapter_that_changes_changes_its_article(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(WRITERS[name](*CHAPTERS))
    counts(path)
    numbers = dict(Article.objects.values_list("title", "pk"))
    path.write_bytes(WRITERS[name](CHAPTERS[0], ("السوق", f"{OTHER} {THIRD}")))
    assert set(counts(path)) <= {"changed", "same"}
    assert bodies() == {"الميناء": BODY, "السوق": f"{OTHER} {THIRD}"}
    assert dict(Article.objects.values_list("title", "pk")) == numbers


@pytest.mark.parametrize("name", WRITERS)
def test_a_chapter_that_is_added_is_a_new_article(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(WRITERS[name](*CHAPTERS))
    counts(path)
    path.write_bytes(WRITERS[name](*CHAPTERS, ("الشتاء", THIRD)))
    assert counts(path)["new"] == 1
    assert bodies() == {**dict(CHAPTERS), "الشتاء": THIRD}
