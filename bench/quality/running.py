"""The run: each corpus has a process that answers; the answers are judged here."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.harness import record
from bench.quality.collection import (
    BadCollection,
    Collection,
    collection,
    document_ids,
    sample,
)
from bench.quality.job import Answered, Job
from bench.quality.measurements import Found, Run, differences, scored
from bench.quality.options import Options

KEPT = ("PATH", "HOME", "LANG", "PYTHONWARNINGS")  # no setting of a real site reaches a worker
# A busy machine must not cut an answer short; what else limits a question is the readers' too.
SETTINGS = {"DJANGO_SETTINGS_MODULE": "archive.settings", "SEARCH_SECONDS": "0"}
Tell = Callable[[str], None]


class WorkerFailed(Exception):
    """A worker has ended without an answer; it has told why."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A collection as it is and the part of it that is asked."""

    whole: Collection
    part: Collection
    corpus: Path


def run(options: Options, tell: Tell) -> Run:
    """Measure everything; `tell` hears what is being done. Raises BadCollection, WorkerFailed."""
    begun = record.today(), record.commit(), record.machine()
    tell("reading collections and corpora")
    asked = [_asked(options, folder, corpus) for folder, corpus in options.collections]
    if len({one.whole.name for one in asked}) < len(asked):
        raise BadCollection("two of the collections have the same name")
    documents = {corpus: document_ids(corpus) for corpus in {one.corpus for one in asked}}
    missing = [_missing(one, documents[one.corpus]) for one in asked]
    answered = {
        corpus: _answered(options, corpus, [one for one in asked if one.corpus == corpus])
        for corpus in dict.fromkeys(one.corpus for one in asked)
    }
    tell("judging the answers")
    found = [
        _found(options, one.part, answered[one.corpus], len(documents[one.corpus]), lost)
        for one, lost in zip(asked, missing, strict=True)
    ]
    return Run(
        *begun,
        next(iter(answered.values())).chain,
        options.titles,
        options.reference,
        options.samples,
        options.seed,
        all(one.part is one.whole for one in asked),
        tuple(found),
        options.note,
    )


def _asked(options: Options, folder: Path, corpus: Path) -> Asked:
    whole = collection(folder)
    return Asked(whole, sample(whole, options.queries, options.seed), corpus.resolve())


def _missing(asked: Asked, documents: set[str]) -> int:
    """How many judged documents the corpus lacks. Raises BadCollection when it lacks all."""
    judged = asked.whole.judged
    if judged.isdisjoint(documents):
        raise BadCollection(f"{asked.whole.name}: no judged document is in {asked.corpus}")
    return len(judged - documents)


def _answered(options: Options, corpus: Path, asked: list[Asked]) -> Answered:
    queries = {one.part.name: {query.id: query.text for query in one.part.queries} for one in asked}
    with _folder(options, corpus) as folder:
        job = Job(str(corpus), str(folder), options.titles, queries)
        done = subprocess.run(
            [sys.executable, "-m", "bench.quality.worker"],
            input=job.to_json(),
            stdout=subprocess.PIPE,
            text=True,
            cwd=record.ROOT,
            env=_environment(folder),
            check=False,
        )
    if done.returncode:
        raise WorkerFailed(f"corpus {corpus} was not searched: see above")
    return Answered.from_json(done.stdout)


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return kept | SETTINGS | {"DATA_DIR": str(folder)}


@contextmanager
def _folder(options: Options, corpus: Path) -> Iterator[Path]:
    if options.keep:
        yield options.keep.resolve() / f"{corpus.name.partition('.')[0]}-{options.titles}"
    else:
        with tempfile.TemporaryDirectory(prefix="khizana-quality-", dir=options.scratch) as made:
            yield Path(made)


def _found(
    options: Options, asked: Collection, answered: Answered, articles: int, missing: int
) -> Found:
    answers = answered.answers[asked.name]
    ours = scored(asked, answers.rankings)
    peers = {name: scored(asked, rankings) for name, rankings in asked.lists.items()}
    return Found(
        asked.name,
        articles,
        missing,
        answers.cpu / len(asked.queries),
        tuple(query.tag for query in asked.queries),
        ours,
        peers,
        differences(ours, peers, options.samples, options.seed),
    )
