"""What a run has found, as plain data: from the answers to the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.quality.bootstrap import Interval, intervals
from bench.quality.collection import Collection, Rankings
from bench.quality.metrics import METRICS

Scores = NDArray[np.float64]  # a row for each query, a column for each of METRICS


@dataclass(frozen=True, slots=True)
class Scored:
    """One engine on one collection."""

    scores: Scores
    unanswered: int

    def mean(self, metric: str, rows: NDArray[np.bool_] | None = None) -> float:
        """Over all queries, or over those of `rows`."""
        column = self.scores[:, list(METRICS).index(metric)]
        return float((column if rows is None else column[rows]).mean())


@dataclass(frozen=True, slots=True)
class Found:
    """A collection, scored. `tags`: of each query; `differences`: ours to each peer's, by metric.

    `articles` in the archive, `cpu` seconds a query, `missing` judged documents that are no
    article.
    """

    name: str
    articles: int
    missing: int
    cpu: float
    tags: tuple[str, ...]
    ours: Scored
    peers: Mapping[str, Scored]
    differences: Mapping[str, Mapping[str, Interval]]

    def of_tag(self, tag: str) -> NDArray[np.bool_]:
        return np.array([one == tag for one in self.tags])

    def by_tag(self, scored: Scored, metric: str) -> dict[str, float]:
        return {tag: scored.mean(metric, self.of_tag(tag)) for tag in sorted(set(self.tags))}


@dataclass(frozen=True, slots=True)
class Run:
    """`chain`: what built the index; `whole`: whether all queries were asked."""

    date: str
    commit: str
    machine: str
    chain: str
    titles: str
    reference: str
    samples: int
    seed: int
    whole: bool
    found: tuple[Found, ...]
    note: str = ""


def scored(asked: Collection, rankings: Rankings) -> Scored:
    """A query that the rankings do not name got no hit."""
    told = [
        [
            metric(rankings.get(query.id, ()), asked.judgments[query.id])
            for metric in METRICS.values()
        ]
        for query in asked.queries
    ]
    return Scored(np.array(told), sum(not rankings.get(query.id) for query in asked.queries))


def differences(
    ours: Scored, peers: Mapping[str, Scored], samples: int, seed: int
) -> dict[str, dict[str, Interval]]:
    """Ours minus theirs. All engines share the resamplings of the queries."""
    if not peers:
        return {}
    columns = np.hstack([ours.scores - peer.scores for peer in peers.values()])
    found = iter(intervals(columns, samples, seed))
    return {name: {metric: next(found) for metric in METRICS} for name in peers}
