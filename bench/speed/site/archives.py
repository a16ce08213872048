"""The archives of a run: imported once by the baseline, resized, and given to both sides."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bench.harness.progress import Progress
from bench.speed import corpus
from bench.speed.site.resizing import resize
from bench.speed.site.side import Side

# What a release does before it serves an archive that another one left.
PREPARATION = (
    ("migrate", "--noinput"),
    ("collectstatic", "--noinput"),
    ("build_index",),
)
# Else the indexer does it for a quarter of an hour, while readers are measured.
RELATED = "rebuild_related"
DONE = (0, 1)  # an import that refused some texts ends with 1


@dataclass(frozen=True, slots=True)
class Archive:
    """So many articles, in a folder of each side."""

    size: int
    before: Side
    now: Side

    @property
    def sides(self) -> tuple[Side, Side]:
        return self.before, self.now


def imported(side: Side, articles: Path, most: int | None, progress: Progress) -> Path:
    """The database of a side with the first articles of a corpus; it is used if it is there."""
    if not side.database.exists():
        side.folder.mkdir(parents=True, exist_ok=True)
        texts = side.folder / "texts.jsonl"
        count = corpus.write(islice(corpus.read(articles), most), texts)
        progress(f"{side.name}: importing {count:,} articles")
        side.manage("migrate", "--noinput")
        side.manage("import_articles", str(texts), accepted=DONE)
        texts.unlink()
    return side.database


def prepare(archive: Archive, source: Path, seed: int, progress: Progress) -> None:
    """Give both sides the articles of `source`, as many as the archive is to have.

    Each side then does what a new release does. The index of the baseline is at hand for the
    other side, too, which builds its own when it is of another make. Raises BenchError.
    """
    before, now = archive.sides
    progress(f"{archive.size:,} articles: {before.name}, database and index")
    _copy(source, before.database)
    resize(before.database, archive.size, seed)
    _prepare(before)
    progress(f"{archive.size:,} articles: {now.name}, database and index")
    _copy(before.database, now.database)
    shutil.copytree(before.folder / "index", now.folder / "index")
    _prepare(now)


def _prepare(side: Side) -> None:
    for command in PREPARATION:
        side.manage(*command)
    if side.has_command(RELATED):
        side.manage(RELATED)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True)
    with (
        contextlib.closing(sqlite3.connect(source)) as reading,
        contextlib.closing(sqlite3.connect(target)) as writing,
    ):
        reading.backup(writing)
