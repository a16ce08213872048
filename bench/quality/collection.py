"""A collection on the disk: queries, judgments, other engines' lists; and its corpus.

    FOLDER/queries.tsv       query_id, tag, text
    FOLDER/qrels.tsv         query_id, document_id, grade
    FOLDER/ENGINE.run.tsv    query_id, then document ids best first, blank-separated
    corpus                   .jsonl or .jsonl.gz, one object with `id` and `text` a line

The first two have a line of headings. Everything is UTF-8.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bench.harness.errors import BadCorpus, BenchError
from bench.harness.jsonl import objects
from bench.quality.measures import Grades, Rankings

LIST = ".run.tsv"


class BadCollection(BenchError):
    """A file of a collection is missing or not in the layout."""


@dataclass(frozen=True, slots=True)
class Query:
    id: str
    tag: str
    text: str


@dataclass(frozen=True, slots=True)
class Collection:
    """`qrels`: grades by query; `lists`: rankings by engine.

    `queries` are those with a relevant document: no ranking can be right about the others.
    `qrels` are of these queries, in their order.
    """

    name: str
    queries: tuple[Query, ...]
    qrels: Mapping[str, Grades]
    lists: Mapping[str, Rankings]

    @property
    def judged(self) -> set[str]:
        """The documents that any query has a grade for."""
        return {document for grades in self.qrels.values() for document in grades}


def collection(folder: Path) -> Collection:
    """Raises BadCollection."""
    qrels = _qrels(folder / "qrels.tsv")
    rows = [Query(*columns) for columns in _rows(folder / "queries.tsv")]
    queries = tuple(query for query in rows if _is_answerable(qrels.get(query.id, {})))
    if not queries:
        raise BadCollection(f"{folder}: no query has a relevant document")
    if len({query.id for query in queries}) < len(queries):
        raise BadCollection(f"{folder / 'queries.tsv'}: a query_id is used twice")
    lists = {path.name.removesuffix(LIST): _rankings(path) for path in folder.glob(f"*{LIST}")}
    return Collection(
        folder.resolve().name,
        queries,
        {query.id: qrels[query.id] for query in queries},
        dict(sorted(lists.items())),
    )


def sample(whole: Collection, count: int | None, seed: int) -> Collection:
    """`count` of the queries, in their order; all of them if there are no more or for None."""
    if count is None or count >= len(whole.queries):
        return whole
    chosen = sorted(random.Random(seed).sample(range(len(whole.queries)), count))
    queries = tuple(whole.queries[number] for number in chosen)
    qrels = {query.id: whole.qrels[query.id] for query in queries}
    return replace(whole, queries=queries, qrels=qrels)


def documents(path: Path) -> Iterator[tuple[str, str]]:
    """(id, text) of each document of a corpus. Raises BadCorpus."""
    for row in objects(path, ("id", "text")):
        yield str(row["id"]), str(row["text"] or "")


def document_ids(path: Path) -> set[str]:
    """Of all documents of a corpus, each with an id of its own. Raises BadCorpus."""
    ids: set[str] = set()
    for number, _ in documents(path):
        if number in ids:
            raise BadCorpus(f"{path}: the id {number} is used twice")
        ids.add(number)
    return ids


def _is_answerable(grades: Grades) -> bool:
    return any(grade > 0 for grade in grades.values())


def _qrels(path: Path) -> dict[str, dict[str, int]]:
    qrels: dict[str, dict[str, int]] = {}
    for query, document, grade in _rows(path):
        try:
            qrels.setdefault(query, {})[document] = int(grade)
        except ValueError as error:
            raise BadCollection(f"{path}: {grade!r} is no grade, a whole number") from error
    return qrels


def _rankings(path: Path) -> dict[str, tuple[str, ...]]:
    """A document that is named again counts where it stood first."""
    lines = (line.split("\t", 1) for line in _lines(path) if line)
    return {query: tuple(dict.fromkeys(" ".join(rest).split())) for query, *rest in lines}


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
        reason = getattr(error, "strerror", None) or error
        raise BadCollection(f"{path}: {reason}") from error
