"""The measurements of a run, as plain data: from the answers to the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.harness.record import Provenance
from bench.quality.bootstrap import Interval, intervals
from bench.quality.collection import Collection
from bench.quality.measures import MEASURES, Rankings, Scores, scores
from bench.quality.pairs import Judged
from bench.quality.precision import Precision
from bench.quality.rescue import Rescue


@dataclass(frozen=True, slots=True)
class EngineScores:
    """One engine on one collection; `unanswered` queries got no hit."""

    scores: Scores
    unanswered: int

    def mean(self, measure: str, rows: NDArray[np.bool_] | None = None) -> float:
        """Over all queries, or over those of `rows`: (queries,) bool."""
        column = self.scores[:, MEASURES.index(measure)]
        return float((column if rows is None else column[rows]).mean())


@dataclass(frozen=True, slots=True)
class Result:
    """A collection, scored. `tags`: of each query; `differences`: ours to each peer's, by measure.

    `articles` in the archive, `seconds` of processor time a query, `missing` judged documents
    that are no article.
    """

    name: str
    articles: int
    missing: int
    seconds: float
    tags: tuple[str, ...]
    ours: EngineScores
    peers: Mapping[str, EngineScores]
    differences: Mapping[str, Mapping[str, Interval]]

    def by_tag(self, engine: EngineScores, measure: str) -> dict[str, float]:
        return {tag: engine.mean(measure, self._of_tag(tag)) for tag in sorted(set(self.tags))}

    def _of_tag(self, tag: str) -> NDArray[np.bool_]:
        return np.array([one == tag for one in self.tags])


@dataclass(frozen=True, slots=True)
class Run:
    """`index_version`: what built the index; `is_whole`: whether all queries were asked."""

    provenance: Provenance
    index_version: str
    titles: str
    reference: str
    samples: int
    seed: int
    is_whole: bool
    results: tuple[Result, ...]
    note: str = ""
    precision: tuple[Precision, ...] = ()
    rescues: tuple[Rescue, ...] = ()
    pairs: tuple[Judged, ...] = ()


def scored(collection: Collection, rankings: Rankings) -> EngineScores:
    """A query that the rankings do not name got no hit."""
    unanswered = sum(not rankings.get(query) for query in collection.qrels)
    return EngineScores(scores(collection.qrels, rankings), unanswered)


def differences(
    ours: EngineScores, peers: Mapping[str, EngineScores], samples: int, seed: int
) -> dict[str, dict[str, Interval]]:
    """Ours minus theirs. All engines share the resamplings of the queries."""
    if not peers:
        return {}
    columns = np.hstack([ours.scores - peer.scores for peer in peers.values()])
    remaining = iter(intervals(columns, samples, seed))
    return {name: {measure: next(remaining) for measure in MEASURES} for name in peers}
