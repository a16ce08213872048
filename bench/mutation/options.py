"""The options of the mutation bench."""

from __future__ import annotations

import argparse
import os
from dataclasses import dataclass

from bench.harness.options import Options, parser, positive
from bench.mutation.targets import TARGETS


@dataclass(frozen=True, slots=True, kw_only=True)
class MutationOptions(Options):
    """`files`: paths of TARGETS; `processes`: how many are tried side by side."""

    files: tuple[str, ...]
    processes: int


def options(arguments: list[str] | None = None) -> MutationOptions:
    made = options_parser()
    values = vars(made.parse_args(arguments))
    files = tuple(values.pop("files")) or tuple(TARGETS)
    if unknown := [file for file in files if file not in TARGETS]:
        made.error(f"no tests are named for {unknown[0]}; there are {', '.join(TARGETS)}")
    return MutationOptions(files=files, **values)


def options_parser() -> argparse.ArgumentParser:
    made = parser("bench.mutation", __doc__, seed=1)
    cores = len(os.sched_getaffinity(0))
    made.add_argument("files", nargs="*", help="paths from the root; all when none is named")
    made.add_argument("--processes", type=positive, default=cores, help="files at once")
    return made
