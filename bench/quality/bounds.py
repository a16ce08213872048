"""The bounds that were set for the development halves, and how near a run comes to them."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import mean

from bench.harness.bounds import LEAST, MOST, Bounds, Measured
from bench.quality.measurements import Result, Run
from bench.quality.pairs import APART, KORAN, MEET, VARIANT, pair_rates
from bench.quality.precision import share_wrong
from bench.quality.rescue import RIGHT, rates

# nDCG@10 above the reference's: collection, threshold, target
ABOVE_REFERENCE = [
    ("arcd", 0.050, 0.06),
    ("news-headline", 0.064, 0.07),
    ("news-short", 0.108, 0.12),
]
MORPHOLOGY = "morph"
MEAN_OF_TAGS = Bounds(f"{MORPHOLOGY}: R@50, mean of the tags", 0.85, 0.88, LEAST, "{:.4f}")
LOWEST_TAG = Bounds(f"{MORPHOLOGY}: R@50, lowest tag", None, 0.75, LEAST, "{:.4f}")
ONLY_ANOTHER = Bounds(
    "frequent words: hits that hold only another word", 0.005, 0.002, MOST, "{:.2%}"
)
# Kind, threshold, target: 147 of 150 and 149, 149 of 150, 58 of 60, 430 of 450.
PAIRS = [
    (APART, 0.98, 0.993),
    (MEET, 0.993, 1.0),
    (VARIANT, 0.966, 1.0),
    (KORAN, 0.955, 0.98),
]
PAIR_HEADINGS = {
    APART: "pairs that stay apart, both ways",
    MEET: "pairs that meet",
    VARIANT: "variants that meet, both ways",
    KORAN: "plain spellings that find the Koran's",
}
# Kind, whether the first suggestion counts or the first three, threshold, target.
RESCUE = [
    ("spelling", "first", 0.80, 0.88),
    ("keyboard", "first", 0.98, 1.0),
    ("latin", "shown", 0.65, 0.80),
    (RIGHT, "first", 0.99, 1.0),
]
RESCUE_HEADINGS = {
    "spelling": "a slip: what was meant is the first suggestion",
    "keyboard": "the wrong keyboard: the first suggestion",
    "latin": "Latin letters: among three suggestions",
    RIGHT: "frequent words: nothing is suggested",
}


def measured(run: Run) -> Iterator[Measured]:
    """The bounds of the collections of this run."""
    results = {result.name: result for result in run.results}
    for name, threshold, target in ABOVE_REFERENCE:
        if name in results and run.reference in results[name].peers:
            heading = f"{name}: nDCG@10 above {run.reference}"
            difference = results[name].differences[run.reference]["nDCG@10"].mean
            yield Bounds(heading, threshold, target, LEAST, "{:+.4f}"), difference
    if MORPHOLOGY in results:
        yield from _of_tags(results[MORPHOLOGY])
    if run.precision:
        yield ONLY_ANOTHER, share_wrong(run.precision)
    pairs = {rate.kind: rate.share for rate in pair_rates(run.pairs)}
    for kind, threshold, target in PAIRS:
        if kind in pairs:
            yield Bounds(PAIR_HEADINGS[kind], threshold, target, LEAST, "{:.3f}"), pairs[kind]
    shares = {rate.kind: rate for rate in rates(run.rescues)}
    for kind, share, threshold, target in RESCUE:
        if kind in shares:
            bounds = Bounds(RESCUE_HEADINGS[kind], threshold, target, LEAST, "{:.3f}")
            yield bounds, getattr(shares[kind], share)


def _of_tags(result: Result) -> Iterator[Measured]:
    recall = result.by_tag(result.ours, "R@50").values()
    yield MEAN_OF_TAGS, mean(recall)
    yield LOWEST_TAG, min(recall)
