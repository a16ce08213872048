"""A record to the documents that are to be kept: parsed, extracted, completed, tagged. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from archive.ingest.defaults import Defaults
from archive.ingest.document import Document, PassedOver, Record, Refusal
from archive.ingest.extraction import extract
from archive.ingest.extraction.opening_lines import OpeningLines
from archive.ingest.formats import parse
from archive.ingest.report import Line
from archive.tagging import kind_of, suggest_tags


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document, and the record it was read from. `kinds`: tag -> its kind.

    `given` is the document as the file has it.
    """

    record: Record
    document: Document
    origin: str
    kinds: dict[str, str]
    given: Document | None = None


def parse_record(record: Record, defaults: Defaults) -> tuple[list[Parsed], list[Line]]:
    """What can be used of one record, and why the rest cannot."""
    return parse_batch([record], OpeningLines(), defaults)


def parse_batch(
    records: Iterable[Record],
    openings: OpeningLines,
    defaults: Defaults,
    most: int | None = None,
) -> tuple[list[Parsed], list[Line]]:
    """The same of records that follow each other in a run, which shares `openings`: of no record
    more than `most` documents."""
    documents: list[tuple[Record, Document]] = []
    lines: list[Line] = []
    found: Counter[str] = Counter()  # origin -> documents and refusals
    for record in records:
        for each in islice(_each(record), most):
            found[record.origin] += 1
            if isinstance(each, Document):
                documents.append((record, each))
            else:
                lines.append(each)
    opened = openings.read([(record.origin, document) for record, document in documents])
    parsed: list[Parsed] = []
    for (record, given), document in zip(documents, opened, strict=True):
        try:
            several = found[record.origin] > 1
            made = _completed(record, extract(document), defaults, several)
            parsed.append(replace(made, given=given))
        except Refusal as refusal:
            lines.append(_refused(record, refusal))
    return parsed, lines


def _each(record: Record) -> Iterator[Document | Line]:
    """The documents of a record as they stand, and why there are no others."""
    try:
        yield from parse(record)
    except Refusal as refusal:
        yield _refused(record, refusal)


def _refused(record: Record, refusal: Refusal) -> Line:
    outcome = "skipped" if isinstance(refusal, PassedOver) else "refused"
    return Line(record.file_name, outcome, str(refusal))


def _completed(record: Record, document: Document, defaults: Defaults, several: bool) -> Parsed:
    document, kinds = _tagged(defaults.complete(document, record.origin), defaults)
    return Parsed(record, document, _origin(record, document) if several else record.origin, kinds)


def _origin(record: Record, document: Document) -> str:
    """Where one of several articles of a file comes from: its place may change, its id not."""
    return f"{record.origin}#{document.external_id or document.text_hash[:16]}"


def _tagged(document: Document, defaults: Defaults) -> tuple[Document, dict[str, str]]:
    """The document with its own tags or suggested ones and those of the run, and the kind of each."""
    suggested = {} if document.tags else {one.name: one.kind for one in suggest_tags(document)}
    tags = defaults.with_tags(document.tags or tuple(suggested))
    return replace(document, tags=tags), {
        name: suggested.get(name) or kind_of(name) for name in tags
    }
