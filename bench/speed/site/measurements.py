"""The measurements of a run, as plain data: from the sides to the report."""

from __future__ import annotations

from dataclasses import dataclass

from bench.harness.record import Provenance
from bench.speed.site.loops import Answers

BEFORE, NOW, STOCK, NGINX = "before", "now", "stock Haystack", "nginx"


@dataclass(frozen=True, slots=True)
class Cost:
    """A page of a kind, nothing cached: `cpu` in ms and `queries`, means; of so many `pages`."""

    side: str
    kind: str
    cpu: float
    pages: int
    queries: float


@dataclass(frozen=True, slots=True)
class Loop:
    """What readers got of one draw; `cpu` is the site's processor time for a page, in ms.

    `distinct`: how many of the addresses asked for were different ones.
    """

    side: str
    draw: str
    answers: Answers
    cpu: float
    distinct: int

    @property
    def rate(self) -> float:
        """Pages a second."""
        return self.answers.pages / self.answers.seconds

    @property
    def client(self) -> float:
        """The part of one core that the client took."""
        return self.answers.client / self.answers.seconds


@dataclass(frozen=True, slots=True)
class Memory:
    """MB resident of the one worker before and after `pages`; `share`: its share of that."""

    side: str
    pages: int
    before: float
    after: float
    share: float


@dataclass(frozen=True, slots=True)
class ArchiveResult:
    """Everything measured over one archive; `load` of the machine, start and end."""

    size: int
    costs: tuple[Cost, ...]
    loops: tuple[Loop, ...]
    memories: tuple[Memory, ...]
    load: tuple[float, float]

    def cost(self, side: str, kind: str) -> Cost | None:
        return next((c for c in self.costs if (c.side, c.kind) == (side, kind)), None)

    def loop(self, side: str, draw: str) -> Loop | None:
        return next((each for each in self.loops if (each.side, each.draw) == (side, draw)), None)

    def memory(self, side: str) -> Memory | None:
        return next((each for each in self.memories if each.side == side), None)


@dataclass(frozen=True, slots=True)
class Run:
    """`baseline` is the commit before; `results` by ascending size of the archive."""

    provenance: Provenance
    baseline: str
    client: str
    stock_articles: int
    results: tuple[ArchiveResult, ...]
    note: str = ""
