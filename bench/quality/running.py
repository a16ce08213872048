"""The run: each corpus has a process that answers; the answers are judged here."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.harness import process
from bench.harness.job import Job
from bench.harness.progress import Progress
from bench.harness.record import provenance
from bench.quality import trec
from bench.quality.collection import BadCollection, Collection, collection, document_ids, sample
from bench.quality.job import Answer, QualityJob
from bench.quality.measurements import Result, Run, differences, scored
from bench.quality.options import QualityOptions
from bench.quality.pairs import Judged, judged, pairs
from bench.quality.precision import Precision
from bench.quality.rescue import Rescue

# A busy machine must not cut an answer short; what else limits a query is the readers' too.
SETTINGS = {"SEARCH_SECONDS": "0"}
OURS = "khizana"  # the name of our rankings among the lists of others


@dataclass(frozen=True, slots=True)
class Task:
    """A collection, the part of it that is asked, and its corpus."""

    whole: Collection
    part: Collection
    corpus: Path


def run(options: QualityOptions, progress: Progress) -> Run:
    """Measure everything. Raises BenchError."""
    begun = provenance()
    progress("reading collections and corpora")
    tasks = [_task(options, folder, corpus) for folder, corpus in options.collections]
    if len({task.whole.name for task in tasks}) < len(tasks):
        raise BadCollection("two of the collections have the same name")
    corpora = {corpus: document_ids(corpus) for corpus in dict.fromkeys(t.corpus for t in tasks)}
    missing = [_missing(task, corpora[task.corpus]) for task in tasks]
    answers = {
        corpus: _answer(options, corpus, [task.part for task in tasks if task.corpus == corpus])
        for corpus in corpora
    }
    progress("asking for pairs of words")
    judged_pairs = _pairs(options)
    progress("judging the answers")
    results = [
        _result(options, task.part, answers[task.corpus], len(corpora[task.corpus]), count)
        for task, count in zip(tasks, missing, strict=True)
    ]
    return Run(
        begun,
        next(iter(answers.values())).index_version,
        options.titles,
        options.reference,
        options.samples,
        options.seed,
        all(task.part is task.whole for task in tasks),
        tuple(results),
        options.note,
        tuple(Precision(**one) for answer in answers.values() for one in answer.precision),
        tuple(Rescue(**one) for answer in answers.values() for one in answer.rescues),
        judged_pairs,
    )


def _task(options: QualityOptions, folder: Path, corpus: Path) -> Task:
    whole = collection(folder)
    return Task(whole, sample(whole, options.queries, options.seed), corpus.resolve())


def _missing(task: Task, documents: set[str]) -> int:
    """How many judged documents the corpus lacks. Raises BadCollection when it lacks all."""
    judged = task.whole.judged
    if judged.isdisjoint(documents):
        raise BadCollection(f"{task.whole.name}: no judged document is in {task.corpus}")
    return len(judged - documents)


def _answer(options: QualityOptions, corpus: Path, collections: list[Collection]) -> Answer:
    queries = {one.name: {query.id: query.text for query in one.queries} for one in collections}
    with _folder(options, corpus) as folder:
        job = QualityJob(
            folder=str(folder), corpus=str(corpus), titles=options.titles, queries=queries
        )
        return Answer(**process.run("bench.quality.worker", job, SETTINGS))


def _pairs(options: QualityOptions) -> tuple[Judged, ...]:
    with tempfile.TemporaryDirectory(prefix="khizana-pairs-", dir=options.scratch) as folder:
        found = process.run("bench.quality.pairs_worker", Job(folder=folder), SETTINGS)
    return tuple(judged(pairs(), {asked: set(texts) for asked, texts in found.items()}))


@contextmanager
def _folder(options: QualityOptions, corpus: Path) -> Iterator[Path]:
    if options.keep:
        yield options.keep.resolve() / f"{corpus.name.partition('.')[0]}-{options.titles}"
    else:
        with tempfile.TemporaryDirectory(prefix="khizana-quality-", dir=options.scratch) as folder:
            yield Path(folder)


def _result(
    options: QualityOptions, part: Collection, answer: Answer, articles: int, missing: int
) -> Result:
    rankings = answer.rankings[part.name]
    if options.trec:
        trec.write(options.trec / part.name, part.qrels, {OURS: rankings, **part.lists})
    ours = scored(part, rankings)
    peers = {name: scored(part, one) for name, one in part.lists.items()}
    return Result(
        part.name,
        articles,
        missing,
        answer.seconds[part.name] / len(part.queries),
        tuple(query.tag for query in part.queries),
        ours,
        peers,
        differences(ours, peers, options.samples, options.seed),
    )
