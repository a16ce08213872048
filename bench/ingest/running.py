"""The run: perturbed files in several processes, one part after another."""

from __future__ import annotations

import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

from bench.harness import process
from bench.harness.errors import WorkerFailed
from bench.harness.progress import Progress
from bench.harness.record import ROOT
from bench.ingest.job import TrialJob
from bench.ingest.options import IngestOptions

SAMPLES = ROOT / "fixtures" / "articles"
PART = 2000  # files of one process


class Trial(NamedTuple):
    """Of all files: `slowest` in seconds of processor time, `memory` in bytes."""

    files: int
    documents: int
    refusals: int
    slowest: float
    memory: int
    faults: list[dict[str, Any]]


def run(options: IngestOptions, progress: Progress) -> Trial:
    first = options.seed * 1_000_000
    parts = [
        (start, min(start + PART, first + options.files))
        for start in range(first, first + options.files, PART)
    ]

    def one(part: tuple[int, int]) -> dict[str, Any]:
        answer = _try(part, options.scratch)
        progress(f"seeds {part[0]} to {part[1]}: {len(answer['faults'])} faults")
        return answer

    with ThreadPoolExecutor(options.processes) as pool:
        return joined(list(pool.map(one, parts)))


def _try(part: tuple[int, int], scratch: Path | None) -> dict[str, Any]:
    """A process that dies or hangs is a fault of the file that it had."""
    with tempfile.TemporaryDirectory(prefix="khizana-ingest-", dir=scratch) as folder:
        job = TrialJob(folder=folder, samples=str(SAMPLES), first=part[0], last=part[1])
        try:
            answer: dict[str, Any] = process.run("bench.ingest.worker", job)
        except WorkerFailed as error:
            seed = Path(folder, "seed").read_text("utf-8")
            fault = {"seed": int(seed), "name": "", "seconds": 0.0, "error": str(error)}
            return {**EMPTY, "files": int(seed) - part[0], "faults": [fault]}
    return answer


EMPTY = {"documents": 0, "refusals": 0, "slowest": 0.0, "memory": 0}


def joined(answers: list[dict[str, Any]]) -> Trial:
    return Trial(
        *(sum(answer[name] for answer in answers) for name in ("files", "documents", "refusals")),
        max(answer["slowest"] for answer in answers),
        max(answer["memory"] for answer in answers),
        [fault for answer in answers for fault in answer["faults"]],
    )
