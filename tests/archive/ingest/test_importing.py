"""The pipeline: in which batches records become articles, and what is told of each."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from archive import editing
from archive.ingest import importing
from archive.ingest.document import text_hash
from archive.ingest.importing import ingest
from archive.ingest.report import Line
from archive.models import Article, ImportRun, Original, Tag

pytestmark = pytest.mark.django_db

SEA = "البحر واسع وعميق، وفيه سمك كثير ولؤلؤ، وعليه سفن تذهب وتجيء."


@pytest.fixture(autouse=True)
def data_folder(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path / "deep" / "data"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "texts"
    made.mkdir()
    return made


def texts(folder: Path, count: int) -> None:
    """So many texts of the same size."""
    for number in range(count):
        (folder / f"{number}.txt").write_text(f"البحر {number}\n\n{SEA} {number}", "utf-8")


def row(**values: object) -> dict[str, object]:
    return {"title": "البحر", "text": SEA} | values


def write(path: Path, rows: list[object]) -> None:
    path.write_text(json.dumps(rows, ensure_ascii=False), "utf-8")


def kept_at_each_line(folder: Path) -> list[int]:
    """How many articles are kept when each line is told."""
    counts = list[int]()
    ingest([folder], on_line=lambda line: counts.append(Article.objects.count()))
    return counts


def test_lines_are_told_when_their_batch_is_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts(folder, 5)
    monkeypatch.setattr(importing, "BATCH", 2)
    assert kept_at_each_line(folder) == [2, 2, 4, 4, 5]


@pytest.mark.parametrize(("more", "kept"), [(0, [3, 3, 3, 5, 5]), (-1, [2, 2, 4, 4, 5])])
def test_a_batch_ends_when_it_is_large(
    folder: Path, monkeypatch: pytest.MonkeyPatch, more: int, kept: list[int]
) -> None:
    texts(folder, 5)
    size = (folder / "0.txt").stat().st_size
    monkeypatch.setattr(importing, "BATCH_BYTES", size + more)
    assert kept_at_each_line(folder) == kept


def test_what_is_refused_makes_no_batch_larger(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts(folder, 5)
    monkeypatch.setattr(importing, "BATCH_BYTES", (folder / "0.txt").stat().st_size)
    (folder / "1.txt").write_text("")
    assert kept_at_each_line(folder) == [3, 3, 3, 3, 4]


def test_the_report_and_the_run_tell_what_was_told(folder: Path) -> None:
    texts(folder, 2)
    (folder / "2.png").write_text("\x89PNG")
    (folder / "3.txt").write_text("")
    lines = list[Line]()
    report = ingest([str(folder)], on_line=lines.append)  # type: ignore[list-item]
    outcomes = {"new": 2, "skipped": 1, "refused": 1}
    assert sorted(line.outcome for line in lines) == ["new", "new", "refused", "skipped"]
    assert dict(report.counts) == outcomes
    assert report.lines == [line for line in lines if line.outcome != "new"]
    run = ImportRun.objects.get()
    assert (run.paths, run.counts, run.lines) == (
        [str(folder)],
        outcomes,
        [str(line) for line in report.lines],
    )
    assert run.finished is not None and run.finished >= run.started
    lines.clear()
    ingest([folder], on_line=lines.append)
    same = [(line.file_name, line.title) for line in lines if line.outcome == "same"]
    assert same == [("0.txt", "البحر 0"), ("1.txt", "البحر 1")]


def test_names_that_an_editor_merges_during_an_import_stay_merged(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def merge(line: Line) -> None:
        if line.file_name == "0.json":
            into = Tag.objects.create(name="محيط", key="محيط", slug="محيط")
            editing.merge([Tag.objects.get(name="بحر")], into)

    for number in range(2):
        write(folder / f"{number}.json", [row(text=f"{SEA} {number}", tags=["بحر"])])
    monkeypatch.setattr(importing, "BATCH", 1)
    ingest([folder], on_line=merge)
    names = [article.tags.get().name for article in Article.objects.all()]
    assert names == ["محيط", "محيط"]


def test_an_id_used_three_times_is_three_articles_known_again(folder: Path) -> None:
    lines = [json.dumps(row(id="k", text=f"{SEA} {number}")) for number in range(3)]
    (folder / "all.jsonl").write_text("\n".join(lines))
    assert dict(ingest([folder]).counts) == {"new": 3}
    origins = sorted(Original.objects.values_list("origin", flat=True))
    assert [origin.removeprefix(origins[0]) for origin in origins] == ["", "~2", "~3"]
    assert dict(ingest([folder]).counts) == {"same": 3}


def test_an_article_of_several_is_named_by_its_id_else_by_its_text(folder: Path) -> None:
    """For ever: by this name a later import knows it again."""
    file = folder / "all.json"
    write(file, [row(id="k"), row(text=f"{SEA} ثم")])
    ingest([folder])
    digest = text_hash("البحر", f"{SEA} ثم")
    origins = Original.objects.order_by("pk").values_list("origin", flat=True)
    assert list(origins) == [f"{file}#k", f"{file}#{digest[:16]}"]


@pytest.mark.parametrize(
    ("first", "then", "counts"),
    [
        ([row()], [row()], {"changed": 1}),
        ([row(), row(text=7)], [row(), row(text=f"{SEA} ثم")], {"changed": 1, "new": 1}),
        (
            [row(id="a"), row(id="b", text=f"{SEA} ثم")],
            [row(id="b", text=f"{SEA} ثم"), row(id="a", text=f"{SEA} بعد")],
            {"changed": 2},
        ),
        (
            [row(), row(text=f"{SEA} ثم")],
            [row(text=f"{SEA} ثم"), row(text=f"{SEA} بعد"), row()],
            {"changed": 2, "new": 1},
        ),
    ],
)
def test_articles_of_a_file_are_known_by_their_id_else_by_their_text(
    folder: Path, first: list[object], then: list[object], counts: dict[str, int]
) -> None:
    write(folder / "all.json", first)
    ingest([folder])
    write(folder / "all.json", [*then])
    with (folder / "all.json").open("a") as file:
        file.write("\n")  # other bytes, or it would not be read again
    assert dict(ingest([folder]).counts) == counts


def test_what_a_text_says_of_itself_has_kinds(folder: Path) -> None:
    write(folder / "all.json", [row(tags=["مصر", "بحار"])])
    ingest([folder])
    kinds = dict(Article.objects.get().tags.values_list("name", "kind"))
    assert kinds == {"مصر": Tag.Kind.PLACE, "بحار": Tag.Kind.TOPIC}


def test_what_a_text_does_not_say_is_suggested_with_its_kind(folder: Path) -> None:
    text = "زار الوفد مصر، وبحث في مصر شؤون التجارة. وتقع مصر في شمال أفريقيا."
    write(folder / "all.json", [row(title="زيارة إلى مصر", text=text)])
    ingest([folder])
    assert dict(Article.objects.get().tags.values_list("name", "kind"))["مصر"] == Tag.Kind.PLACE


@pytest.mark.parametrize("dry_run", [True, False])
def test_an_import_rehearsed_or_not_gives_its_lock_back(folder: Path, dry_run: bool) -> None:
    texts(folder, 1)
    for _ in range(2):
        ingest([folder], dry_run=dry_run)
    assert Article.objects.count() == (0 if dry_run else 1)


Change = Callable[[Article], None]


def set_title(article: Article) -> None:
    article.title, article.edited_fields = "عنوان المحرر", ["title"]
    article.save()


def set_tags(article: Article) -> None:
    article.edited_fields = ["tags", "authors", "places"]
    article.save()
    article.tags.clear()
    article.authors.clear()
    article.places.clear()


@pytest.mark.parametrize(
    ("edit", "title", "names"),
    [(lambda article: None, "المحيط", 3), (set_title, "عنوان المحرر", 3), (set_tags, "المحيط", 0)],
)
def test_a_changed_text_brings_all_up_to_date_that_no_editor_changed(
    folder: Path, edit: Change, title: str, names: int
) -> None:
    write(folder / "all.json", [row(id="a", text=f"القاهرة - {SEA}", author="ليلى", tags=["بحار"])])
    ingest([folder])
    edit(Article.objects.get())
    changed = row(id="a", title="المحيط", text=f"دمشق - {SEA}", author="سعاد", tags=["سفن"])
    write(folder / "all.json", [changed | {"url": "https://example.org/new"}])
    assert dict(ingest([folder]).counts) == {"changed": 1}
    article = Article.objects.get()
    linked = [*article.authors.all(), *article.places.all(), *article.tags.all()]
    assert (article.title, article.url) == (title, "https://example.org/new")
    assert [one.name for one in linked] == ["سعاد", "دمشق", "سفن"][:names]
    assert dict(ingest([folder]).counts) == {"same": 1}
