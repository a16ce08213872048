"""A large file that has not changed since all of it was kept is not read again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from archive.ingest import importing, unchanged
from archive.ingest.importing import ingest
from archive.ingest.report import Line
from archive.models import Article, ImportRun, Original, ReadFile

pytestmark = pytest.mark.django_db

SEA = "البحر واسع وعميق، وفيه سمك كثير ولؤلؤ، وعليه سفن تذهب وتجيء."


@pytest.fixture(autouse=True)
def every_file_is_large(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DATA_DIR = tmp_path / "data"
    monkeypatch.setattr(unchanged, "LEAST", 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "texts"
    made.mkdir()
    return made


def row(number: int, **values: object) -> str:
    plain = {"id": str(number), "title": f"البحر {number}", "text": f"{SEA} {number}"}
    return json.dumps(plain | values, ensure_ascii=False)


def write(folder: Path, *rows: str, name: str = "all.jsonl") -> Path:
    path = folder / name
    path.write_text("\n".join(rows), "utf-8")
    return path


def counts(path: Path) -> dict[str, int]:
    return dict(ingest([path]).counts)


def told(path: Path) -> list[Line]:
    lines = list[Line]()
    ingest([path], on_line=lines.append)
    return lines


@pytest.mark.parametrize("is_folder", [True, False])
def test_all_records_of_such_a_file_are_told_at_once(folder: Path, is_folder: bool) -> None:
    path = write(folder, row(1), row(2), row(3, text=f"{SEA} 2", title="البحر 2"))
    assert counts(folder if is_folder else path) == {"new": 2, "duplicate": 1}
    assert told(folder if is_folder else path) == [Line("all.jsonl", "same", records=3)]
    assert counts(path) == {"same": 3}
    assert ImportRun.objects.values_list("counts", flat=True)[0] == {"same": 3}


def test_it_is_known_wherever_it_is_named_from(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, row(1), row(2))
    assert counts(folder) == {"new": 2}
    monkeypatch.chdir(folder)
    assert told(Path("all.jsonl")) == [Line("all.jsonl", "same", records=2)]


def test_a_file_with_other_bytes_is_read(folder: Path) -> None:
    path = write(folder, row(1), row(2))
    ingest([path])
    write(folder, row(1), row(2), row(3))
    assert counts(path) == {"same": 2, "new": 1}
    write(folder, row(1), row(2))
    assert counts(path) == {"same": 2}
    assert len(told(path)) == 1


def test_a_small_file_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(folder, row(1), row(2))
    monkeypatch.setattr(unchanged, "LEAST", path.stat().st_size + 1)
    ingest([path])
    assert [line.title for line in told(path)] == ["البحر 1", "البحر 2"]
    assert not ReadFile.objects.exists()


@pytest.mark.parametrize(
    "fault", ["{", row(2, text=""), row(2, text=7)], ids=["no JSON", "empty", "no text"]
)
def test_what_is_refused_is_told_again_each_time(folder: Path, fault: str) -> None:
    path = write(folder, row(1), fault, row(3))
    first = counts(path)
    assert set(first) - {"new"} <= {"refused", "skipped"} and first["new"] == 2
    again = {"same" if outcome == "new" else outcome: many for outcome, many in first.items()}
    assert counts(path) == counts(path) == again
    write(folder, row(1), row(3))
    assert counts(path) == {"same": 2}


def delete_an_article() -> None:
    Article.objects.order_by("pk")[0].delete()


def delete_and_import_another() -> None:
    """So that there are as many originals as before."""
    article = Article.objects.order_by("pk")[0]
    original = article.originals.get()
    article.delete()
    original.pk, original.article = None, Article.objects.get()
    original.origin += "0"
    original.current = False
    original.save()


@pytest.mark.parametrize("change", [delete_an_article, delete_and_import_another])
def test_an_article_that_is_gone_comes_again(folder: Path, change: Callable[[], None]) -> None:
    path = write(folder, row(1), row(2))
    ingest([path])
    change()
    assert counts(path) == {"same": 1, "new": 1}
    assert Article.objects.count() == 2


def test_another_recipe_reads_it_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(folder, row(1))
    ingest([path])
    Article.objects.update(recipe="an earlier one")
    ReadFile.objects.update(recipe="an earlier one")
    assert [line.title for line in told(path)] == ["البحر 1"]
    assert len(told(path)) == 1 and Article.objects.get().recipe != "an earlier one"


def test_a_rehearsal_remembers_nothing(folder: Path) -> None:
    path = write(folder, row(1))
    ingest([path], dry_run=True)
    assert not ReadFile.objects.exists()
    assert counts(path) == {"new": 1}
    assert dict(ingest([path], dry_run=True).counts) == {"same": 1}


def test_a_run_that_did_not_come_to_its_end_goes_on_where_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "BATCH", 2)
    path = write(folder, *map(row, range(6)))

    def stop(line: Line) -> None:
        if line.file_name.endswith(":4"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest([path], on_line=stop)
    assert not ReadFile.objects.exists()
    assert counts(path) == {"same": 4, "new": 2}
    assert counts(path) == {"same": 6}


def test_a_file_that_changes_while_it_is_read_is_read_again(folder: Path) -> None:
    path = write(folder, row(1), row(2))

    def change(line: Line) -> None:
        path.write_text(path.read_text() + "\n", "utf-8")

    ingest([path], on_line=change)
    again = [line.title for line in told(path)]
    assert again == ["البحر 1", "البحر 2"]


def test_files_of_one_name_in_two_folders_are_two(folder: Path) -> None:
    for name in ("a", "b"):
        (folder / name).mkdir()
        write(folder / name, row(1, text=f"{SEA} {name}"), row(2, text=f"{SEA} {name} ثم"))
    for name in ("a", "b"):
        assert counts(folder / name) == {"new": 2}
    assert [(line.file_name, line.records) for line in told(folder)] == [
        ("a/all.jsonl", 2),
        ("b/all.jsonl", 2),
    ]
    origins = ReadFile.objects.order_by("origin").values_list("origin", flat=True)
    assert [origin.removeprefix(str(folder)) for origin in origins] == [
        "/a/all.jsonl",
        "/b/all.jsonl",
    ]
    assert Original.objects.count() == 4


@pytest.mark.parametrize("faults", [1, 40])
def test_however_many_lines_are_refused_one_name_is_remembered(folder: Path, faults: int) -> None:
    lines = [Line(f"a/all.jsonl:{number}", "refused") for number in range(faults)]
    files = unchanged.Files(None)
    files.note([*lines, Line("b.txt", "skipped"), Line("c.jsonl:1", "new")])
    assert files._faulty == {"a/all.jsonl", "b.txt"}


def test_a_file_is_told_from_another_whose_lines_were_refused(folder: Path) -> None:
    write(folder, row(1), "{", row(2), name="bad.jsonl")
    write(folder, row(3), row(4), name="good.jsonl")
    assert counts(folder) == {"new": 4, "refused": 1}
    assert [Path(one.origin).name for one in ReadFile.objects.all()] == ["good.jsonl"]
    assert counts(folder) == {"same": 4, "refused": 1}
