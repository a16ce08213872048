"""The pipeline: paths to articles, and a report of what became of each record.

path -> readers -> Record -> formats -> Document -> extraction -> tagging -> store -> row
"""

from __future__ import annotations

import fcntl
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from archive import planner
from archive.ingest.document import Document, Record, Refusal, Refused
from archive.ingest.extraction import extract
from archive.ingest.formats import parse
from archive.ingest.readers import read
from archive.ingest.report import Line, Report
from archive.ingest.store import Parsed, is_known, known_originals, store
from archive.models import ImportRun
from archive.names import Vocabulary
from archive.tagging import kind_of, suggest_tags

BATCH = 50  # records in one transaction, for whose end an editor who saves has to wait
BATCH_BYTES = 16_000_000


class ImportUnderWay(Exception):
    """Another import holds the lock."""


def ingest(
    paths: Iterable[Path],
    *,
    dry_run: bool = False,
    on_line: Callable[[Line], None] = lambda line: None,
) -> Report:
    """Import files and folders; `on_line` gets the line of each record as soon as it is decided.

    Raises ImportUnderWay when another import runs. Whatever is wrong with a record is a
    line of the report; `dry_run` reports without keeping anything.
    """
    paths = [Path(path) for path in paths]
    report, vocabulary = Report(), Vocabulary()
    with _lock():
        run = None if dry_run else ImportRun.objects.create(paths=[str(path) for path in paths])
        for batch in _batches(_distinct(record for path in paths for record in read(path))):
            for line in _ingest_batch(batch, vocabulary, dry_run):
                report.add(line)
                on_line(line)
        if run is not None:
            _finish(run, report)
    return report


def _ingest_batch(
    batch: list[Record | Refused], vocabulary: Vocabulary, dry_run: bool
) -> list[Line]:
    vocabulary.forget()  # an editor may have merged names since the batch before
    records = [record for record in batch if isinstance(record, Record)]
    known = known_originals(record.origin for record in records)
    lines: list[Line] = []
    parsed: list[Parsed] = []
    for record in batch:
        if isinstance(record, Refused):
            outcome = "skipped" if record.skipped else "refused"
            lines.append(Line(record.file_name, outcome, record.reason))
        elif is_known(record, known):
            title = known[record.origin].article.title
            lines.append(Line(record.file_name, "same", title=title))
        else:
            documents, refusals = _documents(record)
            parsed += _parsed(record, documents, several=len(documents) + len(refusals) > 1)
            lines += refusals
    return lines + store(parsed, vocabulary, dry_run=dry_run)


def _documents(record: Record) -> tuple[list[Document], list[Line]]:
    """What can be used of a record, and why the rest cannot."""
    documents: list[Document] = []
    refusals: list[Line] = []
    parsing = parse(record)
    while True:
        try:
            documents.append(extract(next(parsing)))
        except StopIteration:
            return documents, refusals
        except Refusal as refusal:
            refusals.append(Line(record.file_name, "refused", str(refusal)))


def _parsed(record: Record, documents: list[Document], *, several: bool) -> Iterator[Parsed]:
    for document in documents:
        document, kinds = _tagged(document)
        origin = _origin(record, document) if several else record.origin
        yield Parsed(record, document, origin, kinds)


def _origin(record: Record, document: Document) -> str:
    """Where one of several articles of a file comes from: its place may change, its id not."""
    return f"{record.origin}#{document.external_id or document.text_hash[:16]}"


def _distinct(records: Iterable[Record | Refused]) -> Iterator[Record | Refused]:
    """A file may use one id twice: the second text is then an article too, and none is lost."""
    times: Counter[str] = Counter()
    for record in records:
        times[record.origin] += 1
        again = times[record.origin]
        yield replace(record, origin=f"{record.origin}~{again}") if again > 1 else record


def _tagged(document: Document) -> tuple[Document, dict[str, str]]:
    """The document with its own tags or suggested ones, and the kind of each."""
    if document.tags:
        return document, {name: kind_of(name) for name in document.tags}
    suggestions = suggest_tags(document)
    tags = tuple(suggestion.name for suggestion in suggestions)
    kinds = {suggestion.name: suggestion.kind for suggestion in suggestions}
    return replace(document, tags=tags), kinds


def _batches(records: Iterator[Record | Refused]) -> Iterator[list[Record | Refused]]:
    while batch := list(islice(records, 1)):
        size = 0
        for record in islice(records, BATCH - 1):
            batch.append(record)
            size += len(record.data) if isinstance(record, Record) else 0
            if size > BATCH_BYTES:
                break
        yield batch


@contextmanager
def _lock() -> Iterator[None]:
    path = Path(settings.DATA_DIR) / "import.lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ImportUnderWay from None
        yield


def _finish(run: ImportRun, report: Report) -> None:
    run.finished = timezone.now()
    run.counts = dict(report.counts)
    run.lines = [str(line) for line in report.lines]
    run.save()
    with connection.cursor() as cursor:
        planner.analyze(cursor)
