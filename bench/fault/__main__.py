"""Faults of every kind, in numbers, and what became of database, index and readers.

`python -m bench.fault` runs every trial with its full count; `python -m bench.fault kills
--scale 0.05` a part of one. A line of figures for each; the exit status is 1 if a promise
is broken. The seed is printed: with it a run chooses the same moments and files.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.fault import ground
from bench.fault.changes import changes
from bench.fault.damage import damage
from bench.fault.kills import kills
from bench.fault.lag import lag
from bench.fault.questions import ARTICLES, FEWEST, questions
from bench.fault.rebuilds import rebuilds
from bench.fault.serving import serving

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
    parser = argparse.ArgumentParser(prog="bench.fault")
    parser.add_argument("trials", nargs="*", help=f"of {', '.join(TRIALS)}; all when none is named")
    parser.add_argument("--scale", type=float, default=1.0, help="part of the full counts")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    told = parser.parse_args()
    names = told.trials or list(TRIALS)
    if len(names) > 1:
        ended = [_in_a_process_of_its_own(name, told) for name in names]
        sys.exit(any(ended))
    with tempfile.TemporaryDirectory(prefix="khizana-fault-") as folder:
        ground.lay(Path(folder))
        begun = time.monotonic()
        figures = TRIALS[names[0]](
            lambda full: max(1, round(full * told.scale)), told.seed, Path(folder)
        )
        figures |= {"seed": told.seed, "seconds": round(time.monotonic() - begun)}
    print(json.dumps({names[0]: figures}, ensure_ascii=False))
    sys.exit(not figures["kept"])


def _in_a_process_of_its_own(name: str, told: argparse.Namespace) -> int:
    import subprocess

    options = ["--scale", str(told.scale), "--seed", str(told.seed)]
    command = [sys.executable, "-m", "bench.fault", name, *options]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    main()
