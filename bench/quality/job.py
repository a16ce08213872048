"""What a worker of the quality bench is asked to do, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench.harness.job import Job
from bench.quality.measures import Rankings


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityJob(Job):
    """`queries`: text by id, of each collection that stands on this corpus."""

    corpus: str
    titles: str
    queries: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Answer:
    """By collection: the rankings, and the processor seconds of all its queries.

    `index_version`: what built the index. `precision` and `rescues` are of a large archive, the
    fields of each in order.
    """

    index_version: str
    rankings: Mapping[str, Rankings]
    seconds: Mapping[str, float]
    precision: Sequence[Mapping[str, Any]] = ()
    rescues: Sequence[Mapping[str, Any]] = ()
