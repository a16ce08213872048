"""A process that has one corpus in an archive of its own and asks it, as any reader would.

A QualityJob on standard input, an Answer on standard output.
"""

from __future__ import annotations

import fcntl
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench.harness import process
from bench.harness.progress import Progress
from bench.quality import tables
from bench.quality.collection import BadCollection
from bench.quality.job import Answer, QualityJob
from bench.quality.measures import DEPTH

STEP = 200  # queries between two lines of progress
NOT_THE_INDEX = {"database", "stale", "partial"}  # notices of an answer that is not measured


def work(job: QualityJob) -> dict[str, Any]:
    """Raises BadCollection, BadCorpus."""
    import django

    django.setup()
    from bench.quality.archive import prepare
    from search.engines.whoosh.schema import SCHEMA_VERSION

    corpus, folder = Path(job.corpus), Path(job.folder)
    progress = Progress(f"corpus {corpus.name.partition('.')[0]}: ")
    with _alone(folder):
        prepare(corpus, folder, job.titles, progress)
        precision, rescues = tables.precision(progress), list(tables.rescues(progress))
        answers = {name: _ask(name, queries, progress) for name, queries in job.queries.items()}
    rankings = {name: ranking for name, (ranking, _) in answers.items()}
    seconds = {name: spent for name, (_, spent) in answers.items()}
    return asdict(
        Answer(
            SCHEMA_VERSION,
            rankings,
            seconds,
            [asdict(one) for one in precision],
            [asdict(one) for one in rescues],
        )
    )


def _ask(
    name: str, queries: Mapping[str, str], progress: Progress
) -> tuple[dict[str, list[str]], float]:
    """The rankings by query, and the processor seconds of all of them."""
    start, rankings = time.process_time(), {}
    for number, (query, text) in enumerate(queries.items()):
        if number % STEP == 0:
            progress(f"{name}: {number:,} of {len(queries):,} queries asked")
        rankings[query] = _ranking(text)
    return rankings, time.process_time() - start


def _ranking(text: str) -> list[str]:
    from search.query import Query
    from search.searching import search

    results = search(Query(text=text, limit=DEPTH))
    if notices := NOT_THE_INDEX.intersection(results.notices):
        raise RuntimeError(f"the index did not answer {text!r}: {', '.join(sorted(notices))}")
    return [hit.external_id for hit in results.hits]


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Runs that keep their archives in one place wait for each other. Raises BadCollection."""
    lock = folder / "bench.lock"
    if (folder / "khizana.sqlite3").exists() and not lock.exists():
        raise BadCollection(f"{folder} holds an archive that this bench did not make")
    folder.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


if __name__ == "__main__":
    process.serve(QualityJob, work)
