"""A run of the bench of stories as Markdown."""

from __future__ import annotations

from collections.abc import Mapping

from bench.harness.bounds import LEAST, Bounds, bounds_table
from bench.harness.record import Provenance
from bench.harness.report import section, table
from bench.stories.job import Found, Tally

PRECISION = Bounds("precision", 0.98, 0.99, LEAST, "{:.4f}")
RECALL = Bounds("recall", 0.95, 0.98, LEAST, "{:.4f}")
SAME = Bounds(
    "articles of the corpus with the same words: in one story", 0.95, 1.0, LEAST, "{:.4f}"
)
COST = Bounds("processor time an article, ms", 0.4, 0.3, form="{:.2f}")


def report(found: Found, provenance: Provenance, seed: int, note: str) -> str:
    pairs, together = found.same
    bounds = [
        (PRECISION, found.precision),
        (RECALL, found.recall),
        (SAME, together / pairs if pairs else None),
        (COST, found.milliseconds[0]),
    ]
    head = (
        f"{provenance.machine}. {found.articles:,} articles, seed {seed}. Stories in the corpus: "
        f"{found.stories:,}, of {found.members:,} articles; {together} of {pairs} articles with the"
        f" words of another have its story. Processor time an article: {found.milliseconds[0]:.2f}"
        f" ms in the corpus, {found.milliseconds[1]:.2f} ms in what was added, nearly all of which"
        f" has copies. Peak memory of the process, the corpus with it: {found.megabytes:.0f} MB."
    )
    parts = [
        head,
        "### Targets\n\n" + bounds_table(bounds),
        "Printed again:",
        _tallies(found.reprints),
        "Sounds alike, and is another text:",
        _tallies(found.lookalikes),
    ]
    return section(provenance, "stories", parts, note)


def passed(found: Found) -> bool:
    pairs, together = found.same
    return (
        found.precision >= (PRECISION.threshold or 0)
        and found.recall >= (RECALL.threshold or 0)
        and together >= (SAME.threshold or 0) * pairs
    )


def _tallies(tallies: Mapping[str, Tally]) -> str:
    rows = [
        [kind, f"{one.total:,}", f"{one.right:,}", f"{one.wrong:,}", f"{one.alone:,}"]
        for kind, one in tallies.items()
    ]
    return table(["kind", "texts", "in its story", "in a wrong one", "in none"], rows)
