"""The pipeline: paths to articles, and a report of what became of each record.

path -> readers -> Record -> formats -> Document -> extraction -> tagging -> store -> row
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from archive.ingest import feeds
from archive.ingest.defaults import NO_DEFAULTS, Defaults
from archive.ingest.document import Record, Refused
from archive.ingest.extraction.opening_lines import OpeningLines
from archive.ingest.known import is_known, known_originals
from archive.ingest.parsing import parse_batch
from archive.ingest.readers import read
from archive.ingest.report import Line, Report
from archive.ingest.runs import Progress, never, only_one, recorded, size_of
from archive.ingest.store import store
from archive.ingest.uploads import located
from archive.models import ImportRun, Source
from archive.names import Vocabulary

BATCH = 50  # records in one transaction, for whose end an editor who saves has to wait
BATCH_BYTES = 16_000_000


def ingest(
    paths: Iterable[Path],
    *,
    dry_run: bool = False,
    on_line: Callable[[Line], None] = lambda line: None,
    stopped: Callable[[], str] = never,
    run: ImportRun | None = None,
    defaults: Defaults = NO_DEFAULTS,
) -> Report:
    """Import files and folders; `on_line` gets the line of each record as soon as it is decided.

    Whatever is wrong with a record is a line of the report; `dry_run` reports without keeping
    anything. `run` is a run that waits, with defaults of its own; without it one is made.

    Raises ImportUnderWay when another import runs, Stopped when `stopped` gives a reason or the
    run is cancelled, and what disk and database raise: the run has ended with its reason then.
    """
    paths = [Path(path) for path in paths]
    report = Report()
    with only_one() as room, ExitStack() as whole:
        if not dry_run:
            run = run or ImportRun.objects.create(
                paths=[str(path) for path in paths], defaults=defaults.as_json()
            )
            run.size = size_of(paths)
            run.save(update_fields=["size"])
            whole.enter_context(recorded(run, report, room))
            defaults = Defaults.of(run.defaults)
        openings = OpeningLines(Source.objects.values_list("name", flat=True).iterator())
        progress = Progress(run, stopped)
        ours = _Import(Vocabulary(), openings, defaults, run, dry_run)
        found = (
            located(feeds.named(each), run)
            for path in paths
            for each in read(path, columns=defaults.columns)
        )
        for batch in _batches(_distinct(found)):
            for line in _ingest_batch(batch, ours):
                report.add(line)
                on_line(line)
            progress.note(report, sum(_size(record) for record in batch))
    return report


class _Import(NamedTuple):
    """What all batches of an import share; a rehearsal has no run."""

    vocabulary: Vocabulary
    openings: OpeningLines
    defaults: Defaults
    run: ImportRun | None
    dry_run: bool


def _ingest_batch(batch: list[Record | Refused], ours: _Import) -> list[Line]:
    ours.vocabulary.forget()  # an editor may have merged names since the batch before
    records = [record for record in batch if isinstance(record, Record)]
    known = known_originals(record.origin for record in records)
    lines: list[Line] = []
    fresh: list[Record] = []
    for record in batch:
        if isinstance(record, Refused):
            outcome = "skipped" if record.skipped else "refused"
            lines.append(Line(record.file_name, outcome, record.reason))
        elif is_known(record, known):
            title = known[record.origin].title
            lines.append(Line(record.file_name, "same", title=title))
        else:
            fresh.append(record)
    parsed, refusals = parse_batch(fresh, ours.openings, ours.defaults)
    place = {record.file_name: number for number, record in enumerate(batch)}
    lines = sorted(lines + refusals, key=lambda line: place[line.file_name])
    return lines + store(parsed, ours.vocabulary, run=ours.run, dry_run=ours.dry_run)


def _distinct(records: Iterable[Record | Refused]) -> Iterator[Record | Refused]:
    """A file may use one id twice: the second text is then an article too, and none is lost."""
    times: Counter[str] = Counter()
    for record in records:
        times[record.origin] += 1
        again = times[record.origin]
        yield replace(record, origin=f"{record.origin}~{again}") if again > 1 else record


def _batches(records: Iterator[Record | Refused]) -> Iterator[list[Record | Refused]]:
    while batch := list(islice(records, 1)):
        size = 0
        for record in islice(records, BATCH - 1):
            batch.append(record)
            size += _size(record)
            if size > BATCH_BYTES:
                break
        yield batch


def _size(record: Record | Refused) -> int:
    return len(record.data) if isinstance(record, Record) else 0
