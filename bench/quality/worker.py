"""A process that has one corpus in an archive of its own and asks it, as any reader would.

A Job as JSON on standard input, an Answered on standard output.
"""

from __future__ import annotations

import fcntl
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from pathlib import Path

from bench.quality.collection import BadCollection
from bench.quality.job import Answered, Answers, Job
from bench.quality.metrics import DEPTH

STEP = 200  # queries between two words of progress
NOT_THE_INDEX = {"database", "stale", "partial"}  # notices of an answer that is not measured
Tell = Callable[[str], None]


def work(job: Job, tell: Tell) -> Answered:
    """Raises BadCollection."""
    import django

    django.setup()
    from bench.quality.archive import prepare
    from search.engines.whoosh.schema import SCHEMA_VERSION

    with _alone(Path(job.folder)):
        prepare(Path(job.corpus), Path(job.folder), job.titles, tell)
        answers = {name: _ask(name, asked, tell) for name, asked in job.queries.items()}
    return Answered(SCHEMA_VERSION, answers)


def _ask(name: str, queries: Mapping[str, str], tell: Tell) -> Answers:
    start, rankings = time.process_time(), {}
    for number, (query, text) in enumerate(queries.items()):
        if number % STEP == 0:
            tell(f"{name}: {number:,} of {len(queries):,} queries asked")
        rankings[query] = _ranking(text)
    return Answers(rankings, time.process_time() - start)


def _ranking(text: str) -> list[str]:
    from search.query import Query
    from search.searching import search

    results = search(Query(text=text, limit=DEPTH))
    if other := NOT_THE_INDEX.intersection(results.notices):
        raise RuntimeError(f"the index did not answer {text!r}: {', '.join(sorted(other))}")
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


def main() -> None:
    job, start = Job.from_json(sys.stdin.read()), time.monotonic()
    where = Path(job.corpus).name.partition(".")[0]

    def tell(line: str) -> None:
        took = time.monotonic() - start
        print(f"{took:6.0f} s  corpus {where}: {line}", file=sys.stderr, flush=True)

    try:
        with redirect_stdout(sys.stderr):
            answered = work(job, tell)
    except BadCollection as error:
        sys.exit(str(error))
    print(answered.to_json())


if __name__ == "__main__":
    main()
