"""`python -m bench.stories`: print texts again, find them, count; see bench/README.md."""

from __future__ import annotations

import tempfile
from typing import Any

from bench.harness import process
from bench.harness.command import command
from bench.harness.progress import Progress
from bench.harness.record import provenance
from bench.harness.report import Report
from bench.stories.job import Found, StoryJob, Tally
from bench.stories.options import StoryOptions, options
from bench.stories.report import passed, report


def measure(options: StoryOptions, progress: Progress) -> Report:
    begun = provenance()
    with tempfile.TemporaryDirectory(prefix="khizana-stories-", dir=options.scratch) as folder:
        job = StoryJob(
            folder=folder,
            corpus=str(options.corpus.resolve()),
            texts=options.texts,
            seed=options.seed,
        )
        found = _found(process.run("bench.stories.worker", job))
    return Report(report(found, begun, options.seed, options.note), passed(found))


def _found(answer: dict[str, Any]) -> Found:
    for name in ("reprints", "lookalikes"):
        answer[name] = {kind: Tally(**tally) for kind, tally in answer[name].items()}
    return Found(**answer)


if __name__ == "__main__":
    command("bench.stories", options(), measure)
