"""Records become documents in one process or in several: the same ones, in the same order."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import pytest

from archive.ingest.defaults import NO_DEFAULTS, Defaults
from archive.ingest.document import Record
from archive.ingest.extraction.opening_lines import OpeningLines
from archive.ingest.workers import FEW, Lost, parsed_in_order

SEA = "البحر واسع وعميق، وفيه سمك كثير ولؤلؤ، وعليه سفن تذهب وتجيء."
COUNT = 12  # batches: of those past FEW, each worker has several
PLAIN = "text/plain"


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The workers that a test has started."""
    processes = list[subprocess.Popen[bytes]]()

    class Noted(subprocess.Popen[bytes]):
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            processes.append(self)

    monkeypatch.setattr(subprocess, "Popen", Noted)
    return processes


def record(number: int, text: str = "", media_type: str = PLAIN) -> Record:
    data = text or f"جريدة الضفة\n\nالبحر {number}\n\n{SEA} قال الراوي {number}."
    return Record(data.encode(), media_type, f"/texts/{number}.txt", f"{number}.txt")


def batches(count: int = COUNT, size: int = 2) -> Iterator[tuple[int, list[Record]]]:
    for number in range(count):
        yield number, [record(number * size + place) for place in range(size)]


def outcome(some: Any, processes: int, defaults: Defaults = NO_DEFAULTS) -> list[object]:
    """All that is told of each batch."""
    return [
        (
            batch,
            [(one.record, one.document, one.origin, one.kinds) for one in parsed],
            lines,
        )
        for batch, (parsed, lines) in parsed_in_order(some, OpeningLines(), defaults, processes)
    ]


def mixed() -> list[tuple[int, list[Record]]]:
    """Texts that are kept, refused, empty of records, and several of one record."""
    several = json.dumps([{"id": n, "title": f"خبر {n}", "text": f"{SEA} {n}"} for n in range(3)])
    some = [*batches()]
    some[FEW + 1] = (FEW + 1, [])
    some[FEW + 2] = (FEW + 2, [record(90, "؟!"), record(91, several, "application/json")])
    some[FEW + 4] = (FEW + 4, [record(92, "{", "application/json"), record(93)])
    return some


@pytest.mark.parametrize("processes", [2, 3])
def test_any_number_of_processes_makes_the_same(processes: int) -> None:
    defaults = Defaults(source="نشرة", tags=("أرشيف",))
    alone = outcome(mixed(), 1, defaults)
    assert outcome(mixed(), processes, defaults) == alone
    assert len(alone) == COUNT and "نشرة" in str(alone)


def test_what_opens_most_texts_is_seen_across_batches_and_processes() -> None:
    last = outcome(batches(), 2)[-1]
    assert "الضفة" in str(last) and outcome(batches(), 1)[-1] == last


def test_a_few_batches_start_no_process(started: list[subprocess.Popen[bytes]]) -> None:
    outcome(batches(FEW), 2)
    assert started == []
    outcome(batches(FEW + 1), 2)
    assert len(started) == 2


def test_one_process_starts_no_other(started: list[subprocess.Popen[bytes]]) -> None:
    outcome(batches(), 1)
    assert started == []


def test_no_process_is_left(started: list[subprocess.Popen[bytes]]) -> None:
    outcome(batches(), 2)
    for _ in islice(parsed_in_order(batches(), OpeningLines(), NO_DEFAULTS, 2), FEW + 2):
        pass
    assert len(started) == 4
    assert all(process.poll() is not None for process in started)


@dataclass
class Reading:
    """How many batches were asked for."""

    asked: int = 0

    def all(self) -> Iterator[tuple[int, list[Record]]]:
        for batch in batches(60):
            self.asked += 1
            yield batch


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_no_more_is_read_ahead_than_the_processes_need(processes: int) -> None:
    reading, furthest = Reading(), 0
    parsed = parsed_in_order(reading.all(), OpeningLines(), NO_DEFAULTS, processes)
    for done, _ in enumerate(parsed, 1):
        furthest = max(furthest, reading.asked - done)
    assert furthest <= (2 * processes + 1 if processes > 1 else 0)


def test_what_a_parser_raises_is_raised_here() -> None:
    some = [*batches()]
    some[FEW + 1] = (FEW + 1, [record(1, media_type="no/such")])
    with pytest.raises(KeyError, match="no/such"):
        outcome(some, 2)


def test_a_worker_that_is_killed_is_told(started: list[subprocess.Popen[bytes]]) -> None:
    def killing() -> Iterator[tuple[int, list[Record]]]:
        for number, batch in batches(40):
            if number == FEW + 4:
                os.kill(started[0].pid, signal.SIGKILL)
            yield number, batch

    with pytest.raises(Lost):
        outcome(killing(), 2)
    assert all(process.poll() is not None for process in started)
