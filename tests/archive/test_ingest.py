"""Folders of texts become articles: once, completely, whatever is run again."""

from __future__ import annotations

import fcntl
import hashlib
import json
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from archive import originals
from archive.ingest import document
from archive.ingest.importing import BATCH, ingest
from archive.ingest.readers import NOTHING
from archive.ingest.runs import ImportUnderWay
from archive.models import Article, ImportRun, Original, Tag

pytestmark = pytest.mark.django_db

TEXT = "النخيل في الواحات\n\nتنمو النخلة في الواحات، وتحتاج إلى ماء وشمس.\n\nوثمارها التمر، وهو غذاء قديم."


@pytest.fixture(autouse=True)
def data_folder(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path / "data"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "texts"
    made.mkdir()
    return made


def write(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def counts(*paths: Path, **options: bool) -> dict[str, int]:
    return dict(ingest(paths, **options).counts)


def state() -> list[tuple[object, ...]]:
    """Every row that an import writes, but for the runs themselves."""
    articles = Article.objects.order_by("pk").values_list("pk", "title", "body", "slug", "updated")
    return [*articles, *Original.objects.order_by("pk").values_list()]


def test_a_text_becomes_an_article_with_its_original(folder: Path) -> None:
    path = write(folder, "palm.txt", TEXT)
    assert counts(folder) == {"new": 1}
    article = Article.objects.get()
    original = article.originals.get()
    assert article.title == "النخيل في الواحات"
    assert article.body.split("\n\n") == TEXT.split("\n\n")[1:]
    assert article.lead.startswith("تنمو النخلة")
    assert (original.file_name, original.size) == ("palm.txt", len(path.read_bytes()))
    assert originals.read(original) == path.read_bytes()
    assert original.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_an_article_has_the_language_of_its_text(folder: Path) -> None:
    write(folder, "palm.txt", TEXT)
    ingest([folder])
    assert Article.objects.get().language == "ar"
    write(folder, "palm.txt", f"---\nlanguage: fa\n---\n{TEXT}")
    ingest([folder])
    assert Article.objects.get().language == "fa"


def test_texts_and_bytes_are_hashed_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hashed: list[bytes] = []

    def sha256(data: bytes) -> Any:
        hashed.append(data)
        return hashlib.sha256(data)

    monkeypatch.setattr(document, "hashlib", SimpleNamespace(sha256=sha256))
    write(folder, "palm.txt", TEXT)
    write(folder, "several.json", f"[{line(1)},{line(2, id=None)}]")
    assert counts(folder) == {"new": 3}
    assert len(hashed) == 5 and len(set(hashed)) == 5  # two files, three texts
    hashed.clear()
    assert counts(folder) == {"same": 3}
    assert TEXT.encode() in hashed and len(set(hashed)) == len(hashed)


def test_the_same_folder_twice_changes_nothing(folder: Path) -> None:
    write(folder, "palm.txt", TEXT)
    write(folder, "river.txt", "نهر النيل\n\nينبع من الجنوب ويصب في الشمال.")
    ingest([folder])
    before = state()
    assert counts(folder) == {"same": 2}
    assert state() == before


def test_a_changed_file_updates_its_article_at_the_same_address(folder: Path) -> None:
    write(folder, "palm.txt", TEXT)
    ingest([folder])
    before = Article.objects.get()
    write(folder, "palm.txt", TEXT.replace("غذاء قديم", "غذاء طيب"))
    assert counts(folder) == {"changed": 1}
    after = Article.objects.get()
    assert after.get_absolute_url() == before.get_absolute_url()
    assert "غذاء طيب" in after.body
    assert list(after.originals.order_by("pk").values_list("current", flat=True)) == [False, True]


def test_a_file_that_returns_to_an_earlier_state_is_followed(folder: Path) -> None:
    for text in (TEXT, TEXT + "\n\nفقرة.", TEXT):
        write(folder, "palm.txt", text)
        ingest([folder])
    assert "فقرة" not in Article.objects.get().body
    assert Original.objects.filter(current=True).count() == 1
    assert counts(folder) == {"same": 1}


def test_the_same_text_under_two_names_is_one_article_with_a_note(folder: Path) -> None:
    write(folder, "a.txt", TEXT)
    write(folder, "b.txt", TEXT)
    report = ingest([folder])
    article = Article.objects.get()
    assert dict(report.counts) == {"new": 1, "duplicate": 1}
    assert str(article.pk) in str(report.lines[0])
    assert sorted(article.originals.values_list("file_name", "current")) == [
        ("a.txt", True),
        ("b.txt", False),
    ]
    assert counts(folder) == {"same": 2}


def test_a_copy_that_changes_becomes_an_article_of_its_own(folder: Path) -> None:
    write(folder, "a.txt", TEXT)
    write(folder, "b.txt", TEXT)
    ingest([folder])
    write(folder, "b.txt", TEXT + "\n\nفقرة أخرى عن التمور.")
    assert counts(folder) == {"same": 1, "new": 1}
    assert counts(folder) == {"same": 2}
    assert "فقرة أخرى" not in Article.objects.order_by("pk")[0].body


def test_what_an_editor_changed_survives_the_next_import(folder: Path) -> None:
    write(folder, "palm.txt", TEXT)
    ingest([folder])
    article = Article.objects.get()
    article.title, article.edited_fields = "عنوان المحرر", ["title", "tags"]
    article.save()
    article.tags.set([Tag.objects.create(name="نخيل", key="نخيل", slug="نخيل")])
    write(folder, "palm.txt", TEXT + "\n\nفقرة أخرى عن التمور.")
    ingest([folder])
    article.refresh_from_db()
    assert article.title == "عنوان المحرر"
    assert [tag.name for tag in article.tags.all()] == ["نخيل"]
    assert "فقرة أخرى" in article.body


def test_a_withdrawn_article_stays_withdrawn(folder: Path) -> None:
    write(folder, "palm.txt", TEXT)
    ingest([folder])
    Article.objects.update(state="withdrawn")
    write(folder, "palm.txt", TEXT + "\n\nفقرة أخرى عن التمور.")
    ingest([folder])
    assert Article.objects.get().state == "withdrawn"


def test_a_rehearsal_reports_and_keeps_nothing(folder: Path) -> None:
    write(folder, "palm.txt", TEXT)
    assert counts(folder, dry_run=True) == {"new": 1}
    assert state() == [] and not ImportRun.objects.exists() and not Tag.objects.exists()
    assert counts(folder) == {"new": 1}


def test_a_bad_file_is_a_line_of_the_report_and_stops_nothing(folder: Path) -> None:
    write(folder, "a.txt", b"\x00\x01\x02")
    write(folder, "b.txt", "")
    write(folder, "c.txt", TEXT)
    write(folder, "d.png", "\x89PNG")
    (folder / "e.txt").symlink_to(folder / "c.txt")
    write(folder, "f.jsonl", '{"text": "' + "نص قصير عن البحر." * 5 + '"}\n{broken\n')
    report = ingest([folder, folder / "missing.txt"])
    assert dict(report.counts) == {"refused": 5, "new": 2, "skipped": 1}
    assert [line.file_name for line in report.lines] == [
        "a.txt",
        "b.txt",
        "d.png",
        "e.txt",
        "f.jsonl:2",
        "missing.txt",
    ]
    run = ImportRun.objects.get()
    assert run.finished and run.counts == dict(report.counts) and len(run.lines) == 6


def line(number: int, **fields: object) -> str:
    text = f"المقال رقم {number} يتحدث عن واحة من واحات الصحراء وعن نخيلها ومائها."
    return json.dumps(
        {"id": f"k-{number}", "title": f"الواحة {number}", "text": text} | fields,
        ensure_ascii=False,
    )


def test_lines_of_a_file_are_articles_known_by_their_id(folder: Path) -> None:
    rows = [
        line(
            1,
            date="2020-10-17",
            source="نشرة",
            author="ليلى",
            tags=["واحات", "نخيل"],
            section="بيئة",
        ),
        line(2),
    ]
    write(folder, "all.jsonl", "\n".join(rows))
    assert counts(folder) == {"new": 2}
    article = Article.objects.get(external_id="k-1")
    assert (article.title, str(article.published_at), article.published_precision) == (
        "الواحة 1",
        "2020-10-17",
        "day",
    )
    assert (article.source.name, [author.name for author in article.authors.all()]) == (
        "نشرة",
        ["ليلى"],
    )
    assert sorted(tag.name for tag in article.tags.all()) == ["نخيل", "واحات"]
    assert article.extra["section"] == "بيئة"
    assert originals.read(article.originals.get()) == rows[0].encode()
    write(folder, "all.jsonl", "\n".join([line(2), line(3), line(1, title="الواحة الأولى")]))
    assert counts(folder) == {"same": 1, "new": 1, "changed": 1}
    assert Article.objects.get(external_id="k-1").pk == article.pk


def test_more_lines_than_a_batch_are_all_read_once(folder: Path) -> None:
    write(folder, "all.jsonl", "\n".join(line(number) for number in range(BATCH * 2 + 5)))
    assert counts(folder) == {"new": BATCH * 2 + 5}
    assert counts(folder) == {"same": BATCH * 2 + 5}


def test_a_file_of_several_articles_is_read_again_like_any_other(folder: Path) -> None:
    write(folder, "all.json", f"[{line(1)},{line(2)}]")
    assert counts(folder) == {"new": 2}
    assert counts(folder) == {"same": 2}


def test_an_id_used_twice_in_a_file_loses_no_text(folder: Path) -> None:
    write(
        folder,
        "all.jsonl",
        "\n".join([line(1), line(1, text="نص آخر تماما عن جبل من الجبال العالية.")]),
    )
    assert counts(folder) == {"new": 2}
    assert counts(folder) == {"same": 2}


def test_a_bad_object_in_a_list_leaves_the_others(folder: Path) -> None:
    write(folder, "all.json", f'[{line(1)}, {{"text": 7}}, {{"text": "علق هنا"}}, {line(2)}]')
    assert counts(folder) == {"new": 2, "refused": 2}


def test_two_imports_do_not_run_at_once(folder: Path, settings: Settings) -> None:
    write(folder, "palm.txt", TEXT)
    settings.DATA_DIR.mkdir(parents=True)
    with (settings.DATA_DIR / "import.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(ImportUnderWay):
            ingest([folder])
        with pytest.raises(CommandError) as raised:
            call_command("import_articles", str(folder))
    assert raised.value.returncode == 75


def test_the_command_says_by_its_status_whether_anything_was_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, "palm.txt", TEXT)
    call_command("import_articles", str(folder))
    write(folder, "bad.txt", b"\x00\x01")
    with pytest.raises(SystemExit) as raised:
        call_command("import_articles", str(folder))
    printed = capsys.readouterr().out
    assert raised.value.code == 1
    assert "مرفوض: bad.txt" in printed and "كما هو: 1" in printed


@pytest.mark.parametrize("verbosity", [1, 2])
def test_the_command_prints_each_line_that_wants_a_look_once(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    verbosity: int,
) -> None:
    monkeypatch.setattr("archive.ingest.report.KEPT", 1)
    write(folder, "palm.txt", TEXT)
    for number in range(3):
        write(folder, f"{number}.txt", "")
    with pytest.raises(SystemExit):
        call_command("import_articles", str(folder), verbosity=verbosity)
    printed = capsys.readouterr().out.splitlines()
    assert [line.split(" (")[0] for line in printed if line.startswith("مرفوض")] == [
        f"مرفوض: {number}.txt" for number in range(3)
    ]
    assert sum(line.startswith("جديد: palm.txt") for line in printed) == verbosity - 1
    assert printed[-1].startswith("جديد: 1، ")
    kept = ImportRun.objects.get().lines
    assert (len(kept), kept[1]) == (2, "مرفوض: وما لم يُذكر هنا عدده 2")


def test_rows_of_a_table_are_articles_that_keep_their_place(folder: Path) -> None:
    texts = ("وصل الوفد إلى الميناء فجرا.", "وفي المساء عاد الصيادون.", "ثم أغلقت السوق أبوابها.")
    titles = ("الوفد", "الصيادون", "السوق")
    rows = [",".join(row) for row in zip("123", titles, texts, strict=True)]
    write(folder, "a.csv", "\n".join(("id,title,text", *rows)))
    assert counts(folder) == {"new": 3}
    assert counts(folder) == {"same": 3}
    write(folder, "a.csv", "\n".join(("id,title,text", rows[2], rows[0] + " وزيد")))
    assert counts(folder) == {"same": 1, "changed": 1}


def test_columns_of_tables_may_be_named_in_the_command(folder: Path) -> None:
    write(folder, "a.csv", "a,b,c\n" + f"الساحل,الميناء,{TEXT.splitlines()[-1]}\n")
    call_command("import_articles", str(folder), map=["a=source", "b=title", "3=text"])
    article = Article.objects.select_related("source").get()
    assert (article.title, str(article.source)) == ("الميناء", "الساحل")
    call_command("import_articles", str(folder), map=["a=title", "c=النص"])
    assert [(each.pk, each.title) for each in Article.objects.all()] == [(article.pk, "الساحل")]


@pytest.mark.parametrize("pair", ["text", "a=", "a=لون"])
def test_columns_that_are_named_wrongly_end_the_command(folder: Path, pair: str) -> None:
    with pytest.raises(CommandError) as raised:
        call_command("import_articles", str(folder), map=[pair])
    assert "COLUMN=FIELD" in str(raised.value) or "الحقول: id text title" in str(raised.value)


@pytest.mark.parametrize("files", [{}, {"a.png": "x"}, {".hidden.txt": "x"}])
def test_a_named_folder_with_nothing_to_read_is_a_failure(
    folder: Path, files: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in files.items():
        write(folder, name, text)
    with pytest.raises(SystemExit) as raised:
        call_command("import_articles", str(folder))
    assert raised.value.code == 1
    assert f"مرفوض: {folder.name} ({NOTHING})" in capsys.readouterr().out


def test_articles_of_a_container_are_known_again(folder: Path, tmp_path: Path) -> None:
    write(folder, "palm.txt", TEXT)
    packed = shutil.make_archive(str(tmp_path / "texts"), "zip", folder)
    assert ingest([Path(packed)]).counts == {"new": 1}
    assert ingest([Path(packed)]).counts == {"same": 1}
    assert Original.objects.get().file_name == "texts.zip/palm.txt"


def test_a_run_gives_what_its_texts_do_not_say(folder: Path) -> None:
    write(folder, "a.json", '{"title": "البحر", "text": "البحر واسع وعميق.", "tags": ["بحار"]}')
    write(folder, "2015-03-21.json", '{"text": "نهر طويل يصب في الشمال.", "source": "وكالة"}')
    call_command(
        "import_articles", str(folder), source=" صحيفة  الميناء ", tag=["ملف", "بحار"],
        date_from_path=True,
    )  # fmt: skip
    assert [
        (str(article.source), article.published_at and f"{article.published_at}", names)
        for article in Article.objects.order_by("title")
        for names in [sorted(tag.name for tag in article.tags.all())]
    ] == [
        ("صحيفة الميناء", None, ["بحار", "ملف"]),
        ("وكالة", "2015-03-21", ["بحار", "ملف"]),
    ]  # fmt: skip


def test_a_rehearsal_prints_a_line_for_each_file(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, "palm.txt", TEXT)
    call_command("import_articles", str(folder), dry_run=True)
    assert "جديد: palm.txt (النخيل في الواحات)" in capsys.readouterr().out
