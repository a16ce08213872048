"""Processes that make segments side by side, each of the documents it asks for.

A worker is a new program and no fork: a rebuild may run in a thread of a web worker. It
reads documents from its standard input, writes segments into a folder of its own, and ends
without a word when its input does: if the process that feeds it is killed, it dies, too.
"""

from __future__ import annotations

import os
import pickle
import selectors
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import IO, Any

BATCH = 50  # documents that a worker asks for at once
NICE = 5  # readers come first
ASKING = b"?"
CODE = Path(__file__).resolve().parents[4]

Documents = Iterator[dict[str, Any]]


class WorkerFailed(Exception):
    """A process that helps to rebuild has ended before its time."""


class Worker:
    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700)
        self.folder = folder
        self.process = subprocess.Popen(  # noqa: S603 -- our own program
            [sys.executable, "-m", "search.engines.whoosh.writing.workers", str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            cwd=CODE,
        )
        self.input, self.output = self.process.stdin, self.process.stdout

    def feed(self, documents: Sequence[dict[str, Any]]) -> None:
        """Answer the worker's question; no documents tell it to finish. Raises WorkerFailed."""
        assert self.input and self.output
        if self.output.read(1) != ASKING:
            raise WorkerFailed(f"a worker has ended with status {self.process.wait()}")
        pickled = memoryview(pickle.dumps(documents, pickle.HIGHEST_PROTOCOL))
        try:
            while pickled:
                pickled = pickled[self.input.write(pickled) :]
        except BrokenPipeError as error:
            raise WorkerFailed("a worker has ended while it was fed") from error

    def segments(self) -> list[Any]:
        """What it has made, moved up one folder. Raises WorkerFailed."""
        assert self.output
        pickled = self.output.read()
        if self.process.wait() or not pickled:
            raise WorkerFailed(f"a worker has ended with status {self.process.returncode}")
        for path in self.folder.glob("*.seg"):
            path.rename(self.folder.parent / path.name)
        segments: list[Any] = pickle.loads(pickled)  # noqa: S301 -- from a process of ours
        return segments

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        for pipe in (self.input, self.output):
            if pipe:
                pipe.close()


def write_side_by_side(folder: Path, documents: Documents, count: int) -> list[Any]:
    """As `write_segments`, by so many processes. Raises WorkerFailed."""
    with ExitStack() as ended, selectors.DefaultSelector() as asking:
        workers = []
        for number in range(count):
            worker = Worker(folder / f"worker{number}")
            workers.append(worker)
            ended.callback(worker.end)
            assert worker.output
            asking.register(worker.output, selectors.EVENT_READ, worker)
        while batch := list(islice(documents, BATCH)):
            (key, _), *_ = asking.select()
            key.data.feed(batch)
        for worker in workers:
            worker.feed([])
        return [segment for worker in workers for segment in worker.segments()]


def _asked_for(questions: IO[bytes]) -> Documents:
    while True:
        questions.write(ASKING)
        batch = pickle.load(sys.stdin.buffer)  # noqa: S301 -- from the process that started us
        if not batch:
            return
        yield from batch


def main(folder: Path) -> None:
    from search.engines.whoosh.writing.segments import write_segments

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that feeds us
    os.nice(NICE)
    with os.fdopen(os.dup(1), "wb", buffering=0) as answers:
        os.dup2(2, 1)
        try:
            segments = write_segments(folder, _asked_for(answers))
        except (EOFError, pickle.UnpicklingError):  # nobody feeds us any more
            sys.exit(1)
        answers.write(pickle.dumps(segments))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
