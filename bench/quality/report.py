"""A run as Markdown: the bounds, then each collection with its engines, differences and tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import mean

from bench.harness.bounds import bounds_table
from bench.harness.report import section, table
from bench.quality.bootstrap import Interval
from bench.quality.bounds import measured
from bench.quality.measurements import EngineScores, Result, Run
from bench.quality.measures import MEASURES
from bench.quality.pairs import Judged, pair_rates
from bench.quality.precision import Precision, share_wrong
from bench.quality.rescue import RIGHT, Rescue, rates
from bench.quality.titles import TITLES

OURS = "**Khizana**"
OF_TAGS = ["nDCG@10", "R_cap@10", "R@50"]  # ours, tag by tag
WORST = 10  # words shown
COMPARED = "R@50"  # of every engine, tag by tag


def report(run: Run) -> str:
    """One section of the record."""
    parts = [_head(run)]
    if bounds := list(measured(run)):
        parts.append("### Targets\n\n" + bounds_table(bounds))
    parts += [part for result in run.results for part in _collection(run, result)]
    parts += [*_pairs(run.pairs), *_precision(run.precision), *_rescues(run.rescues)]
    return section(run.provenance, "quality", parts, run.note)


def _head(run: Run) -> str:
    part = "All queries" if run.is_whole else f"A sample of the queries (seed {run.seed})"
    return (
        f"{run.provenance.machine}. {part}, through `search()`; bodies without headlines. "
        f"{TITLES[run.titles]} Index {run.index_version}. "
        f"Intervals of 95 % by paired bootstrap, {run.samples:,} resamplings, seed {run.seed}."
    )


def _collection(run: Run, result: Result) -> Iterator[str]:
    yield f"### {result.name}"
    yield (
        f"{len(result.tags):,} queries, {result.articles:,} articles; "
        f"{1000 * result.seconds:.1f} ms of processor time a query.{_missing(result)}"
    )
    yield _engines(result, run.reference)
    if result.peers:
        yield "Ours less theirs; **bold** where the interval leaves 0 out:"
        yield _differences(result)
    if len(set(result.tags)) > 1:
        yield f"By tag: ours, then the {COMPARED} of the others:"
        yield _tags(result)


def _precision(judged: Sequence[Precision]) -> Iterator[str]:
    if not judged:
        return
    yield "### Hits that hold only another word"
    hits, wrong = sum(one.hits for one in judged), sum(one.wrong for one in judged)
    yield (
        f"{len(judged)} frequent words, judged by the forms of each: {wrong:,} of {hits:,} hits, "
        f"{share_wrong(judged):.2%}. The words with most of them:"
    )
    worst = sorted(judged, key=lambda one: -one.wrong)[:WORST]
    yield table(
        ["word", "hits", "of another word"],
        [[one.word, f"{one.hits:,}", f"{one.wrong:,}"] for one in worst],
    )


def _pairs(pairs: Sequence[Judged]) -> Iterator[str]:
    if not pairs:
        return
    yield "### Pairs of words, through the query"
    rows = [[rate.kind, f"{rate.count:,}", f"{rate.share:.3f}"] for rate in pair_rates(pairs)]
    yield table(["kind", "pairs", "as they should be"], rows)
    missed = [f"`{one.asked}`, `{one.text}`" for one in pairs if not one.holds]
    if missed:
        yield f"Not so: {'; '.join(missed)}."


def _rescues(rescues: Sequence[Rescue]) -> Iterator[str]:
    if not rescues:
        return
    yield "### What was meant"
    rows = [
        [rate.kind, f"{rate.count:,}", f"{rate.first:.3f}", f"{rate.shown:.3f}"]
        for rate in rates(rescues)
    ]
    yield table(["typed", "queries", "first suggestion", "among three"], rows)
    missed = [one.typed for one in rescues if bool(one.place) == (one.kind == RIGHT)]
    if missed:
        yield "Not so: " + ", ".join(f"`{typed}`" for typed in missed) + "."


def _missing(result: Result) -> str:
    if not result.missing:
        return ""
    return f" Of the judged documents, {result.missing:,} are not in the corpus."


def _engines(result: Result, reference: str) -> str:
    rows = [_engine(OURS, result.ours)]
    for name, peer in result.peers.items():
        rows.append(_engine(f"{name} (reference)" if name == reference else name, peer))
    return table(["engine", *MEASURES, "queries without hit"], rows)


def _engine(name: str, engine: EngineScores) -> list[str]:
    means = (f"{engine.mean(measure):.4f}" for measure in MEASURES)
    return [name, *means, f"{engine.unanswered:,}"]


def _differences(result: Result) -> str:
    rows = [
        [name, *map(_interval, intervals.values())]
        for name, intervals in result.differences.items()
    ]
    return table(["to", *MEASURES], rows)


def _interval(interval: Interval) -> str:
    shown = f"{interval.mean:+.4f}"
    shown = f"**{shown}**" if interval.is_certain else shown
    return f"{shown} [{interval.low:+.4f}, {interval.high:+.4f}]"


def _tags(result: Result) -> str:
    columns = [result.by_tag(result.ours, measure) for measure in OF_TAGS]
    columns += [result.by_tag(peer, COMPARED) for peer in result.peers.values()]
    rows = [
        [f"`{tag}`", f"{result.tags.count(tag):,}", *(f"{column[tag]:.3f}" for column in columns)]
        for tag in sorted(set(result.tags))
    ]
    means = (f"**{mean(column.values()):.3f}**" for column in columns)
    rows.append(["**mean of the tags**", f"{len(result.tags):,}", *means])
    return table(["tag", "queries", *OF_TAGS, *result.peers], rows)
