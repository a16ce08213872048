"""A data folder of their own for the tests of benches."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench import data_folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """With a collection `own-word` on a corpus `own`."""
    data_folder.write(tmp_path)
    return tmp_path


@pytest.fixture
def folder(data: Path) -> Path:
    """Of the collection `own-word`."""
    return data / "collections" / "own-word"
