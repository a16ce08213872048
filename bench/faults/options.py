"""The options of the fault bench."""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass
from pathlib import Path

from bench.faults.scenarios import BY_NAME
from bench.harness.options import Options, corpus, parser


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultOptions(Options):
    """`scenarios` by name; `untimed`: durations break no promise."""

    scenarios: tuple[str, ...]
    scale: float
    corpus: Path
    untimed: bool


def options(arguments: list[str] | None = None) -> FaultOptions:
    made = options_parser()
    values = vars(made.parse_args(arguments))
    names = tuple(values.pop("scenarios")) or tuple(BY_NAME)
    if unknown := [name for name in names if name not in BY_NAME]:
        made.error(f"no scenario {unknown[0]!r}; there are {', '.join(BY_NAME)}")
    return FaultOptions(scenarios=names, **values)


def options_parser() -> argparse.ArgumentParser:
    made = parser("bench.faults", __doc__, seed=random.SystemRandom().randrange(10**6))
    add = made.add_argument
    add("scenarios", nargs="*", help=f"of {', '.join(BY_NAME)}; all when none is named")
    add("--scale", type=float, default=1.0, help="part of the full counts")
    add("--corpus", type=Path, default=corpus(), help="articles, .jsonl or .jsonl.gz")
    add("--untimed", action="store_true", help="durations are shown and break no promise")
    return made
