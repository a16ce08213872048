"""Open indexes: one for each state of the files, shared by all threads of a process."""

from __future__ import annotations

import threading
from pathlib import Path

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, EmptyIndexError, FileIndex

from search.engines import generations
from search.engines.whoosh_postings import PostingsReader
from search.engines.whoosh_schema import schema
from search.engines.whoosh_scorer import Scorer
from search.results import IndexUnavailable

TRIES = 5  # a commit may take a file away between reading its name and opening it

State = tuple[Path, int]


def open_index(folder: Path | None) -> FileIndex:
    """The index in the folder. Raises IndexUnavailable when it cannot be read."""
    if folder is None:
        raise IndexUnavailable("there is no index yet")
    try:
        return FileStorage(str(folder)).open_index(schema=schema())
    except (EmptyIndexError, OSError) as error:
        raise IndexUnavailable(f"{folder}: {error}") from error


class Readers:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._opened: dict[Path, tuple[State, Scorer]] = {}

    def scorer(self, root: Path) -> Scorer:
        """A scorer over the newest commit of the generation in use."""
        state = self._state(root)
        opened = self._opened.get(root)
        if opened is None or opened[0] != state:
            with self._lock:
                opened = self._opened.get(root)
                if opened is None or opened[0] != state:
                    opened = self._opened[root] = (state, _open_scorer(state[0]))
        return opened[1]

    def forget(self, root: Path) -> None:
        self._opened.pop(root, None)

    def _state(self, root: Path) -> State:
        folder = generations.current(root)
        if folder is None:
            raise IndexUnavailable("there is no index yet")
        return folder, TOC._latest_generation(FileStorage(str(folder)), "MAIN")


def _open_scorer(folder: Path) -> Scorer:
    for _ in range(TRIES):
        try:
            return Scorer(PostingsReader(open_index(folder).reader()))
        except OSError as error:
            missing = error
    raise IndexUnavailable(f"{folder}: {missing}")


READERS = Readers()
