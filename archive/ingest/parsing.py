"""A record to the documents that are to be kept: parsed, extracted, completed, tagged. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from archive.ingest.defaults import Defaults
from archive.ingest.document import Document, Record, Refusal
from archive.ingest.extraction import extract
from archive.ingest.formats import parse
from archive.ingest.report import Line
from archive.tagging import kind_of, suggest_tags


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document, and the record it was read from. `kinds`: tag -> its kind."""

    record: Record
    document: Document
    origin: str
    kinds: dict[str, str]


def parse_record(record: Record, defaults: Defaults) -> tuple[list[Parsed], list[Line]]:
    """What can be used of a record, and why the rest cannot."""
    documents: list[Document] = []
    refusals: list[Line] = []
    parsing = parse(record)
    while True:
        try:
            documents.append(extract(next(parsing)))
        except StopIteration:
            break
        except Refusal as refusal:
            refusals.append(Line(record.file_name, "refused", str(refusal)))
    several = len(documents) + len(refusals) > 1
    return [_completed(record, document, defaults, several) for document in documents], refusals


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
