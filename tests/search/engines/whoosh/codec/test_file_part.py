"""Parts of a file are read from where they begin, as long as somebody reads them."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from search.engines.whoosh.codec.file_part import OpenFile, reads

DIGITS = b"0123456789"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "file"
    path.write_bytes(DIGITS)
    return path


@pytest.mark.parametrize("first", [0, 4])
def test_a_part_is_read_as_bytes_in_memory_are(file: Path, first: int) -> None:
    ours, theirs = OpenFile(file).part(first), reads(memoryview(DIGITS)[first:])
    for start, size in [(0, 3), (2, 0), (5, 100), (10, 1)]:
        assert ours(start, size) == theirs(start, size) == DIGITS[first:][start : start + size]


def test_a_file_that_was_taken_away_is_read_on(file: Path) -> None:
    read = OpenFile(file).part(3)
    file.unlink()
    assert read(0, 2) == b"34"


def test_a_file_is_closed_with_the_last_of_its_parts(file: Path) -> None:
    gc.collect()
    before = descriptors(file)
    one, two = (lambda opened: (opened.part(0), opened.part(5)))(OpenFile(file))
    assert len(descriptors(file) - before) == 1
    del one
    assert two(0, 1) == b"5"
    del two
    assert descriptors(file) == before


def test_a_file_that_is_not_there_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        OpenFile(tmp_path / "nothing")


def descriptors(file: Path) -> set[str]:
    """Those of this process that are open on the file."""
    return {own.name for own in Path("/proc/self/fd").iterdir() if target(own) == file}


def target(descriptor: Path) -> Path | None:
    """None of one that is closed, as that is by which the folder was listed."""
    try:
        return descriptor.readlink()
    except OSError:
        return None
