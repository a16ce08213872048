"""The engines that are measured, ours first. A process loads the one it measures, no other."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any, ClassVar, Protocol

from bench.speed.queries import KINDS, Query

OURS = "Khizana"
STOCK = "stock Haystack + Whoosh"
FTS5 = "SQLite FTS5"
TANTIVY = "tantivy"

MODULES = {OURS: "khizana", STOCK: "haystack_whoosh", FTS5: "fts5", TANTIVY: "tantivy_bm25"}
TOP = 20  # hits asked for


class Engine(Protocol):
    """One engine over one corpus. `start` comes first, `open` before any query."""

    def __init__(self, articles: Path, folder: Path) -> None: ...

    def start(self) -> None:
        """Load code, and open nothing of the index."""

    def load(self) -> None:
        """What has to be there before an index can be built; not measured."""

    def build(self) -> int:
        """Build the index from nothing; the number of articles in it."""

    def index(self) -> Path:
        """The file or folder that is the index."""

    def rehearse(self) -> None:
        """Load what code a query needs beside; the index stays closed still."""

    def open(self) -> None:
        """Make ready for queries."""

    def prepare(self, query: Query) -> Any:
        """The query in the engine's own form."""

    def rank(self, prepared: Any) -> Any:
        """The ids of the best hits."""

    def view(self, query: Query) -> None:
        """Ask for the page of results."""

    def kinds(self) -> tuple[str, ...]:
        """The kinds of query that the engine can answer."""

    has_view: ClassVar[bool]
    parses: ClassVar[bool]  # whether `prepare` is more than quoting
    repeats: ClassVar[int | None]  # rounds, where those of the run would take too long
    most_queries: ClassVar[int | None]  # of one kind


class Baseline:
    """What holds for most engines."""

    has_view: ClassVar[bool] = False
    parses: ClassVar[bool] = False
    repeats: ClassVar[int | None] = None
    most_queries: ClassVar[int | None] = None

    def __init__(self, articles: Path, folder: Path) -> None:
        self.articles, self.folder = articles, folder

    def start(self) -> None:
        pass

    def load(self) -> None:
        pass

    def rehearse(self) -> None:
        pass

    def view(self, query: Query) -> None:
        raise NotImplementedError(f"{type(self).__name__} has no page")

    def kinds(self) -> tuple[str, ...]:
        return KINDS


def engine(name: str, articles: Path, folder: Path) -> Engine:
    module = import_module(f"{__name__}.{MODULES[name]}")
    made: Engine = module.ENGINE(articles, folder)
    return made
