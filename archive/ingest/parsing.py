"""A record to the documents that are to be kept: parsed, extracted, completed, tagged. Pure."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from archive.ingest.defaults import Defaults
from archive.ingest.document import Document, PassedOver, Record, Refusal, replace
from archive.ingest.extraction import extract
from archive.ingest.extraction.opening_lines import (
    Keys,
    Marks,
    OpeningLines,
    opening_keys,
    without_opening,
)
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
    reading = Reading(records, most)
    return reading.finish(openings.judge(reading.openings()), defaults)


class Reading:
    """The documents of a batch of records as they stand. What they are in the end depends on the
    texts before them, so that comes in between: `finish` takes the marks of their first lines."""

    def __init__(self, records: Iterable[Record], most: int | None = None) -> None:
        self._documents: list[tuple[Record, Document]] = []
        self._lines: list[Line] = []
        self._found: Counter[str] = Counter()  # origin -> documents and refusals
        for record in records:
            for each in islice(_each(record), most):
                self._found[record.origin] += 1
                if isinstance(each, Document):
                    self._documents.append((record, each))
                else:
                    self._lines.append(each)

    def openings(self) -> list[tuple[str, Keys]]:
        """The origin and the first lines of each document."""
        return [(record.origin, opening_keys(document)) for record, document in self._documents]

    def finish(self, marks: list[Marks], defaults: Defaults) -> tuple[list[Parsed], list[Line]]:
        """The documents that are to be kept, and why others are not."""
        parsed, lines = list[Parsed](), [*self._lines]
        for (record, given), some in zip(self._documents, marks, strict=True):
            try:
                several = self._found[record.origin] > 1
                document = extract(without_opening(given, some))
                made = _completed(record, document, defaults, several)
                parsed.append(dataclasses.replace(made, given=given))
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
