"""The run: for each corpus, each engine builds and answers in processes of its own."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bench.harness import process
from bench.harness.progress import Progress
from bench.harness.record import provenance
from bench.speed import queries
from bench.speed.baselines import MODULES, STOCK
from bench.speed.corpus import corpus, write
from bench.speed.job import SpeedJob
from bench.speed.measurements import Build, CorpusResult, Memory, Run, Times
from bench.speed.options import SpeedOptions

STOCK_SETTINGS = "bench.speed.baselines.stock.settings"


@dataclass(frozen=True, slots=True)
class Corpus:
    """One corpus on the disk, and what its workers are given."""

    options: SpeedOptions
    size: int
    folder: Path
    queries: Path

    @property
    def articles(self) -> Path:
        return self.folder / "articles.jsonl"

    @property
    def engines(self) -> tuple[str, ...]:
        """Stock Haystack takes part in the smallest corpus only: it would take hours."""
        smallest = self.options.sizes[0]
        return tuple(name for name in MODULES if name != STOCK or self.size == smallest)

    def answer(self, step: str, engine: str) -> dict[str, Any]:
        """Of a worker. Raises WorkerFailed."""
        job = SpeedJob(
            folder=str(self.folder),
            step=step,
            engine=engine,
            articles=str(self.articles),
            queries=str(self.queries),
            repeats=self.options.repeats,
            cold=self.options.cold,
            clock=self.options.clock,
        )
        answer: dict[str, Any] = process.run("bench.speed.worker", job, self._settings(engine))
        return answer

    def _settings(self, engine: str) -> dict[str, str]:
        if engine != STOCK:
            return {}
        return {
            "DJANGO_SETTINGS_MODULE": STOCK_SETTINGS,
            "STOCK_ARTICLES": str(self.options.stock_articles),
            "STOCK_BATCH": str(self.options.stock_batch),
        }


def run(options: SpeedOptions, progress: Progress) -> Run:
    """Measure everything. Raises BenchError."""
    begun = provenance()
    with tempfile.TemporaryDirectory(prefix="khizana-speed-", dir=options.scratch) as folder:
        scratch = Path(folder)
        chosen = _queries(options, scratch / "queries.json")
        results = tuple(
            _measure(Corpus(options, size, scratch / str(size), chosen), progress)
            for size in options.sizes
        )
    return Run(begun, options.clock, options.queries, results, options.note)


def _queries(options: SpeedOptions, path: Path) -> Path:
    """The file of queries that the articles of the smallest corpus give."""
    smallest, seed = options.sizes[0], options.seed
    articles = corpus(options.corpus, smallest, seed)
    queries.save(queries.choose(articles, smallest, options.queries, seed), path)
    return path


def _measure(measured: Corpus, progress: Progress) -> CorpusResult:
    load = os.getloadavg()[0]
    measured.folder.mkdir()
    progress(f"{measured.size:,} articles: writing them down")
    options = measured.options
    write(corpus(options.corpus, measured.size, options.seed), measured.articles)
    result = _engines(measured, progress)
    shutil.rmtree(measured.folder)
    return replace(result, load=(load, os.getloadavg()[0]))


def _engines(measured: Corpus, progress: Progress) -> CorpusResult:
    builds, times, memories = list[Build](), list[Times](), list[Memory]()
    for name in measured.engines:
        for step in ("load", "build"):
            progress(f"{measured.size:,} articles: {name}, {step}")
            answer = measured.answer(step, name)
        builds.append(Build(**answer))
    for name in measured.engines:
        progress(f"{measured.size:,} articles: {name}, search")
        answer = measured.answer("search", name)
        times += [Times(**one) for one in answer["times"]]
        memories.append(Memory(**answer["memory"]))
    return CorpusResult(measured.size, tuple(builds), tuple(times), tuple(memories), (0.0, 0.0))
