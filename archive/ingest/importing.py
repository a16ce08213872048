"""The pipeline: paths to articles, and a report of what became of each record.

path -> readers -> Record -> formats -> Document -> extraction -> tagging -> store -> row
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from archive import bulk, originals
from archive.ingest import feeds
from archive.ingest.batches import Item, batches, bytes_of, distinct
from archive.ingest.defaults import NO_DEFAULTS, Defaults
from archive.ingest.document import Record, Refused, Unchanged
from archive.ingest.extraction.opening_lines import OpeningLines
from archive.ingest.garbage import seldom_collected
from archive.ingest.known import Known, is_known, is_unsound, known_originals
from archive.ingest.parsing import Parsed
from archive.ingest.readers import read
from archive.ingest.report import Line, Report
from archive.ingest.runs import Progress, never, only_one, recorded, size_of
from archive.ingest.store import store
from archive.ingest.unchanged import Files
from archive.ingest.uploads import located
from archive.ingest.workers import parsed_in_order
from archive.models import ImportRun, Source
from archive.names import Vocabulary

BATCH = 100  # records in one transaction, for whose end an editor who saves has to wait
BATCH_BYTES = 4_000_000


def ingest(
    paths: Iterable[Path],
    *,
    dry_run: bool = False,
    on_line: Callable[[Line], None] = lambda line: None,
    stopped: Callable[[], str] = never,
    run: ImportRun | None = None,
    defaults: Defaults = NO_DEFAULTS,
    processes: int = 1,
) -> Report:
    """Import files and folders; `on_line` gets the line of each record as soon as it is decided.

    Whatever is wrong with a record is a line of the report; `dry_run` reports without keeping
    anything. `run` is a run that waits, with defaults of its own; without it one is made.
    `processes` read texts beside this one, which writes; what is kept is the same.

    Raises ImportUnderWay when another import runs, Stopped when `stopped` gives a reason or the
    run is cancelled, and what disk and database raise: the run has ended with its reason then.
    """
    paths = [Path(path) for path in paths]
    report = Report()
    with only_one() as room, seldom_collected(), bulk.larger_cache(), ExitStack() as whole:
        if not dry_run:
            run = run or ImportRun.objects.create(
                paths=[str(path) for path in paths], defaults=defaults.as_json()
            )
            run.size = size_of(paths)
            run.save(update_fields=["size"])
            whole.enter_context(recorded(run, report, room))
            defaults = Defaults.of(run.defaults)
        ours = _Import(run, defaults, dry_run, processes)
        progress = Progress(run, stopped)
        for size, lines in ours.lines(paths):
            for line in lines:
                report.add(line)
                on_line(line)
            progress.note(report, size)
        ours.files.keep()
    return report


class _Import:
    """What all batches of an import share; a rehearsal has no run."""

    def __init__(
        self, run: ImportRun | None, defaults: Defaults, dry_run: bool, processes: int
    ) -> None:
        self.run, self.defaults, self.dry_run, self.processes = run, defaults, dry_run, processes
        self.vocabulary = Vocabulary()
        self.openings = OpeningLines(Source.objects.values_list("name", flat=True).iterator())
        self.files = Files(run)

    def lines(self, paths: Iterable[Path]) -> Iterator[tuple[int, list[Line]]]:
        """What became of the records of each batch, and how many bytes they had."""
        columns, through = self.defaults.columns, self.files.read
        found = (
            located(feeds.named(each), self.run)
            for path in paths
            for each in read(path, columns=columns, through=through)
        )
        some = map(_Batch, batches(distinct(found), BATCH, BATCH_BYTES))
        ways = parsed_in_order(
            ((batch, batch.fresh) for batch in some), self.openings, self.defaults, self.processes
        )
        for batch, (parsed, refusals) in ways:
            if not self.dry_run:
                batch.mend()
            lines = batch.in_order(refusals) + self._stored(parsed)
            self.files.note(lines)
            yield batch.size, lines

    def _stored(self, parsed: list[Parsed]) -> list[Line]:
        self.vocabulary.forget()  # an editor may have merged names since the batch before
        return store(parsed, self.vocabulary, run=self.run, dry_run=self.dry_run)


class _Batch:
    """What was read together: the records that are `fresh`, and what is said of the others."""

    def __init__(self, items: list[Item]) -> None:
        self.size = sum(map(bytes_of, items))
        self._place = {item.file_name: number for number, item in enumerate(items)}
        records = [item for item in items if isinstance(item, Record)]
        known = known_originals(record.origin for record in records)
        self._unsound = [record for record in records if is_unsound(record, known)]
        self.fresh: list[Record] = []
        self._lines: list[Line] = []
        for item in items:
            if line := _known_line(item, known):
                self._lines.append(line)
            elif isinstance(item, Record):
                self.fresh.append(item)

    def mend(self) -> None:
        """Keep the bytes of originals anew that were found to be no longer as they were."""
        for record in self._unsound:
            originals.mend(record.sha256, record.data)

    def in_order(self, refusals: list[Line]) -> list[Line]:
        return sorted(self._lines + refusals, key=lambda line: self._place[line.file_name])


def _known_line(item: Item, known: dict[str, Known]) -> Line | None:
    """What is to be said of what need not be parsed."""
    if isinstance(item, Unchanged):
        return Line(item.file_name, "same", records=item.records)
    if isinstance(item, Refused):
        return Line(item.file_name, "skipped" if item.skipped else "refused", item.reason)
    if is_known(item, known):
        return Line(item.file_name, "same", title=known[item.origin].title)
    return None
