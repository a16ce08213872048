"""A bag says what is in it, and what is not as it was."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from archive.backup import bag

FILES = {
    "data/a.txt": b"a",
    "data/b/\u0646\u0635 %0A.txt": "نص".encode(),
    "data/c\nd": b"",
    "data/ e\u2028f\x85": b"e",
}


@pytest.fixture
def made(tmp_path: Path) -> Path:
    checksums = {}
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
        checksums[name] = hashlib.sha256(content).hexdigest()
    bag.close(tmp_path, checksums, {"Bagging-Date": "2026-01-02"})
    return tmp_path


def faults(folder: Path) -> tuple[tuple[str, str], ...]:
    with pytest.raises(bag.Unsound) as raised:
        bag.verify(folder)
    return raised.value.faults


def test_it_is_read_as_it_was_made(made: Path) -> None:
    bag.verify(made)
    assert set(bag.checksums_of(made)) == set(FILES)
    assert (made / "bagit.txt").read_text("utf-8") == (
        "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    )
    assert (made / "bag-info.txt").read_text("utf-8") == "Bagging-Date: 2026-01-02\n"
    names = (made / "manifest-sha256.txt").read_text("utf-8").rstrip("\n").split("\n")
    assert [name.split("  ", 1)[1] for name in names] == [
        "data/ e\u2028f\x85",
        "data/a.txt",
        "data/b/نص %250A.txt",
        "data/c%0Ad",
    ]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda made: (made / "data/a.txt").unlink(), ("data/a.txt", "missing")),
        (lambda made: (made / "data/a.txt").write_bytes(b"b"), ("data/a.txt", "changed")),
        (lambda made: (made / "data/more").write_bytes(b"x"), ("data/more", "unknown")),
        (lambda made: (made / bag.INFO).write_bytes(b"x"), (bag.INFO, "changed")),
        (lambda made: (made / bag.MANIFEST).write_bytes(b""), (bag.MANIFEST, "changed")),
    ],
)
def test_what_is_not_as_it_was_is_named(
    made: Path, change: Callable[[Path], object], fault: tuple[str, str]
) -> None:
    change(made)
    assert faults(made) == (fault,)


def test_a_folder_that_is_no_bag_is_unsound(tmp_path: Path) -> None:
    assert len(faults(tmp_path)) == 1
    (tmp_path / bag.TAG_MANIFEST).write_text("nonsense", "utf-8")
    assert len(faults(tmp_path)) == 1


def test_no_file_outside_of_it_is_taken_for_one_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "bag").mkdir()
    (tmp_path / "secret").write_bytes(b"a")
    bag.close(tmp_path / "bag", {"data/../../secret": hashlib.sha256(b"a").hexdigest()}, {})
    assert faults(tmp_path / "bag") == (("data/../../secret", "missing"),)
