"""What the worker of the bench of stories is asked to do, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bench.harness.job import Job


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryJob(Job):
    corpus: str
    texts: int
    seed: int


@dataclass(frozen=True, slots=True)
class Tally:
    """Of one kind: how many texts came to the story of their original, to another one, to none."""

    right: int = 0
    wrong: int = 0
    alone: int = 0

    @property
    def total(self) -> int:
        return self.right + self.wrong + self.alone


@dataclass(frozen=True, slots=True)
class Found:
    """`same`: pairs of articles of the corpus with the same words, and how many have one story.

    `reprints` by kind; of `lookalikes` and `forms` what is `wrong` came to the story of what it only
    sounds like. `milliseconds`: processor time of an article, of the corpus and of what was added.
    """

    articles: int
    stories: int
    members: int
    same: tuple[int, int]
    reprints: Mapping[str, Tally]
    lookalikes: Mapping[str, Tally]
    milliseconds: tuple[float, float]
    megabytes: float

    @property
    def recall(self) -> float:
        tallies = self.reprints.values()
        return sum(one.right for one in tallies) / max(sum(one.total for one in tallies), 1)

    @property
    def precision(self) -> float:
        """Of the texts that came to a story, the share that belongs there."""
        right = sum(one.right for one in self.reprints.values())
        wrong = sum(one.wrong for one in (*self.reprints.values(), *self.lookalikes.values()))
        return right / max(right + wrong, 1)
