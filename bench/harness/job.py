"""What a worker is asked to do: plain values on their way to another process."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Self


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Base of all jobs. `folder`: the worker's scratch folder, which is its DATA_DIR.

    The fields of a job are values of JSON; paths are written as text.
    """

    folder: str

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Self:
        return cls(**json.loads(text))
