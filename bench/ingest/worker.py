"""A process that tries perturbed files: a TrialJob in, counts and faults out."""

from __future__ import annotations

import resource
from pathlib import Path
from typing import Any

from bench.harness import process
from bench.ingest.job import TrialJob
from bench.ingest.trial import trial


def try_files(job: TrialJob) -> dict[str, Any]:
    """`memory` in bytes: the most that was ever resident, the program with it."""
    samples = {path.name: path.read_bytes() for path in sorted(Path(job.samples).iterdir())}
    documents = refusals = files = 0
    slowest, faults = 0.0, []
    for _, tried in trial(samples, range(job.first, job.last), Path(job.folder)):
        files += 1
        documents, refusals = documents + tried.documents, refusals + tried.refusals
        slowest = max(slowest, tried.slowest)
        if tried.fault:
            faults.append(tried.fault._asdict())
    return {
        "files": files,
        "documents": documents,
        "refusals": refusals,
        "slowest": slowest,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        "faults": faults,
    }


if __name__ == "__main__":
    process.serve(TrialJob, try_files)
