"""Names in containers: which are read, and which are only told."""

import io
import zipfile

import pytest

from archive.ingest.containers.member import HIDDEN, OUTSIDE, Member, fault
from archive.ingest.containers.zip_members import name_of


@pytest.mark.parametrize(
    "name",
    ["a.txt", "مجلد/نص.txt", "a/b/c.txt", "a..txt", "a/...b.txt/c", "سنة: ١٩٥٠.txt", "a\\b.txt"],
)
def test_names_of_members_that_are_read(name: str) -> None:
    expected = Member(name, reason=HIDDEN, skipped=True) if name.startswith("a/...") else None
    assert fault(name) == expected


@pytest.mark.parametrize(
    "name", ["/a.txt", "../a.txt", "a/../../b.txt", "..\\a.txt", "C:/a.txt", "C:\\a.txt", "\\a.txt"]
)
def test_names_that_lead_outside(name: str) -> None:
    assert fault(name) == Member(name, reason=OUTSIDE)


@pytest.mark.parametrize(
    "name", [".a.txt", "a/.git/b.txt", "__MACOSX/._a.txt", "a/Thumbs.db", "desktop.ini"]
)
def test_names_of_files_that_nobody_wrote(name: str) -> None:
    assert fault(name) == Member(name, reason=HIDDEN, skipped=True)


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"plain.txt", "plain.txt"),
        ("خبر.txt".encode(), "خبر.txt"),
        ("من أخبار البيت في العراق".encode("cp1256"), "من أخبار البيت في العراق"),
        (b"\x82t\x82.txt", "été.txt"),
    ],
)
def test_a_name_without_a_mark_of_its_encoding_is_read_as_what_it_may_be(
    raw: bytes, name: str
) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("x" * len(raw), b"")
    with zipfile.ZipFile(io.BytesIO(out.getvalue().replace(b"x" * len(raw), raw))) as archive:
        assert [name_of(entry) for entry in archive.infolist()] == [name]
