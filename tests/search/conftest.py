"""An index of their own for the tests of search."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from haystack import connections

from search import indexing
from search.engines.haystack.backend import engine_in


@pytest.fixture
def index_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder for the index; Haystack's backend is made anew to use it."""
    root, given = tmp_path / "index", connections.connections_info["default"]["PATH"]
    connections.connections_info["default"]["PATH"] = str(root)
    connections.reload("default")
    yield root
    connections.connections_info["default"]["PATH"] = given
    connections.reload("default")
    engine_in(root).forget()


@pytest.fixture
def indexed(db: None, index_folder: Path) -> Callable[[], None]:
    """Call it when the articles are made: the index then holds them."""

    def bring_up_to_date() -> None:
        indexing.ensure()

    return bring_up_to_date
