"""What a run is told on the command line."""

from __future__ import annotations

import argparse
import os
from dataclasses import dataclass
from pathlib import Path

from bench.harness.record import ROOT
from bench.speed.timing import CLOCKS

CORPUS = ROOT.parent / "shared" / "data" / "corpora" / "news.jsonl.gz"


@dataclass(frozen=True, slots=True)
class Options:
    corpus: Path
    sizes: tuple[int, ...]
    stock_articles: int
    stock_batch: int
    queries: int
    cold: int
    repeats: int
    seed: int
    clock: str
    scratch: Path | None
    record: bool
    note: str


def options(arguments: list[str] | None = None) -> Options:
    parser = argparse.ArgumentParser(prog="python -m bench.speed", description=__doc__)
    add = parser.add_argument
    corpus = os.environ.get("CORPUS") or CORPUS
    add("--corpus", type=Path, default=corpus, help="articles, .jsonl or .jsonl.gz")
    add("--sizes", type=int, nargs="+", default=[29_478], help="numbers of articles")
    add("--stock-articles", type=int, default=3_000, help="those that stock Haystack is given")
    add("--stock-batch", type=int, default=1_000, help="articles in one batch of its rebuild")
    add("--queries", type=int, default=100, help="of each kind")
    add("--cold", type=int, default=20, help="of each kind, each in a process of its own")
    add("--repeats", type=int, default=3, help="rounds of warm queries; the median counts")
    add("--seed", type=int, default=1, help="of queries and made articles")
    add("--clock", choices=CLOCKS, default="wall", help="what queries are timed by")
    add("--scratch", type=Path, help="folder for databases and indexes, emptied afterwards")
    add("--record", action="store_true", help="append the report to bench/RESULTS.md")
    add("--note", default="", help="a sentence for the record: what was tried")
    given = vars(parser.parse_args(arguments))
    if not given["corpus"].is_file():
        parser.error(f"{given['corpus']} is no file; name one with --corpus or CORPUS=")
    return Options(**given | {"sizes": tuple(sorted(set(given["sizes"])))})
