"""What one worker is asked to do: one step with one engine over one corpus."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Job:
    """`step`: "load", "build" or "search"; paths are of the articles, queries and scratch folder."""

    step: str
    engine: str
    articles: str
    queries: str
    folder: str
    repeats: int
    cold: int
    clock: str

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, told: str) -> Job:
        return cls(**json.loads(told))

    @property
    def paths(self) -> tuple[Path, Path]:
        return Path(self.articles), Path(self.folder)
