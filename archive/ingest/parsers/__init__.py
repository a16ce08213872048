"""Media type to parser. A new format is one row of the table."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from archive.ingest.document import Document, Record
from archive.ingest.parsers import jsonl, plain_text

PARSERS: dict[str, Callable[[Record], Iterator[Document]]] = {
    "text/plain": plain_text.parse,
    "application/json": jsonl.parse_file,
    "application/jsonl": jsonl.parse_line,
}


def parse(record: Record) -> Iterator[Document]:
    """The documents of a record, as they stand: nothing is repaired yet.

    Raises Refusal when there is none; a list of articles yields its good ones first and
    then raises one Refusal that names the bad ones.
    """
    yield from PARSERS[record.media_type](record)
