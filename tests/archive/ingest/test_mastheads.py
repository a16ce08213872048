"""A folder of a paper whose name stands above each text, from the files to the articles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from archive.ingest.importing import ingest
from archive.models import Article

pytestmark = pytest.mark.django_db

PAPER = "مرافئ الساحل"
TITLES = ["البحارة يعودون إلى الحي", "الميناء يفتح أبوابه", "السوق يمتلئ بالسمك", "العاصفة تهدأ"]
BODY = "وصلت السفن إلى الميناء عند الفجر، واستقبلها أهل الحي بالتمر والقهوة قبل أن يبدأ البيع."


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.DATA_DIR = tmp_path / "data"
    made = tmp_path / "texts"
    made.mkdir()
    return made


def write(folder: Path, titles: list[str], masthead: str = PAPER) -> None:
    for number, title in enumerate(titles):
        text = "\n".join(filter(None, (masthead, title, f"{BODY} {title}.")))
        (folder / f"{number}.txt").write_text(text, "utf-8")


def facts() -> list[tuple[str, str]]:
    """Title and source of each article, in the order of their files."""
    current = Article.objects.filter(originals__current=True)
    articles = current.order_by("originals__file_name").select_related("source")
    return [(article.title, article.source.name if article.source else "") for article in articles]


def test_the_line_above_each_text_is_their_source(folder: Path) -> None:
    write(folder, TITLES)
    assert dict(ingest([folder]).counts) == {"new": 4}
    assert facts() == [(title, PAPER) for title in TITLES]


def test_a_second_run_changes_nothing(folder: Path) -> None:
    write(folder, TITLES)
    ingest([folder])
    before = facts()
    assert dict(ingest([folder]).counts) == {"same": 4}
    assert facts() == before


def test_a_file_that_comes_alone_later_is_read_like_those_before_it(folder: Path) -> None:
    write(folder, TITLES)
    ingest([folder])
    later = folder.parent / "later"
    later.mkdir()
    write(later, ["القوارب تعود من الصيد"])
    assert dict(ingest([later]).counts) == {"new": 1}
    assert ("القوارب تعود من الصيد", PAPER) in facts()


def test_a_file_that_changes_keeps_its_title_and_source(folder: Path) -> None:
    write(folder, TITLES)
    ingest([folder])
    path = folder / "2.txt"
    path.write_text(path.read_text("utf-8") + "\nوعاد البحارة إلى دورهم بعد الظهر.", "utf-8")
    assert dict(ingest([folder]).counts) == {"same": 3, "changed": 1}
    assert facts() == [(title, PAPER) for title in TITLES]


def test_a_file_that_comes_alone_first_keeps_what_stands_above_it(folder: Path) -> None:
    write(folder, TITLES[:1])
    ingest([folder])
    assert facts() == [(PAPER, "")]


def test_the_lines_of_a_file_are_a_run_too(folder: Path) -> None:
    texts = [[PAPER, f"{BODY} {title}."] for title in TITLES]
    lines = (json.dumps({"id": n, "text": text}) for n, text in enumerate(texts))
    (folder / "all.jsonl").write_text("\n".join(lines), "utf-8")
    assert dict(ingest([folder]).counts) == {"new": 4}
    titles, sources = zip(*facts(), strict=True)
    assert set(sources) == {PAPER} and all(BODY.startswith(title) for title in titles)


def test_texts_with_nothing_but_a_masthead_are_refused_each(folder: Path) -> None:
    (folder / "a.txt").write_text("SAHEL.INFO", "utf-8")
    (folder / "b.txt").write_text("SAHEL.INFO\nخاص\nو م ع", "utf-8")
    (folder / "c.txt").write_text(f"SAHEL.INFO\n{BODY}", "utf-8")
    report = ingest([folder])
    assert dict(report.counts) == {"new": 1, "refused": 2}
    assert [line.file_name for line in report.lines] == ["a.txt", "b.txt"]
    ((title, source),) = facts()
    assert (BODY.startswith(title), source) == (True, "SAHEL.INFO")
