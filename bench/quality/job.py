"""What a worker is asked to do, and what it answers: plain data on its way between processes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Job:
    """Queries, text by id, of each collection that stands on this corpus; `folder` is scratch."""

    corpus: str
    folder: str
    titles: str
    queries: Mapping[str, Mapping[str, str]]

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, told: str) -> Job:
        return cls(**json.loads(told))


@dataclass(frozen=True, slots=True)
class Answers:
    """Document ids by query, best first, of one collection; CPU seconds of all the queries."""

    rankings: Mapping[str, Sequence[str]]
    cpu: float


@dataclass(frozen=True, slots=True)
class Answered:
    """`chain`: what built the index; `answers` by collection."""

    chain: str
    answers: Mapping[str, Answers]

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, told: str) -> Answered:
        found = json.loads(told)
        answers = {name: Answers(**one) for name, one in found.pop("answers").items()}
        return cls(answers=answers, **found)
