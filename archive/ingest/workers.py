"""Records to documents, in this process or in several, with the same outcome in the same order.

What a text opens with is judged by those before it (`OpeningLines`), so a batch goes to and fro:

    records -> documents as they stand -> [their first lines -> marks] -> documents to be kept

The middle part is done here, batch after batch, the others by the workers. These are programs of
their own (nothing is forked: this process may have threads and a database), and each is asked by
a thread, so that neither side waits for the other's end of the pipe to be emptied.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import Pipe
from pathlib import Path
from typing import Any, Generic, TypeVar

from archive.ingest.defaults import Defaults
from archive.ingest.document import Record
from archive.ingest.extraction.opening_lines import OpeningLines
from archive.ingest.parsing import Parsed, Reading
from archive.ingest.report import Line

PROCESSES = min(2, os.cpu_count() or 1)  # where nobody says how many
FEW = 2  # batches that need no workers: to start one takes as long
PATIENCE = 5  # seconds for a worker to end by itself
ROOT = Path(__file__).parents[2]

B = TypeVar("B")
Outcome = tuple[list[Parsed], list[Line]]
Batches = Iterable[tuple[B, Sequence[Record]]]  # a batch as the caller knows it, and its records


class Lost(RuntimeError):
    """A worker ended before its work, killed by somebody or by a fault of a library."""


def parsed_in_order(
    batches: Batches[B], openings: OpeningLines, defaults: Defaults, processes: int = 1
) -> Iterator[tuple[B, Outcome]]:
    """What becomes of the records of each batch.

    With several processes, some batches for each are read ahead. Raises Lost, and what a parser
    raises.
    """
    rest = iter(batches)
    for batch, records in islice(rest, FEW) if processes > 1 else rest:
        reading = Reading(records)
        yield batch, reading.finish(openings.judge(reading.openings()), defaults)
    for first in rest:
        yield from _by_workers(chain([first], rest), openings, defaults, processes)


def _by_workers(
    batches: Batches[B], openings: OpeningLines, defaults: Defaults, count: int
) -> Iterator[tuple[B, Outcome]]:
    with ExitStack() as stack:
        workers = [_Worker(defaults) for _ in range(count)]
        for worker in workers:
            stack.callback(worker.close)
        reading, finishing = deque[_Job[B]](), deque[_Job[B]]()
        for number, (batch, records) in enumerate(batches):
            worker = workers[number % count]
            reading.append(_Job(batch, records, worker, worker.ask("read", records)))
            if len(reading) > count:
                finishing.append(reading.popleft().judged(openings))
            if len(finishing) > count:
                yield finishing.popleft().finished()
        for job in reading:
            finishing.append(job.judged(openings))
        for job in finishing:
            yield job.finished()


@dataclass(slots=True)
class _Job(Generic[B]):
    """A batch on its way. `answer`: first the first lines of its documents, then the outcome."""

    batch: B
    records: Sequence[Record]
    worker: _Worker
    answer: Future[Any]

    def judged(self, openings: OpeningLines) -> _Job[B]:
        self.answer = self.worker.ask("finish", openings.judge(self.answer.result()))
        return self

    def finished(self) -> tuple[B, Outcome]:
        sent, lines = self.answer.result()
        parsed = [Parsed(self.records[place], *others) for place, *others in sent]
        return self.batch, (parsed, lines)


class _Worker:
    """A process of `archive.ingest.worker`."""

    def __init__(self, defaults: Defaults) -> None:
        self._pipe, theirs = Pipe()
        with theirs:
            command = [sys.executable, "-m", "archive.ingest.worker", str(theirs.fileno())]
            self._process = subprocess.Popen(command, pass_fds=[theirs.fileno()], cwd=ROOT)  # noqa: S603
        self._thread = ThreadPoolExecutor(1)
        self.ask("begin", defaults)

    def ask(self, what: str, of: object) -> Future[Any]:
        """The answer; what is asked first is answered first."""
        return self._thread.submit(self._answer, what, of)

    def _answer(self, what: str, of: object) -> Any:
        try:
            self._pipe.send((what, of))
            answer = self._pipe.recv()
        except (EOFError, OSError) as error:
            raise Lost(f"a worker of the import has ended: {error}") from error
        if isinstance(answer, Exception):
            raise answer
        return answer

    def close(self) -> None:
        self._thread.shutdown(wait=False, cancel_futures=True)
        self._process.terminate()
        self._process.wait(PATIENCE)
        self._pipe.close()
