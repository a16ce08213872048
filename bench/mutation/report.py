"""The outcomes of all files as a section of the record."""

from __future__ import annotations

from collections.abc import Sequence

from bench.harness.record import Provenance
from bench.harness.report import section, table
from bench.mutation.running import Outcome

THRESHOLD = 0.85  # of the mutants that a test could notice
HEAD = ["file", "mutants", "killed", "equivalent", "survive", "score"]


def report(provenance: Provenance, outcomes: Sequence[Outcome], note: str = "") -> str:
    """A line for each file and one for all."""
    rows = [[f"`{one.path}`", *_figures([one])] for one in outcomes]
    head = (
        f"{provenance.machine}. Killed by the tests of the file itself; "
        f"the score leaves out equivalent mutants; at least {THRESHOLD:.0%} is asked."
    )
    figures = table(HEAD, [*rows, ["all", *_figures(outcomes)]])
    return section(provenance, "mutation", [head, figures], note)


def score(outcomes: Sequence[Outcome]) -> float:
    counted = sum(outcome.counted for outcome in outcomes)
    return sum(outcome.killed for outcome in outcomes) / counted if counted else 1.0


def _figures(outcomes: Sequence[Outcome]) -> list[str]:
    killed = sum(one.killed for one in outcomes)
    equivalent = sum(one.equivalent for one in outcomes)
    survive = sum(len(one.survivors) for one in outcomes)
    counts = (killed + equivalent + survive, killed, equivalent, survive)
    return [*(f"{count:,}" for count in counts), f"{score(outcomes):.0%}"]
