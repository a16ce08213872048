"""What was mended and what broke, as a section of the record."""

from __future__ import annotations

from collections.abc import Mapping

from bench.harness.record import Provenance
from bench.harness.report import section, table
from bench.ingest.mending import LENGTHS, Outcomes
from bench.ingest.running import Trial
from bench.ingest.trial import SECONDS

MEMORY = 1 << 30  # bytes that a process may take for files of at most some hundred kilobytes


def report(
    provenance: Provenance,
    outcomes: Mapping[tuple[str, str], Outcomes],
    sound: tuple[int, int],
    trial: Trial,
    note: str = "",
) -> str:
    """`sound`: how many sound texts there were, and how many of them were changed."""
    texts, changed = sound
    parts = [
        f"{provenance.machine}. Of {texts:,} sound texts {changed:,} were changed.",
        "### Spoilt texts: exactly as before, and at most one word in fifty otherwise",
        table(["damage", *LENGTHS, "untouched, whole", "wrong, whole"], _rows(outcomes)),
        "### Perturbed files",
        _figures(trial),
        *(
            f"Seed {each['seed']}, {each['name']}: `{_last(each['error'])}`"
            for each in trial.faults
        ),
    ]
    return section(provenance, "ingest", parts, note)


def passed(changed: int, trial: Trial) -> bool:
    return not changed and not trial.faults and trial.memory <= MEMORY


def _rows(outcomes: Mapping[tuple[str, str], Outcomes]) -> list[list[str]]:
    kinds = dict.fromkeys(kind for kind, _ in outcomes)
    return [
        [
            kind,
            *(_share(outcomes[kind, length]) for length in LENGTHS),
            f"{outcomes[kind, 'whole'].untouched:.3f}",
            f"{outcomes[kind, 'whole'].wrong:.3f}",
        ]
        for kind in kinds
    ]


def _share(outcomes: Outcomes) -> str:
    if not outcomes.texts:
        return "–"
    return f"{outcomes.exact:.3f}, {outcomes.exact + outcomes.nearly:.3f}"


def _figures(trial: Trial) -> str:
    return (
        f"{trial.files:,} files, {trial.documents:,} documents, {trial.refusals:,} refusals; "
        f"{len(trial.faults):,} faults. The slowest file took {trial.slowest:.2f} s of processor time, "
        f"of {SECONDS:.0f} allowed; the largest process {trial.memory / 1e6:,.0f} MB."
    )


def _last(error: str) -> str:
    return error.strip().splitlines()[-1].replace("`", "'")
