"""Uploaded files: their names, where they lie, how long, and under what origin they are known."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from archive.ingest import uploads
from archive.ingest.document import Record
from archive.ingest.importing import ingest
from archive.models import Article, ImportRun, Original

pytestmark = pytest.mark.django_db

SEA = "البحر واسع وعميق، وفيه سمك كثير ولؤلؤ، وعليه سفن تذهب وتجيء."


@pytest.fixture(autouse=True)
def data_folder(settings: Settings, tmp_path: Path) -> Path:
    settings.DATA_DIR = tmp_path / "data"
    return settings.DATA_DIR


def uploaded(collection: str = "عام", **texts: str) -> ImportRun:
    """A run that waits, with these files."""
    run = ImportRun.objects.create(collection=collection)
    folder = uploads.folder_of(run)
    folder.mkdir(parents=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    run.paths = [str(file) for file in uploads.files_of(run)]
    run.save()
    return run


def imported(run: ImportRun) -> dict[str, int]:
    return dict(ingest([Path(path) for path in run.paths], run=run).counts)


NAMES = [
    ("خبر.txt", "خبر.txt"),
    ("../../etc/passwd", "passwd"),
    ("..\\..\\نص.txt", "نص.txt"),
    ("/absolute.txt", "absolute.txt"),
    (".hidden.txt", "hidden.txt"),
    ("...", "نص"),
    ("", "نص"),
    (".txt", "txt"),
    ("a\x00b\n.txt", "ab.txt"),
    ("خبر\u202e\u200f.txt", "خبر.txt"),
    ('a:b*c?"<d>|e#1~2.txt', "a-b-c---d--e-1-2.txt"),
    ("  فراغ .txt ", "فراغ.txt"),
    ("e\u0301.txt", "é.txt"),
    ("أرشيف.tar.gz", "أرشيف.tar.gz"),
    ("بلا لاحقة", "بلا لاحقة"),
    ("نص." + "ط" * 40, "نص." + "ط" * 40),
]


@pytest.mark.parametrize(("given", "safe"), NAMES)
def test_a_name_is_made_safe_and_stays_readable(given: str, safe: str, tmp_path: Path) -> None:
    name = uploads.safe_name(given)
    assert name == safe
    (tmp_path / name).write_text("", "utf-8")
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_long_name_keeps_its_suffix_and_no_half_letter() -> None:
    name = uploads.safe_name("ط" * 300 + ".jsonl")
    assert name.endswith(".jsonl") and len(name.encode()) <= uploads.LONGEST_NAME
    assert set(name.removesuffix(".jsonl")) == {"ط"}


def test_no_two_files_have_one_name() -> None:
    taken = list[str]()
    for _ in range(3):
        taken.append(uploads.safe_name("1.txt", taken))
    assert taken == ["1.txt", "1 (2).txt", "1 (3).txt"]


def test_the_same_file_uploaded_again_is_the_same_text() -> None:
    assert imported(uploaded(a=f"البحر\n\n{SEA}")) == {"new": 1}
    assert imported(uploaded(a=f"البحر\n\n{SEA}")) == {"same": 1}
    assert imported(uploaded(a=f"البحر\n\n{SEA} وموج.")) == {"changed": 1}
    origins = Original.objects.values_list("origin", flat=True)
    assert set(origins) == {"upload:عام/a.txt"}
    assert Article.objects.count() == 1


def test_a_file_of_another_collection_is_another_text() -> None:
    imported(uploaded("الصباح", a=f"البحر\n\n{SEA}"))
    assert imported(uploaded("المساء", a=f"البحر\n\n{SEA} وموج.")) == {"new": 1}


def test_files_of_the_command_keep_their_path(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(f"البحر\n\n{SEA}", "utf-8")
    ingest([file])
    assert Original.objects.get().origin == str(file)


def test_only_what_lies_in_the_folder_of_the_run_is_known_by_its_collection() -> None:
    run = uploaded()
    elsewhere = Record(b"", "text/plain", "/elsewhere/a.txt", "a.txt")
    assert uploads.located(elsewhere, run) == elsewhere
    assert uploads.located(elsewhere, None) == elsewhere


WEEK = datetime.timedelta(days=7, minutes=1)
SWEPT = [
    ("uploaded", False, True),
    ("uploaded", True, False),
    ("waiting", True, True),
    ("running", True, True),
    ("finished", False, False),
    ("undone", False, False),
    ("cancelled", False, True),
    ("cancelled", True, False),
    ("failed", False, True),
    ("failed", True, False),
]


@pytest.mark.parametrize(("state", "is_old", "kept"), SWEPT)
def test_files_are_kept_while_they_may_be_needed(state: str, is_old: bool, kept: bool) -> None:
    run = uploaded(a=SEA)
    moment = timezone.now() - WEEK if is_old else timezone.now()
    over = moment if state in ("finished", "cancelled", "failed", "undone") else None
    ImportRun.objects.filter(pk=run.pk).update(state=state, created=moment, finished=over)
    uploads.sweep()
    assert uploads.folder_of(run).exists() == kept
    assert uploads.are_kept(run) == kept
    gone = state == "uploaded" and not kept
    assert ImportRun.objects.filter(pk=run.pk).exists() != gone


def test_what_is_just_being_received_is_left_alone(data_folder: Path) -> None:
    fresh, left = uploads.root() / "receiving-a", uploads.root() / "receiving-b"
    for folder in (fresh, left):
        folder.mkdir(parents=True)
    long_ago = timezone.now().timestamp() - WEEK.total_seconds()
    os.utime(left, (long_ago, long_ago))
    uploads.sweep()
    assert [path.name for path in uploads.root().iterdir()] == ["receiving-a"]


def test_without_uploads_there_is_nothing_to_sweep(data_folder: Path) -> None:
    uploads.sweep()
    assert not data_folder.exists()
