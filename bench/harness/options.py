"""The options that all benches have."""

from __future__ import annotations

import argparse
import os
from dataclasses import dataclass
from pathlib import Path

from bench.harness.record import ROOT

DATA = ROOT.parent / "shared" / "data"  # corpora/ and collections/, beside the checkout


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """`scratch`: where temporary folders are made; None for the system's place."""

    seed: int
    scratch: Path | None
    record: bool
    note: str


def parser(bench: str, description: str | None, seed: int) -> argparse.ArgumentParser:
    """A parser that knows the common options; `seed` is the default."""
    made = argparse.ArgumentParser(prog=f"python -m {bench}", description=description)
    made.add_argument("--seed", type=int, default=seed, help="of all that is drawn by chance")
    made.add_argument("--scratch", type=Path, help="folder for what is removed afterwards")
    made.add_argument("--record", action="store_true", help="append the report to RESULTS.md")
    made.add_argument("--note", default="", help="a paragraph of the report: what was tried")
    return made


def positive(argument: str) -> int:
    """Raises ValueError below 1."""
    if (number := int(argument)) < 1:
        raise ValueError
    return number


def corpus() -> Path:
    """Where the newspaper articles are, which need not be there: $CORPUS, or those of DATA."""
    return Path(os.environ.get("CORPUS") or DATA / "corpora" / "news.jsonl.gz")
