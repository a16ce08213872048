"""Circles of objects are looked for seldom while much is made, and as often as before afterwards."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from archive.ingest.garbage import SELDOM, seldom_collected
from archive.ingest.importing import ingest
from archive.ingest.report import Line


@pytest.fixture
def threshold() -> tuple[int, int, int]:
    return gc.get_threshold()


def test_within_the_block_only(threshold: tuple[int, int, int]) -> None:
    with seldom_collected():
        assert gc.get_threshold() == (SELDOM, *threshold[1:])
    assert gc.get_threshold() == threshold


def test_also_when_the_block_ends_with_an_error(threshold: tuple[int, int, int]) -> None:
    with pytest.raises(RuntimeError), seldom_collected():
        raise RuntimeError
    assert gc.get_threshold() == threshold


@pytest.mark.django_db
def test_an_import_collects_seldom(tmp_path: Path, threshold: tuple[int, int, int]) -> None:
    (tmp_path / "a.txt").write_text("العنوان\n\nنص المقال هنا وفيه كلمات كثيرة.")
    seen = list[tuple[int, int, int]]()

    def note(_: Line) -> None:
        seen.append(gc.get_threshold())

    ingest([tmp_path], on_line=note)
    assert (seen, gc.get_threshold()) == ([(SELDOM, *threshold[1:])], threshold)
