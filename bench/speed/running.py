"""The run: for each corpus, each engine builds and answers in processes of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bench.harness import record
from bench.speed import queries
from bench.speed.baselines import MODULES, OURS, STOCK
from bench.speed.corpus import corpus, write
from bench.speed.job import Job
from bench.speed.measurements import Build, Found, Memory, Run, Times
from bench.speed.options import Options

SETTINGS = {OURS: "archive.settings", STOCK: "bench.speed.baselines.stock.settings"}
KEPT = ("PATH", "HOME", "LANG", "PYTHONWARNINGS")  # no setting of a real site reaches a worker
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Stage:
    """One corpus on the disk, and what workers are told of it."""

    options: Options
    size: int
    folder: Path
    queries: Path
    engines: tuple[str, ...]

    @property
    def articles(self) -> Path:
        return self.folder / "articles.jsonl"

    def work(self, step: str, engine: str) -> dict[str, Any]:
        options = self.options
        paths = (str(self.articles), str(self.queries), str(self.folder))
        job = Job(step, engine, *paths, options.repeats, options.cold, options.clock)
        worker = [sys.executable, "-m", "bench.speed.worker", job.to_json()]
        done = subprocess.run(
            worker,
            cwd=record.ROOT,
            env=self._environment(engine),
            stdout=subprocess.PIPE,
            check=True,
        )
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer

    def _environment(self, engine: str) -> dict[str, str]:
        return {name: os.environ[name] for name in KEPT if name in os.environ} | {
            "DATA_DIR": str(self.folder),
            "DJANGO_SETTINGS_MODULE": SETTINGS.get(engine, ""),
            "STOCK_ARTICLES": str(self.options.stock_articles),
            "STOCK_BATCH": str(self.options.stock_batch),
        }


def run(options: Options, tell: Tell) -> Run:
    """Measure everything; `tell` hears what is being done."""
    with tempfile.TemporaryDirectory(dir=options.scratch) as scratch:
        asked = Path(scratch) / "queries.json"
        smallest = options.sizes[0]
        chosen = queries.choose(
            corpus(options.corpus, smallest, options.seed), smallest, options.queries, options.seed
        )
        queries.save(chosen, asked)
        found = tuple(_measure(options, size, Path(scratch), asked, tell) for size in options.sizes)
    asked_for = options.clock, options.queries
    return Run(record.today(), record.commit(), record.machine(), *asked_for, found, options.note)


def _measure(options: Options, size: int, scratch: Path, asked: Path, tell: Tell) -> Found:
    """Stock Haystack takes part in the smallest corpus only: it would take hours."""
    engines = tuple(name for name in MODULES if name != STOCK or size == options.sizes[0])
    stage = Stage(options, size, scratch / str(size), asked, engines)
    stage.folder.mkdir()
    load = os.getloadavg()[0]
    tell(f"{size:,} articles: writing them down")
    write(corpus(options.corpus, size, options.seed), stage.articles)
    found = _engines(stage, tell)
    shutil.rmtree(stage.folder)
    return replace(found, load=(load, os.getloadavg()[0]))


def _engines(stage: Stage, tell: Tell) -> Found:
    builds, times, memories = [], [], []
    for name in stage.engines:
        for step in ("load", "build"):
            tell(f"{stage.size:,} articles: {name}, {step}")
            told = stage.work(step, name)
        builds.append(Build(**told))
    for name in stage.engines:
        tell(f"{stage.size:,} articles: {name}, search")
        told = stage.work("search", name)
        times += [Times(**one) for one in told["times"]]
        memories.append(Memory(**told["memory"]))
    return Found(stage.size, tuple(builds), tuple(times), tuple(memories), (0.0, 0.0))
