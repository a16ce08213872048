"""The run: the mutants of each file in a process of its own, several files side by side."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from bench.harness import process
from bench.harness.progress import Progress
from bench.harness.record import ROOT
from bench.mutation.equivalents import REASONS
from bench.mutation.job import MutationJob
from bench.mutation.mutants import Mutant, mutants
from bench.mutation.options import MutationOptions
from bench.mutation.targets import TARGETS


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of one file: how many mutants its tests noticed; the others, without the equivalent ones."""

    path: str
    killed: int
    equivalent: int
    survivors: tuple[Mutant, ...]

    @property
    def counted(self) -> int:
        """The mutants that a test could notice."""
        return self.killed + len(self.survivors)


def run(options: MutationOptions, progress: Progress) -> list[Outcome]:
    """Raises WorkerFailed when the tests of a file fail as it is."""

    def one(path: str) -> Outcome:
        outcome = try_mutants(path, options)
        progress(f"{path}: {outcome.killed} of {outcome.counted} killed")
        for mutant in outcome.survivors:
            progress(f"{path}:{mutant.line}: {mutant.name}")
        return outcome

    with ThreadPoolExecutor(options.processes) as pool:
        return list(pool.map(one, options.files))


def try_mutants(path: str, options: MutationOptions) -> Outcome:
    with tempfile.TemporaryDirectory(prefix="khizana-mutants-", dir=options.scratch) as folder:
        job = MutationJob(folder=folder, path=path, tests=TARGETS[path])
        are_killed: Sequence[bool] = process.run("bench.mutation.worker", job)
    return outcome(path, mutants((ROOT / path).read_text("utf-8")), are_killed)


def outcome(path: str, made: Sequence[Mutant], are_killed: Sequence[bool]) -> Outcome:
    left = [one for one, killed in zip(made, are_killed, strict=True) if not killed]
    survivors = tuple(one for one in left if (path, one.name) not in REASONS)
    return Outcome(path, len(made) - len(left), len(left) - len(survivors), survivors)
