"""A collection on the disk: queries, judgments, other engines' lists; and its corpus.

    FOLDER/queries.tsv       query_id, tag, text
    FOLDER/qrels.tsv         query_id, document_id, grade
    FOLDER/ENGINE.run.tsv    query_id, then document ids best first, blank-separated
    corpus                   .jsonl or .jsonl.gz, one object with `id` and `text` a line

The first two have a line of headings. Everything is UTF-8.
"""

from __future__ import annotations

import gzip
import json
import random
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO

LIST = ".run.tsv"
Judgments = Mapping[str, float]
Rankings = Mapping[str, Sequence[str]]


class BadCollection(Exception):
    """A file is missing or not in the layout; says which, where and why, in one line."""


@dataclass(frozen=True, slots=True)
class Query:
    id: str
    tag: str
    text: str


@dataclass(frozen=True, slots=True)
class Collection:
    """`judgments` by query, grade by document; `lists` by engine, document ids by query.

    `queries` are those with a relevant document: no ranking can be right about the others.
    """

    name: str
    queries: tuple[Query, ...]
    judgments: Mapping[str, Judgments]
    lists: Mapping[str, Rankings]

    @property
    def tags(self) -> tuple[str, ...]:
        return tuple(sorted({query.tag for query in self.queries}))

    @property
    def judged(self) -> set[str]:
        """The documents that any query has a grade for."""
        return {document for query in self.queries for document in self.judgments[query.id]}


def collection(folder: Path) -> Collection:
    """Raises BadCollection."""
    judgments = _judgments(folder / "qrels.tsv")
    told = [Query(*columns) for columns in _rows(folder / "queries.tsv")]
    queries = tuple(query for query in told if _is_answerable(judgments.get(query.id, {})))
    if not queries:
        raise BadCollection(f"{folder}: no query has a relevant document")
    if len({query.id for query in queries}) < len(queries):
        raise BadCollection(f"{folder / 'queries.tsv'}: a query_id is used twice")
    lists = {path.name.removesuffix(LIST): _rankings(path) for path in folder.glob(f"*{LIST}")}
    return Collection(folder.resolve().name, queries, judgments, dict(sorted(lists.items())))


def sample(whole: Collection, count: int | None, seed: int) -> Collection:
    """`count` of the queries, in their order; all of them if there are no more or for None."""
    if count is None or count >= len(whole.queries):
        return whole
    chosen = sorted(random.Random(seed).sample(range(len(whole.queries)), count))
    return replace(whole, queries=tuple(whole.queries[number] for number in chosen))


def documents(path: Path) -> Iterator[tuple[str, str]]:
    """(id, text) of each document of a corpus. Raises BadCollection."""
    try:
        with _opened(path) as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _document(line, f"{path}, line {number}")
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise BadCollection(f"{path}: {_why(error)}") from error


def document_ids(path: Path) -> set[str]:
    """Of all documents of a corpus, each found to be fit. Raises BadCollection."""
    found: set[str] = set()
    for number, _ in documents(path):
        if number in found:
            raise BadCollection(f"{path}: the id {number} is used twice")
        found.add(number)
    return found


def _opened(path: Path) -> TextIO:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")


def _document(line: str, where: str) -> tuple[str, str]:
    try:
        told = json.loads(line)
        return str(told["id"]), str(told["text"] or "")
    except (ValueError, TypeError, KeyError) as error:
        raise BadCollection(f"{where}: not a JSON object with `id` and `text`") from error


def _is_answerable(grades: Judgments) -> bool:
    return any(grade > 0 for grade in grades.values())


def _judgments(path: Path) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for query, document, grade in _rows(path):
        try:
            found.setdefault(query, {})[document] = float(grade)
        except ValueError as error:
            raise BadCollection(f"{path}: {grade!r} is no grade") from error
    return found


def _rankings(path: Path) -> dict[str, tuple[str, ...]]:
    lines = (line.split("\t", 1) for line in _lines(path) if line)
    return {query: tuple(" ".join(rest).split()) for query, *rest in lines}


def _rows(path: Path) -> Iterator[list[str]]:
    """The three columns of each line below the headings."""
    for number, line in enumerate(_lines(path)[1:], 2):
        columns = line.split("\t", 2)
        if line and len(columns) < 3:
            raise BadCollection(f"{path}, line {number}: three columns parted by tabs expected")
        if line:
            yield columns


def _lines(path: Path) -> list[str]:
    """Parted by line feeds only: a query may hold any other sign."""
    try:
        return [line.removesuffix("\r") for line in path.read_text("utf-8-sig").split("\n")]
    except (OSError, UnicodeDecodeError) as error:
        raise BadCollection(f"{path}: {_why(error)}") from error


def _why(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
