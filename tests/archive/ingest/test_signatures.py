"""A file is what its first bytes show, whatever its name says."""

from pathlib import Path

import pytest

from archive.ingest import signatures
from archive.ingest.document import Record
from archive.ingest.readers import read
from archive.ingest.unpacking import DAMAGED
from tests.archive.ingest.test_containers import LINES, TEXT, found, gzipped, tarred, zipped


@pytest.mark.parametrize(
    ("head", "suffix"),
    [
        (b"%PDF-1.7\n", ".pdf"),
        (zipped({"a.txt": TEXT}), ".zip"),
        (zipped({}), ".zip"),
        (gzipped(TEXT), ".gz"),
        (b"BZh91AY&SY", ".bz2"),
        (b"\xfd7zXZ\x00\x00", ".xz"),
        (b"WARC/1.0\r\n", ".warc"),
        (tarred({"a.txt": TEXT}), ".tar"),
        (TEXT, ""),
        (b"", ""),
    ],
)
def test_first_bytes_show_a_kind(head: bytes, suffix: str) -> None:
    assert signatures.suffix_by(head) == suffix


@pytest.mark.parametrize(
    ("members", "suffix"),
    [
        (["word/document.xml", "a.txt"], ".docx"),
        (["xl/workbook.xml"], ".xlsx"),
        (["mimetype", "META-INF/container.xml"], ".epub"),
        (["datapackage.json", "archive/data.warc.gz"], ".wacz"),
        (["datapackage.json", "data.csv"], ".zip"),
        (["a.txt"], ".zip"),
    ],
)
def test_a_zip_is_a_document_by_its_members(
    tmp_path: Path, members: list[str], suffix: str
) -> None:
    (tmp_path / "a").write_bytes(zipped(dict.fromkeys(members, b"x")))
    with (tmp_path / "a").open("rb") as stream:
        assert (signatures.suffix_in_zip(stream), stream.tell()) == (suffix, 0)


@pytest.mark.parametrize("cut", [4, 30, 60, -1])
def test_a_zip_that_is_cut_off_is_one_whatever_its_name(cut: int, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(zipped({"a.txt": "نص".encode() * 50})[:cut])
    with path.open("rb") as stream:
        assert (signatures.suffix_in_zip(stream), stream.tell()) == (".zip", 0)
    assert [each.reason for each in read(path)] == [DAMAGED]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("head", "suffix"),
    [
        (b"<!DOCTYPE html>", ".html"),
        (b"\xef\xbb\xbf\r\n <html lang=ar>", ".html"),
        (b"<!doctype  html ", ".html"),
        (b"<htmlx>", ""),
        ("عن <html> كتبوا".encode(), ""),
        (b"<?xml version='1.0'?><rss>", ""),
        (b"<DOC>", ".sgml"),
        (b'\n<doc id="7">', ".sgml"),
        (b"<docno>", ""),
        (b"######OpenITI#\n", ".openiti"),
        ("العنوان\tالنص\n".encode(), ".tsv"),
        ("\ufeffTitle\tBody\tX\r\n".encode(), ".tsv"),
        ("العنوان\tالنص\r\n".encode("utf-16"), ".tsv"),
        ("العنوان\tالنص\n".encode("cp1256"), ".tsv"),
        ("العنوان\tالنص".encode(), ""),
        ("العنوان\tالتاريخ\n".encode(), ""),
        ("النص\tالنص\n".encode(), ""),
        ("النص، العنوان\n".encode(), ""),
    ],
)
def test_a_text_of_another_kind_begins_as_one(head: bytes, suffix: str) -> None:
    assert signatures.text_suffix(head) == suffix


@pytest.mark.parametrize("name", ["a", "a.bak", "a.txt", "a.jsonl", "a.gz", "a.pdf"])
def test_a_zip_by_any_other_name_is_read(tmp_path: Path, name: str) -> None:
    assert found(tmp_path, name, zipped({"b.jsonl": LINES})) == [
        (f"{name}/b.jsonl:1", LINES.splitlines()[0]),
        (f"{name}/b.jsonl:2", LINES.splitlines()[1]),
    ]


def test_a_compressed_file_that_lost_its_suffix_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(gzipped(TEXT))
    (record,) = read(tmp_path / "a.txt")
    assert isinstance(record, Record)
    assert (record.file_name, record.data) == ("a.txt/a.txt", TEXT)


@pytest.mark.parametrize("head", [head for head, _ in signatures.UNREADABLE])
def test_kinds_that_are_not_read_are_told_with_what_to_do(tmp_path: Path, head: bytes) -> None:
    ((name, reason),) = found(tmp_path, "a.doc", head + b"x" * 20)
    assert (name, reason) == ("a.doc", signatures.advice(head))
    assert reason.endswith("ثم استورده")
