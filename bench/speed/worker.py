"""A process that measures one engine: a SpeedJob on standard input, figures on standard output."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench.harness import process
from bench.harness.times import percentile
from bench.speed import resources
from bench.speed.baselines import Engine, engine
from bench.speed.job import SpeedJob
from bench.speed.measurements import Build, Memory, Times
from bench.speed.queries import Query, saved
from bench.speed.timing import cold, warm

Answer = dict[str, Any]


def load(job: SpeedJob, measured: Engine) -> Answer:
    measured.load()
    return {}


def build(job: SpeedJob, measured: Engine) -> Answer:
    cpu, wall = resources.cpu_seconds(), time.perf_counter()
    count = measured.build()
    cpu, wall = resources.cpu_seconds() - cpu, time.perf_counter() - wall
    size = resources.megabytes(measured.index())
    return asdict(Build(job.engine, count, cpu, wall, size, resources.peak_memory()))


def search(job: SpeedJob, measured: Engine) -> Answer:
    """The cold queries come first: nothing of the index is open yet."""
    measured.rehearse()
    queries = [query for query in saved(Path(job.queries)) if query.kind in measured.kinds()]
    by_kind = {kind: _few(queries, kind, measured) for kind in measured.kinds()}
    times = list(_cold(job, measured, by_kind))
    before, _ = resources.memory()
    measured.open()
    times += _warm(job, measured, by_kind)
    after, own = resources.memory()
    memory = Memory(job.engine, before, after, own)
    return {"times": [asdict(one) for one in times], "memory": asdict(memory)}


STEPS: dict[str, Callable[[SpeedJob, Engine], Answer]] = {
    "load": load,
    "build": build,
    "search": search,
}


def work(job: SpeedJob) -> Answer:
    measured = engine(job.engine, Path(job.articles), Path(job.folder))
    measured.start()
    return STEPS[job.step](job, measured)


def _few(queries: list[Query], kind: str, measured: Engine) -> list[Query]:
    return [query for query in queries if query.kind == kind][: measured.most_queries]


def _cold(job: SpeedJob, measured: Engine, by_kind: dict[str, list[Query]]) -> Iterator[Times]:
    def rank(query: Query) -> None:
        measured.open()
        measured.rank(measured.prepare(query))

    for step, ask in (("rank", rank), ("view", measured.view)):
        for kind, queries in by_kind.items():
            if step == "rank" or measured.has_view:
                times = cold(ask, queries[: job.cold], job.clock)
                yield _times(job, step, "cold", kind, times)


def _warm(job: SpeedJob, measured: Engine, by_kind: dict[str, list[Query]]) -> Iterator[Times]:
    repeats = measured.repeats or job.repeats
    for kind, queries in by_kind.items():
        prepared = [measured.prepare(query) for query in queries]
        if measured.parses:
            times = warm(measured.prepare, queries, repeats, job.clock)
            yield _times(job, "parse", "warm", kind, times)
        yield _times(job, "rank", "warm", kind, warm(measured.rank, prepared, repeats, job.clock))
    for kind, queries in by_kind.items() if measured.has_view else ():
        yield _times(job, "view", "warm", kind, warm(measured.view, queries, repeats, job.clock))


def _times(job: SpeedJob, step: str, state: str, kind: str, times: list[float]) -> Times:
    p50, p95 = percentile(times, 0.5), percentile(times, 0.95)
    return Times(job.engine, step, state, kind, p50, p95, len(times))


if __name__ == "__main__":
    process.serve(SpeedJob, work)
