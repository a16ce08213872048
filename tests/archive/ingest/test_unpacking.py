"""What a file is: its name says it, unless its first bytes say otherwise."""

from __future__ import annotations

import bz2
import io
import lzma
import tarfile
import zipfile
from pathlib import Path

import pytest

from archive.ingest import readers, streams, unpacking
from archive.ingest.document import Record
from archive.ingest.readers import read
from tests.archive.ingest.test_containers import LINES, TEXT, gzipped, tarred, zipped

PAGE = "<!DOCTYPE html><html lang=ar><body><p>وصل الوفد إلى الميناء.</p></body></html>".encode()
HTML, PLAIN, JSON_LINES = "text/html", "text/plain", "application/jsonl"


def kinds(path: Path) -> list[str]:
    """The media type of each record, or why there is none."""
    return [each.media_type if isinstance(each, Record) else each.reason for each in read(path)]


def kinds_of(folder: Path, name: str, data: bytes) -> list[str]:
    (folder / name).write_bytes(data)
    return kinds(folder / name)


@pytest.mark.parametrize(
    ("name", "data", "media_types"),
    [
        ("a.txt", TEXT, [PLAIN]),
        ("a.TXT", TEXT, [PLAIN]),
        ("a.b.txt", TEXT, [PLAIN]),
        ("a.txt", PAGE, [HTML]),
        ("a.html", PAGE, [HTML]),
        ("a.htm", PAGE, [HTML]),
        ("a", PAGE, [HTML]),
        ("a.php", PAGE, [HTML]),
        ("a.aspx", b"\xef\xbb\xbf\r\n" + PAGE, [HTML]),
        ("a.md", PAGE, ["text/markdown"]),
        ("a.html", TEXT, [HTML]),
        ("a.jsonl", LINES, [JSON_LINES] * 2),
        ("a.txt", zipped({"b.txt": TEXT, "c.jsonl": LINES}), [PLAIN, JSON_LINES, JSON_LINES]),
        ("a.txt", tarred({"b.txt": TEXT}), [PLAIN]),
        ("a.md", gzipped(TEXT), ["text/markdown"]),
        ("a.txt", bz2.compress(TEXT), [PLAIN]),
        ("a.txt", lzma.compress(TEXT), [PLAIN]),
        ("a.zip", gzipped(zipped({"b.txt": TEXT})), [PLAIN]),
        ("a.gz", zipped({"b.txt": TEXT}), [PLAIN]),
        ("a.tar", zipped({"b.txt": TEXT}), [PLAIN]),
        ("a.zip", tarred({"b.txt": TEXT}), [PLAIN]),
    ],
)
def test_the_kind_of_a_file(tmp_path: Path, name: str, data: bytes, media_types: list[str]) -> None:
    assert kinds_of(tmp_path, name, data) == media_types


@pytest.mark.parametrize("name", ["a", "a.bak", "a.jpg", "a.exe", "a.txt~"])
def test_a_file_that_neither_its_name_nor_its_bytes_make_known(tmp_path: Path, name: str) -> None:
    assert kinds_of(tmp_path, name, TEXT) == [unpacking.UNKNOWN]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.zip", zipped({})),
        ("a.tar", tarred({})),
        ("a.zip", zipped({"folder/": b""})),
        ("a.tar.gz", gzipped(tarred({}))),
    ],
)
def test_a_container_without_members_holds_nothing_to_read(
    tmp_path: Path, name: str, data: bytes
) -> None:
    assert kinds_of(tmp_path, name, data) == [readers.NOTHING]


def test_members_of_gzip_that_follow_one_another_are_one_file(tmp_path: Path) -> None:
    one, two = LINES.splitlines(keepends=True)
    assert kinds_of(tmp_path, "a.jsonl.gz", gzipped(one) + gzipped(two)) == [
        JSON_LINES,
        JSON_LINES,
    ]


@pytest.mark.parametrize("kind", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_every_dialect_of_tar_is_read(tmp_path: Path, kind: int) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=kind) as archive:
        for name in ("مجلد/نص.txt", "x" * 90 + "/" + "y" * 90 + ".txt"):
            entry = tarfile.TarInfo(name)
            entry.size = len(TEXT)
            archive.addfile(entry, io.BytesIO(TEXT))
    (tmp_path / "a.tar").write_bytes(out.getvalue())
    records = list(read(tmp_path / "a.tar"))
    assert [each.file_name.removeprefix("a.tar/") for each in records] == [
        "مجلد/نص.txt",
        "x" * 90 + "/" + "y" * 90 + ".txt",
    ]
    assert [each.data for each in records if isinstance(each, Record)] == [TEXT, TEXT]


def test_a_name_in_a_tar_that_is_not_text_is_shown_as_text(tmp_path: Path) -> None:
    data = tarred({"xx.txt": TEXT}).replace(b"xx.txt", b"\xff\xfe.txt")
    header = bytearray(data[:512])
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)  # the checksum of the changed name
    (tmp_path / "a.tar").write_bytes(bytes(header) + data[512:])
    (record,) = read(tmp_path / "a.tar")
    assert record.file_name == "a.tar/\\xff\\xfe.txt"
    assert record.origin.encode()


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
def test_every_method_of_zip_is_read(tmp_path: Path, method: int) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", method) as archive:
        archive.writestr("b.txt", TEXT)
        archive.comment = b"what a person wrote about it"
    assert kinds(tmp_path / "a.zip") == [PLAIN]


def test_a_zip_behind_other_bytes_is_found_by_its_name(tmp_path: Path) -> None:
    data = b"#!/bin/sh\nexit\n" + zipped({"b.txt": TEXT})
    assert kinds_of(tmp_path, "a.zip", data) == [PLAIN]
    assert kinds_of(tmp_path, "a.sh", data) == [unpacking.UNKNOWN]


def test_two_members_of_one_name_are_both_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("b.txt", TEXT)
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("b.txt", TEXT * 2)
    assert [each.data for each in read(tmp_path / "a.zip") if isinstance(each, Record)] == [
        TEXT,
        TEXT * 2,
    ]


def test_containers_lie_in_folders_among_other_files(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"b.txt": TEXT}))
    (tmp_path / "c.txt").write_bytes(TEXT)
    (tmp_path / "d.zip").write_bytes(zipped({"e.png": b"x"}))
    assert [each.file_name for each in read(tmp_path)] == ["a.zip/b.txt", "c.txt", "d.zip/e.png"]


def test_no_file_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "IN_MEMORY", 10)
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    nested = zipped({"b.zip": zipped({"c.txt": TEXT})})
    assert kinds_of(tmp_path, "a.zip", nested) == [PLAIN]
    assert list(place.iterdir()) == []
