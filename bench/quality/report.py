"""A run as Markdown: the targets, then each collection with its engines, differences and tags."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import mean

from bench.harness.record import table
from bench.harness.target import targets_table
from bench.quality.bootstrap import Interval
from bench.quality.measurements import Found, Run, Scored
from bench.quality.metrics import METRICS
from bench.quality.targets import measured
from bench.quality.titles import TITLES

OURS = "**Khizana**"
OF_TAGS = ["nDCG@10", "recall@10", "recall@50"]  # ours, tag by tag
COMPARED = "recall@50"  # of every engine, tag by tag


def report(run: Run) -> str:
    """One section of the record."""
    parts = [f"## {run.date}, commit {run.commit}: quality", _head(run)]
    if targets := list(measured(run)):
        parts.append("### Targets\n\n" + targets_table(targets))
    parts += [part for found in run.found for part in _collection(run, found)]
    return "\n\n".join([*parts, *filter(None, [run.note])]) + "\n"


def _head(run: Run) -> str:
    asked = "All queries" if run.whole else f"A sample of the queries (seed {run.seed})"
    return (
        f"{run.machine}. {asked}, through `search()`; bodies without headlines. "
        f"{TITLES[run.titles]} Index {run.chain}. "
        f"Intervals of 95 % by paired bootstrap, {run.samples:,} resamplings, seed {run.seed}."
    )


def _collection(run: Run, found: Found) -> Iterator[str]:
    yield f"### {found.name}"
    yield (
        f"{len(found.tags):,} queries, {found.articles:,} articles; "
        f"{1000 * found.cpu:.1f} ms of processor time a query.{_missing(found)}"
    )
    yield _engines(found, run.reference)
    if found.peers:
        yield "Ours less theirs; **bold** where the interval leaves 0 out:"
        yield _differences(found)
    if len(set(found.tags)) > 1:
        yield f"By tag: ours, then the {COMPARED} of the others:"
        yield _tags(found)


def _missing(found: Found) -> str:
    if not found.missing:
        return ""
    return f" Of the judged documents, {found.missing:,} are not in the corpus."


def _engines(found: Found, reference: str) -> str:
    rows = [_engine(OURS, found.ours)]
    for name, peer in found.peers.items():
        rows.append(_engine(f"{name} (reference)" if name == reference else name, peer))
    return table(["engine", *METRICS, "queries without hit"], rows)


def _engine(name: str, scored: Scored) -> list[str]:
    means = (f"{scored.mean(metric):.4f}" for metric in METRICS)
    return [name, *means, f"{scored.unanswered:,}"]


def _differences(found: Found) -> str:
    rows = [[name, *map(_interval, told.values())] for name, told in found.differences.items()]
    return table(["to", *METRICS], rows)


def _interval(told: Interval) -> str:
    shown = f"{told.mean:+.4f}"
    shown = f"**{shown}**" if told.is_certain else shown
    return f"{shown} [{told.low:+.4f}, {told.high:+.4f}]"


def _tags(found: Found) -> str:
    columns = [found.by_tag(found.ours, metric) for metric in OF_TAGS]
    columns += [found.by_tag(peer, COMPARED) for peer in found.peers.values()]
    rows = [
        [f"`{tag}`", f"{found.tags.count(tag):,}", *(f"{column[tag]:.3f}" for column in columns)]
        for tag in sorted(set(found.tags))
    ]
    means = (f"**{mean(column.values()):.3f}**" for column in columns)
    rows.append(["**mean of the tags**", f"{len(found.tags):,}", *means])
    return table(["tag", "queries", *OF_TAGS, *found.peers], rows)
