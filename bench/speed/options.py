"""The options of the speed bench."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from bench.harness.options import Options, corpus, parser
from bench.speed.timing import CLOCKS


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeedOptions(Options):
    """`sizes`: numbers of articles, ascending, each once."""

    corpus: Path
    sizes: tuple[int, ...]
    stock_articles: int
    stock_batch: int
    queries: int
    cold: int
    repeats: int
    clock: str


def options(arguments: list[str] | None = None) -> SpeedOptions:
    made = options_parser()
    values = vars(made.parse_args(arguments))
    if not values["corpus"].is_file():
        made.error(f"{values['corpus']} is no file; name one with --corpus or CORPUS=")
    return SpeedOptions(**values | {"sizes": tuple(sorted(set(values["sizes"])))})


def options_parser() -> argparse.ArgumentParser:
    made = parser("bench.speed", __doc__, seed=1)
    add = made.add_argument
    add("--corpus", type=Path, default=corpus(), help="articles, .jsonl or .jsonl.gz")
    add("--sizes", type=int, nargs="+", default=[29_478], help="numbers of articles")
    add("--stock-articles", type=int, default=3_000, help="those that stock Haystack indexes")
    add("--stock-batch", type=int, default=1_000, help="articles in one batch of its rebuild")
    add("--queries", type=int, default=100, help="of each kind")
    add("--cold", type=int, default=20, help="of each kind, each in a process of its own")
    add("--repeats", type=int, default=3, help="rounds of warm queries; the median counts")
    add("--clock", choices=CLOCKS, default="wall", help="what queries are timed by")
    return made
