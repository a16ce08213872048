"""The options of the bench of the site."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from bench.harness.options import Options, corpus, parser, positive
from bench.speed.site.loops import CLIENTS, installed


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteOptions(Options):
    """`sizes`: numbers of articles, ascending, each once."""

    baseline: str
    baseline_python: str | None
    corpus: Path
    archive: Path | None
    sizes: tuple[int, ...]
    pages: int
    seconds: float
    warm_up: float
    memory_pages: int
    stock_articles: int
    client: str


def options(arguments: list[str] | None = None) -> SiteOptions:
    made = options_parser()
    values = vars(made.parse_args(arguments))
    if not values["corpus"].is_file():
        made.error(f"{values['corpus']} is no file; name one with --corpus or CORPUS=")
    return SiteOptions(**values | {"sizes": tuple(sorted(set(values["sizes"])))})


def options_parser() -> argparse.ArgumentParser:
    made = parser("bench.speed.site", __doc__, seed=1)
    add = made.add_argument
    add(
        "--baseline",
        default="HEAD~1",
        help="the commit to compare with, or a folder with its files",
    )
    add("--baseline-python", help="a Python with what the baseline needs")
    add("--corpus", type=Path, default=corpus(), help="articles, .jsonl or .jsonl.gz")
    add("--archive", type=Path, help="folder to keep the import of the baseline in, and find it")
    add("--sizes", type=positive, nargs="+", default=[29_478], help="numbers of articles")
    add("--pages", type=positive, default=200, help="of each kind, for their processor time")
    add("--seconds", type=float, default=30.0, help="that a loop is measured")
    add("--warm-up", type=float, default=10.0, help="seconds of a loop before it is measured")
    add("--memory-pages", type=positive, default=2_000, help="different pages, for the memory")
    add("--stock-articles", type=positive, default=1_000, help="those that stock Haystack indexes")
    add("--client", choices=CLIENTS, default=installed(), help="what readers are made of")
    return made
