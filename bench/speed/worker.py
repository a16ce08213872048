"""A process that measures one engine and tells what it found, as JSON, on standard output."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench.speed import resources
from bench.speed.baselines import Engine, engine
from bench.speed.job import Job
from bench.speed.measurements import Build, Memory, Times
from bench.speed.queries import Query, saved
from bench.speed.timing import cold, percentile, warm

Told = dict[str, Any]


def load(job: Job, measured: Engine) -> Told:
    measured.load()
    return {}


def build(job: Job, measured: Engine) -> Told:
    cpu, wall = resources.cpu_seconds(), time.perf_counter()
    count = measured.build()
    cpu, wall = resources.cpu_seconds() - cpu, time.perf_counter() - wall
    size = resources.megabytes(measured.index())
    return asdict(Build(job.engine, count, cpu, wall, size, resources.peak_memory()))


def search(job: Job, measured: Engine) -> Told:
    """The cold questions come first: nothing of the index is open yet."""
    measured.rehearse()
    queries = [query for query in saved(Path(job.queries)) if query.kind in measured.kinds()]
    by_kind = {kind: _few(queries, kind, measured) for kind in measured.kinds()}
    times = list(_cold(job, measured, by_kind))
    before, _ = resources.memory()
    measured.open()
    times += _warm(job, measured, by_kind)
    after, own = resources.memory()
    memory = Memory(job.engine, before, after, own)
    return {"times": [asdict(found) for found in times], "memory": asdict(memory)}


STEPS: dict[str, Callable[[Job, Engine], Told]] = {"load": load, "build": build, "search": search}


def _few(queries: list[Query], kind: str, measured: Engine) -> list[Query]:
    return [query for query in queries if query.kind == kind][: measured.most_queries]


def _cold(job: Job, measured: Engine, by_kind: dict[str, list[Query]]) -> Iterator[Times]:
    def rank(query: Query) -> None:
        measured.open()
        measured.rank(measured.prepare(query))

    for step, ask in (("rank", rank), ("view", measured.view)):
        for kind, queries in by_kind.items():
            if step == "rank" or measured.has_view:
                found = cold(ask, queries[: job.cold], job.clock)
                yield _times(job, step, "cold", kind, found)


def _warm(job: Job, measured: Engine, by_kind: dict[str, list[Query]]) -> Iterator[Times]:
    repeats = measured.repeats or job.repeats
    for kind, queries in by_kind.items():
        prepared = [measured.prepare(query) for query in queries]
        if measured.parses:
            found = warm(measured.prepare, queries, repeats, job.clock)
            yield _times(job, "parse", "warm", kind, found)
        yield _times(job, "rank", "warm", kind, warm(measured.rank, prepared, repeats, job.clock))
    for kind, queries in by_kind.items() if measured.has_view else ():
        yield _times(job, "view", "warm", kind, warm(measured.view, queries, repeats, job.clock))


def _times(job: Job, step: str, state: str, kind: str, found: list[float]) -> Times:
    p50, p95 = percentile(found, 0.5), percentile(found, 0.95)
    return Times(job.engine, step, state, kind, p50, p95, len(found))


def main(told: str) -> None:
    job = Job.from_json(told)
    with redirect_stdout(sys.stderr):
        measured = engine(job.engine, *job.paths)
        measured.start()
        answer = STEPS[job.step](job, measured)
    print(json.dumps(answer))


if __name__ == "__main__":
    main(sys.argv[1])
