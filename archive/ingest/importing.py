"""Ingest: raw texts become articles. `ingest(paths)` is the one door.

path -> readers -> Record -> parsers -> Document -> refine -> tagging -> store -> row
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
from django.utils import timezone

from archive.ingest.document import Document, Record, Refusal, Refused
from archive.ingest.extraction import refine
from archive.ingest.formats import parse
from archive.ingest.readers import read
from archive.ingest.report import Line, Report
from archive.ingest.store import Parsed, content_hash, is_known, known_originals, store
from archive.models import ImportRun
from archive.names import Vocabulary
from archive.tagging import kind_of, suggest_tags

BATCH = 50  # records in one transaction, for whose end an editor who saves has to wait
BATCH_BYTES = 16_000_000
Tell = Callable[[Line], None]


class ImportUnderWay(Exception):
    """Another import holds the lock."""


def ingest(
    paths: Iterable[Path], *, dry_run: bool = False, tell: Tell = lambda line: None
) -> Report:
    """Import files and folders; `tell` hears of each record as soon as it is decided.

    Raises ImportUnderWay when another import runs. Whatever is wrong with a record is a
    line of the report; `dry_run` reports without keeping anything.
    """
    paths = [Path(path) for path in paths]
    report, vocabulary = Report(), Vocabulary()
    with _lock():
        run = None if dry_run else ImportRun.objects.create(paths=[str(path) for path in paths])
        for batch in _batches(_distinct(found for path in paths for found in read(path))):
            for line in _ingest_batch(batch, vocabulary, dry_run):
                report.add(line)
                tell(line)
        if run is not None:
            _finish(run, report)
    return report


def _ingest_batch(
    batch: list[Record | Refused], vocabulary: Vocabulary, dry_run: bool
) -> list[Line]:
    vocabulary.forget()  # an editor may have merged names since the batch before
    records = [found for found in batch if isinstance(found, Record)]
    known = known_originals(record.origin for record in records)
    lines, parsed = [], []
    for found in batch:
        if isinstance(found, Refused):
            lines.append(
                Line(found.file_name, "skipped" if found.skipped else "refused", found.reason)
            )
        elif is_known(found, known):
            lines.append(Line(found.file_name, "same", title=known[found.origin].article.title))
        else:
            documents, refusals = _parse(found)
            parsed += documents
            lines += refusals
    return lines + store(parsed, vocabulary, dry_run=dry_run)


def _parse(record: Record) -> tuple[list[Parsed], list[Line]]:
    """What can be used of a record, and why the rest cannot."""
    documents, refusals = [], []
    found = parse(record)
    while True:
        try:
            documents.append(refine(next(found)))
        except StopIteration:
            break
        except Refusal as refusal:
            refusals.append(Line(record.file_name, "refused", str(refusal)))
    several = len(documents) + len(refusals) > 1
    parsed = [
        _tagged(record, document, _origin(record, document) if several else record.origin)
        for document in documents
    ]
    return parsed, refusals


def _origin(record: Record, document: Document) -> str:
    """Where one of several articles of a file comes from: its place may change, its id not."""
    text = content_hash(document.title, "\n\n".join(document.paragraphs))
    return f"{record.origin}#{document.external_id or text[:16]}"


def _distinct(found: Iterable[Record | Refused]) -> Iterator[Record | Refused]:
    """A file may use one id twice: the second text is then an article too, and none is lost."""
    times: Counter[str] = Counter()
    for item in found:
        times[item.origin] += 1
        again = times[item.origin]
        yield replace(item, origin=f"{item.origin}~{again}") if again > 1 else item


def _tagged(record: Record, document: Document, origin: str) -> Parsed:
    if document.tags:
        return Parsed(record, document, origin, {name: kind_of(name) for name in document.tags})
    suggestions = suggest_tags(document)
    tags = tuple(suggestion.name for suggestion in suggestions)
    kinds = {suggestion.name: suggestion.kind for suggestion in suggestions}
    return Parsed(record, replace(document, tags=tags), origin, kinds)


def _batches(found: Iterator[Record | Refused]) -> Iterator[list[Record | Refused]]:
    while batch := list(islice(found, 1)):
        size = 0
        for item in islice(found, BATCH - 1):
            batch.append(item)
            size += len(item.data) if isinstance(item, Record) else 0
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
