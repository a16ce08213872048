"""Large files that have not changed since all of them was kept are told by their bytes alone.

To know each of 30,000 lines again takes seconds, to hash their file a twentieth of one.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BufferedReader
from typing import Any

from django.db.models import Count, Sum
from django.db.models.functions import Coalesce

from archive.ingest.document import Record, Refused, Unchanged
from archive.ingest.extraction.repair import RECIPE
from archive.ingest.report import Line
from archive.ingest.streams import Labels
from archive.ingest.unpacking import SEPARATOR
from archive.ingest.uploads import stable_origin
from archive.models import ImportRun, Original, ReadFile

LEAST = 256 * 1024  # bytes of a file; records of smaller ones are known again as quickly
INSIDE = ("#", SEPARATOR)  # what follows a file's origin in those of its records
FAULTS = ("refused", "skipped")
_LINE = re.compile(r":\d+$")  # after the name of a file: which of its lines

Found = Iterator[Record | Refused | Unchanged]


@dataclass(slots=True)
class _Reading:
    """A file that this run reads."""

    labels: Labels
    origin: str
    sha256: str
    state: tuple[int, int]
    records: int = 0
    is_whole: bool = False


class Files:
    """The files of one run."""

    def __init__(self, run: ImportRun | None) -> None:
        self._run = run
        self._readings: list[_Reading] = []
        self._faulty: set[str] = set()

    def read(self, stream: BufferedReader, labels: Labels, found: Found) -> Found:
        """What was found in a file, or that it is as it was. Raises OSError."""
        state = _state(stream)
        if state[0] < LEAST:
            yield from found
            return
        reading = _Reading(labels, self._origin(labels), _sha256(stream), state)
        if (records := _known(reading)) is not None:
            yield Unchanged(labels.origin, labels.file_name, records)
            return
        for each in found:
            if isinstance(each, Record):
                reading.records += 1
            else:
                self._faulty.add(labels.file_name)
            yield each
        reading.is_whole = _state(stream) == state
        self._readings.append(reading)

    def note(self, lines: Iterable[Line]) -> None:
        """What became of some records. Of a file with many faults one name is remembered."""
        faulty = (line.file_name for line in lines if line.outcome in FAULTS)
        self._faulty.update(_LINE.sub("", name) for name in faulty)

    def keep(self) -> None:
        """At the end of a run: remember the files of which all was kept."""
        for reading in self._readings if self._run else ():
            if reading.is_whole and reading.records and not self._is_faulty(reading):
                inside = _originals(reading.origin)
                if inside["originals"] >= reading.records:  # not of feeds, which name theirs
                    ReadFile.objects.update_or_create(
                        {
                            "sha256": reading.sha256,
                            "recipe": RECIPE,
                            "records": reading.records,
                            **inside,
                        },
                        origin=reading.origin,
                    )

    def _origin(self, labels: Labels) -> str:
        """By which a file is known, wherever it was uploaded to."""
        uploaded = self._run if self._run and self._run.collection else None
        return stable_origin(labels.origin, uploaded) if uploaded else labels.origin

    def _is_faulty(self, reading: _Reading) -> bool:
        """By the name that readers are shown, which other files may have, too."""
        name = reading.labels.file_name
        return any(fault.startswith(name) for fault in self._faulty)


def _known(reading: _Reading) -> int | None:
    """How many records the file has, if all that it holds is kept."""
    kept = ReadFile.objects.filter(origin=reading.origin, sha256=reading.sha256, recipe=RECIPE)
    inside = _originals(reading.origin)
    for records, *of_them in kept.values_list("records", *inside):
        if of_them == list(inside.values()):
            return int(records)
    return None


def _originals(origin: str) -> dict[str, Any]:
    """How many originals lie in a file, and the sum of their keys."""
    sums = {"originals": 0, "key_sum": 0}
    for mark in INSIDE:
        rows = Original.objects.filter(origin__startswith=f"{origin}{mark}")
        some = rows.aggregate(originals=Count("pk"), key_sum=Coalesce(Sum("pk"), 0))
        sums = {name: sums[name] + some[name] for name in sums}
    return sums


def _state(stream: BufferedReader) -> tuple[int, int]:
    """Size, and when it was written."""
    stat = os.fstat(stream.fileno())
    return stat.st_size, stat.st_mtime_ns


def _sha256(stream: BufferedReader) -> str:
    digest = hashlib.file_digest(stream, "sha256").hexdigest()
    stream.seek(0)
    return digest
