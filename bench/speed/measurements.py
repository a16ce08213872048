"""The measurements of a run, as plain data: from the workers to the report."""

from __future__ import annotations

from dataclasses import dataclass

from bench.harness.record import Provenance


@dataclass(frozen=True, slots=True)
class Times:
    """`step`: "parse", "rank", "view"; `state`: "warm", "cold"; p50 and p95 in ms."""

    engine: str
    step: str
    state: str
    kind: str
    p50: float
    p95: float
    count: int


@dataclass(frozen=True, slots=True)
class Build:
    """Building an index of so many articles: seconds, MB on the disk, MB resident at most."""

    engine: str
    articles: int
    cpu: float
    wall: float
    megabytes: float
    peak: float

    @property
    def rate(self) -> float:
        """Articles per second of processor time."""
        return self.articles / self.cpu


@dataclass(frozen=True, slots=True)
class Memory:
    """MB resident in a process before and after all queries; `own` is not mapped from files."""

    engine: str
    before: float
    after: float
    own: float


@dataclass(frozen=True, slots=True)
class CorpusResult:
    """Everything measured on one corpus of `size` articles; `load` of the machine, start and end."""

    size: int
    builds: tuple[Build, ...]
    times: tuple[Times, ...]
    memories: tuple[Memory, ...]
    load: tuple[float, float]

    def time(self, engine: str, step: str, state: str, kind: str) -> Times | None:
        wanted = (engine, step, state, kind)
        matching = (t for t in self.times if (t.engine, t.step, t.state, t.kind) == wanted)
        return next(matching, None)

    def build(self, engine: str) -> Build | None:
        return next((build for build in self.builds if build.engine == engine), None)

    def memory(self, engine: str) -> Memory | None:
        return next((memory for memory in self.memories if memory.engine == engine), None)


@dataclass(frozen=True, slots=True)
class Run:
    """`queries` of each kind; `results` by ascending size of the corpus."""

    provenance: Provenance
    clock: str
    queries: int
    results: tuple[CorpusResult, ...]
    note: str = ""
