"""Judgments and rankings in the form of TREC, which other tools of evaluation read.

    qrels.txt     query 0 document grade
    ENGINE.run    query Q0 document rank score ENGINE

The score falls by rank. Columns are separated by blanks, so a blank in a name is written %20.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

from bench.quality.measures import Grades, Rankings, falling

BLANK = re.compile(r"\s")


def write(folder: Path, qrels: Mapping[str, Grades], runs: Mapping[str, Rankings]) -> None:
    """Judgments and each engine's rankings as files in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "qrels.txt", _qrels(qrels))
    for engine, rankings in runs.items():
        _write(folder / f"{engine}.run", _run(engine, rankings))


def _qrels(qrels: Mapping[str, Grades]) -> Iterator[tuple[object, ...]]:
    for query, grades in qrels.items():
        for document, grade in grades.items():
            yield query, 0, document, grade


def _run(engine: str, rankings: Rankings) -> Iterator[tuple[object, ...]]:
    for query, ranking in rankings.items():
        for rank, (document, score) in enumerate(falling(ranking).items(), 1):
            yield query, "Q0", document, rank, f"{score:g}", engine


def _write(path: Path, rows: Iterable[tuple[object, ...]]) -> None:
    lines = (" ".join(BLANK.sub(_quoted, str(column)) for column in row) for row in rows)
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")


def _quoted(blank: re.Match[str]) -> str:
    return quote(blank[0])
