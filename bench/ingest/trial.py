"""One file after another through reading, parsing, extraction and tagging, within bounds."""

from __future__ import annotations

import resource
import signal
import time
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from archive.ingest.defaults import Defaults
from archive.ingest.document import Record
from archive.ingest.extraction.opening_lines import OpeningLines
from archive.ingest.parsing import parse_batch
from archive.ingest.readers import read
from bench.ingest.perturbing import perturbed

SECONDS = 2.0  # of processor time for one file and all that it holds
MEMORY = 3 << 30  # bytes of address space


class Fault(NamedTuple):
    """A file that ingest raised at, or took too long for. `seed` makes it again."""

    seed: int
    name: str
    seconds: float
    error: str


class TooLong(BaseException):
    """Raised in whatever is running; no `except Exception` keeps it."""


class Tried(NamedTuple):
    """What became of so many files."""

    documents: int
    refusals: int
    slowest: float
    fault: Fault | None


def trial(
    samples: Mapping[str, bytes], seeds: range, folder: Path, memory: int | None = MEMORY
) -> Iterator[tuple[int, Tried]]:
    """Each seed with what became of its file; the process is held to so much address space."""
    if memory is not None:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    signal.signal(signal.SIGPROF, _interrupt)
    for seed in seeds:
        name, data = perturbed(samples, seed)
        path = folder / name
        path.write_bytes(data)
        (folder / "seed").write_text(str(seed), "utf-8")  # for whoever finds a process that died
        yield seed, _try(seed, path)
        path.unlink()


def _try(seed: int, path: Path) -> Tried:
    begun = time.process_time()
    documents = refusals = 0
    error = ""
    try:
        with _limited(SECONDS):
            found = list(read(path))
            records = [each for each in found if isinstance(each, Record)]
            parsed, lines = parse_batch(records, OpeningLines(), Defaults())
            documents, refusals = len(parsed), len(lines) + len(found) - len(records)
    except TooLong:
        error = "too long: " + traceback.format_exc(limit=-4)
    except Exception:  # whatever it is, it is what is looked for
        error = traceback.format_exc(limit=-6)
    seconds = time.process_time() - begun
    if not error and seconds > SECONDS:
        error = "too long, in one call"
    fault = Fault(seed, path.name, seconds, error) if error else None
    return Tried(documents, refusals, seconds, fault)


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _interrupt(number: int, frame: object) -> None:
    raise TooLong
