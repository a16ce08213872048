"""A process that makes documents of records: messages on a pipe, an answer to each. Pure.

A message says what to do and of what, as the methods of Answers do: "begin" comes first, then
"read" and "finish" for each batch, in the same order. `archive.ingest.workers` asks.
"""

from __future__ import annotations

import signal
import sys
from collections import deque
from multiprocessing.connection import Connection

from archive.ingest.defaults import NO_DEFAULTS, Defaults
from archive.ingest.document import Document, Record
from archive.ingest.extraction.opening_lines import Keys, Marks
from archive.ingest.garbage import seldom_collected
from archive.ingest.parsing import Reading
from archive.ingest.report import Line

# Of a document that is to be kept: the place of its record in the batch, itself, its origin, and
# the kinds of its tags.
Sent = tuple[int, Document, str, dict[str, str]]


class Answers:
    def __init__(self) -> None:
        self._defaults = NO_DEFAULTS
        self._readings: deque[tuple[list[Record], Reading]] = deque()

    def begin(self, defaults: Defaults) -> None:
        self._defaults = defaults

    def read(self, records: list[Record]) -> list[tuple[str, Keys]]:
        """The first lines of the documents of a batch."""
        reading = Reading(records)
        self._readings.append((records, reading))
        return reading.openings()

    def finish(self, marks: list[Marks]) -> tuple[list[Sent], list[Line]]:
        """What becomes of the batch that was read first of those that wait."""
        records, reading = self._readings.popleft()
        parsed, lines = reading.finish(marks, self._defaults)
        places = {id(record): place for place, record in enumerate(records)}
        sent: list[Sent] = []
        for one in parsed:
            _ = one.document.text_hash  # computed here, and sent with the document
            sent.append((places[id(one.record)], one.document, one.origin, one.kinds))
        return sent, lines


def serve(pipe: Connection) -> None:
    """Answer until the other end is closed."""
    answers = Answers()
    while True:
        try:
            what, of = pipe.recv()
        except EOFError:
            return
        try:
            answer = getattr(answers, what)(of)
        except Exception as error:
            answer = error
        pipe.send(answer)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for who asks, and closes the pipe
    with seldom_collected():
        serve(Connection(int(sys.argv[1])))
