"""The options of the ingest bench."""

from __future__ import annotations

import argparse
import os
from dataclasses import dataclass
from pathlib import Path

from bench.harness.options import Options, corpus, parser, positive


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestOptions(Options):
    """`articles`: how many are spoilt; `files`: how many are made by perturbation."""

    corpus: Path | None
    articles: int
    files: int
    processes: int


def options(arguments: list[str] | None = None) -> IngestOptions:
    return IngestOptions(**vars(options_parser().parse_args(arguments)))


def options_parser() -> argparse.ArgumentParser:
    made = parser("bench.ingest", __doc__, seed=1)
    found = corpus() if corpus().exists() else None
    cores = len(os.sched_getaffinity(0))
    made.add_argument("--corpus", type=Path, default=found, help="without one: our samples")
    made.add_argument("--articles", type=positive, default=2000, help="that are spoilt")
    made.add_argument("--files", type=positive, default=20_000, help="that are perturbed")
    made.add_argument("--processes", type=positive, default=cores, help="at once")
    return made
