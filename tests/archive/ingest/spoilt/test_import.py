"""Spoilt files in the archive: what is kept of them, shown, and told."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from archive import editing, originals
from archive.ingest.importing import ingest
from archive.ingest.spoilt.mending import EXCHANGED, MISREAD, REVERSED
from archive.models import Article, ImportRun, Original
from tests.archive.ingest.spoilt.texts import FIRST, SECOND, TITLE, exchanged, misread, visual

pytestmark = pytest.mark.django_db

SOUND = f"{TITLE}\n\n{FIRST}\n\n{SECOND}"
LOST = f"{SOUND}\n\nقال ???? ?????? ???? في ?????? ???"
SPOILT = {
    MISREAD.format("utf-8 قُرئ windows-1252"): (misread(SOUND, "latin-1"), "utf-8/cp1252"),
    MISREAD.format("utf-8 قُرئ windows-1256"): (misread(SOUND, "cp1256"), "utf-8/cp1256"),
    REVERSED: ("\n\n".join(map(visual, (TITLE, FIRST, SECOND))), "utf-8"),
    EXCHANGED: (exchanged(SOUND), "utf-8"),
}


def write(folder: Path, text: str, name: str = "a.txt") -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def only() -> Article:
    return Article.objects.get()


@pytest.mark.parametrize("repair", SPOILT)
def test_a_mended_article_is_published_with_what_was_mended(repair: str, tmp_path: Path) -> None:
    text, encoding = SPOILT[repair]
    (line,) = ingest([write(tmp_path, text)]).lines
    assert (line.outcome, line.title) == ("new", TITLE)
    assert repair in line.detail
    kept = only()
    assert (kept.title, kept.body, kept.state) == (TITLE, f"{FIRST}\n\n{SECOND}", "published")
    original = Original.objects.get()
    assert (original.repairs, original.encoding) == (repair, encoding)
    assert originals.read(original) == text.encode()
    assert kept.as_found is not None


def test_what_was_mended_is_a_line_of_the_run(tmp_path: Path) -> None:
    ingest([write(tmp_path, SPOILT[REVERSED][0]), write(tmp_path, SOUND + "\nسليم", "b.txt")])
    (line,) = ImportRun.objects.get().lines
    assert "a.txt" in line and REVERSED in line


def test_the_same_file_again_is_the_same(tmp_path: Path) -> None:
    path = write(tmp_path, SPOILT[REVERSED][0])
    ingest([path])
    assert dict(ingest([path]).counts) == {"same": 1}


def test_a_sound_file_in_place_of_a_spoilt_one_leaves_nothing_of_it(tmp_path: Path) -> None:
    ingest([write(tmp_path, SPOILT[EXCHANGED][0])])
    ingest([write(tmp_path, f"{SOUND}\n")])
    assert (only().as_found, only().title) == (None, TITLE)
    assert Original.objects.get(current=True).repairs == ""


def test_a_spoilt_copy_of_a_text_that_is_there_is_a_copy(tmp_path: Path) -> None:
    ingest([write(tmp_path, SOUND)])
    (line,) = ingest([write(tmp_path, SPOILT[REVERSED][0], "b.txt")]).lines
    assert line.outcome == "duplicate"
    assert Article.objects.count() == 1


def test_a_text_that_lost_some_letters_is_shown_to_nobody(tmp_path: Path, client: Client) -> None:
    report = ingest([write(tmp_path, LOST)])
    assert dict(report.counts) == {"review": 1}
    waiting = only()
    assert client.get(waiting.get_absolute_url()).status_code == 404
    assert TITLE not in client.get("/articles/").content.decode()
    editing.publish_again(Article.objects.filter(pk=waiting.pk))
    assert TITLE in client.get("/articles/").content.decode()


def test_an_article_whose_file_was_spoilt_since_waits_until_an_editor_decides(
    tmp_path: Path,
) -> None:
    ingest([write(tmp_path, SOUND)])
    ingest([write(tmp_path, LOST)])
    assert only().state == "review"
    ingest([write(tmp_path, SOUND + "\n")])
    assert only().state == "published"


def test_of_a_text_that_lost_its_letters_nothing_is_kept(tmp_path: Path) -> None:
    report = ingest([write(tmp_path, "????? ??? ????\n\n??? ????? ?? ????? ????? ??? ????.")])
    assert dict(report.counts) == {"refused": 1}
    assert not Article.objects.exists()


@pytest.mark.parametrize("codec", ["iso8859-6", "cp1256", "utf-16-le", "utf-16-be"])
def test_encodings_without_a_mark_are_read_and_told(codec: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(SOUND.encode(codec))
    assert dict(ingest([path]).counts) == {"new": 1}
    assert (only().title, only().body) == (TITLE, f"{FIRST}\n\n{SECOND}")
    assert Original.objects.get().encoding == {"cp1256": "windows-1256"}.get(codec, codec)


def test_a_rehearsal_tells_the_same_and_keeps_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, SPOILT[REVERSED][0])
    (line,) = ingest([path], dry_run=True).lines
    assert (line.outcome, line.mended) == ("new", True)
    assert not Article.objects.exists()
