"""Faults of every kind, in numbers, and what became of database, index and readers.

`python -m bench.faults` runs every trial with its full count; `python -m bench.faults kills
--scale 0.05` a part of one. A line of figures for each; the exit status is 1 if a promise
is broken. The seed is printed: with it a run chooses the same moments and files.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.faults import fixture
from bench.faults.changes import changes
from bench.faults.damage import damage
from bench.faults.kills import kills
from bench.faults.lag import lag
from bench.faults.questions import ARTICLES, FEWEST, questions
from bench.faults.rebuilds import rebuilds
from bench.faults.report import report
from bench.faults.serving import serving
from bench.harness.record import append

Trial = Callable[[Callable[[int], int], int, Path], dict[str, Any]]
# full counts; `n` scales them down
TRIALS: dict[str, Trial] = {
    "kills": lambda n, seed, data: kills(n(200), seed, data),
    "rebuilds": lambda n, seed, data: rebuilds(n(100), n(50), seed, data),
    "changes": lambda n, seed, data: changes(8, n(500), seed, data),
    "lag": lambda n, seed, data: lag(n(500), seed, data),
    "damage": lambda n, seed, data: damage(n(200), seed, data),
    "questions": lambda n, seed, data: questions(n(100_000), max(n(ARTICLES), FEWEST), seed, data),
    "serving": lambda n, seed, data: serving(n(300), seed, data),
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.faults")
    parser.add_argument("trials", nargs="*", help=f"of {', '.join(TRIALS)}; all when none is named")
    parser.add_argument("--scale", type=float, default=1.0, help="part of the full counts")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--record", action="store_true", help="append it to bench/RESULTS.md")
    told = parser.parse_args()
    names = told.trials or list(TRIALS)
    if len(names) == 1:
        found = {names[0]: _run(names[0], told)}
        print(json.dumps(found, ensure_ascii=False))
    else:
        found = {name: _in_a_process_of_its_own(name, told) for name in names}
    if told.record:
        append(report(found, told.scale))
    sys.exit(not all(figures["kept"] for figures in found.values()))


def _run(name: str, told: argparse.Namespace) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="khizana-fault-") as folder:
        fixture.lay(Path(folder))
        begun = time.monotonic()
        figures = TRIALS[name](
            lambda full: max(1, round(full * told.scale)), told.seed, Path(folder)
        )
        return figures | {"seed": told.seed, "seconds": round(time.monotonic() - begun)}


def _in_a_process_of_its_own(name: str, told: argparse.Namespace) -> dict[str, Any]:
    """Its figures, which it prints; those of a trial that did not end are that it failed."""
    options = ["--scale", str(told.scale), "--seed", str(told.seed)]
    command = [sys.executable, "-m", "bench.faults", name, *options]
    done = subprocess.run(command, check=False, stdout=subprocess.PIPE, text=True)
    print(done.stdout, end="", flush=True)
    try:
        figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])[name]
    except (IndexError, ValueError):
        return {"kept": False, "seed": told.seed, "exit status": done.returncode}
    return figures


if __name__ == "__main__":
    main()
