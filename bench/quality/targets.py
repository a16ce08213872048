"""The bounds that were set for the development halves, and how near a run comes to them."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import mean

from bench.harness.target import LEAST, Measured, Target
from bench.quality.measurements import Found, Run

# nDCG@10 above the reference's: collection, must, aim
ABOVE_REFERENCE = [
    ("arcd", 0.03, 0.06),
    ("news-headline", 0.035, 0.06),
    ("news-short", 0.07, 0.10),
]
MORPHOLOGY = "morph"
MEAN_OF_TAGS = Target(f"{MORPHOLOGY}: recall@50, mean of the tags", 0.85, 0.93, LEAST, "{:.4f}")
LOWEST_TAG = Target(f"{MORPHOLOGY}: recall@50, lowest tag", None, 0.75, LEAST, "{:.4f}")


def measured(run: Run) -> Iterator[Measured]:
    """The targets of the collections of this run."""
    found = {one.name: one for one in run.found}
    for name, must, aim in ABOVE_REFERENCE:
        if name in found and run.reference in found[name].peers:
            heading = f"{name}: nDCG@10 above {run.reference}"
            difference = found[name].differences[run.reference]["nDCG@10"].mean
            yield Target(heading, must, aim, LEAST, "{:+.4f}"), difference
    if MORPHOLOGY in found:
        yield from _of_tags(found[MORPHOLOGY])


def _of_tags(found: Found) -> Iterator[Measured]:
    recall = found.by_tag(found.ours, "recall@50").values()
    yield MEAN_OF_TAGS, mean(recall)
    yield LOWEST_TAG, min(recall)
