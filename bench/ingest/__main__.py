"""`python -m bench.ingest`: spoil, mend, perturb, print; 1 when a promise was broken."""

from __future__ import annotations

from itertools import islice

from bench.harness.command import command
from bench.harness.jsonl import objects
from bench.harness.progress import Progress
from bench.harness.record import provenance
from bench.harness.report import Report
from bench.ingest.mending import changed, measured
from bench.ingest.options import IngestOptions, options
from bench.ingest.report import passed, report
from bench.ingest.running import SAMPLES, run
from bench.ingest.spoiling import Lines


def measure(options: IngestOptions, progress: Progress) -> Report:
    begun = provenance()
    texts = _texts(options)
    progress(f"{len(texts)} texts")
    outcomes, touched = measured(texts), changed(texts)
    progress("spoilt and mended")
    trial = run(options, progress)
    section = report(begun, outcomes, (len(texts), len(touched)), trial, options.note)
    return Report(section, passed=passed(len(touched), trial))


def _texts(options: IngestOptions) -> list[Lines]:
    """Headline and lines of each text."""
    if options.corpus is None:
        texts = [path.read_text("utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    else:
        found = islice(objects(options.corpus, ("title", "text")), options.articles)
        texts = [f"{each['title']}\n{each['text']}" for each in found]
    return [[line.strip() for line in text.split("\n") if line.strip()] for text in texts]


if __name__ == "__main__":
    command("bench.ingest", options(), measure)
