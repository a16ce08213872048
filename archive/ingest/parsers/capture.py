"""A captured page: its text by what the server called it, with its address and the day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from typing import NamedTuple

from fastwarc.warc import ArchiveIterator

from archive.ingest.document import Document, Record, Refusal
from archive.ingest.parsers import plain_text, web_page

LIMIT = 5_000_000  # bytes of a page when it is unpacked
TOO_LARGE = f"الصفحة بعد فكّها أكبر من الحد ({LIMIT // 1_000_000} ميغابايت)"
SPOILT = "تعذر فكّ الصفحة: {}"
ADDRESS, DAY = "captured_from", "captured_at"  # keys of `extra`


class Kind(NamedTuple):
    """How pages of a media type are parsed, and what they are called then."""

    media_type: str
    parser: Callable[[Record], Iterator[Document]]


# Media type that the server gave -> kind.
KINDS = {
    "text/html": Kind("text/html", web_page.parse),
    "application/xhtml+xml": Kind("text/html", web_page.parse),
    "text/plain": Kind("text/plain", plain_text.parse),
}


def parse(record: Record) -> Iterator[Document]:
    """The documents of one record of a web archive. Raises Refusal."""
    capture = _unpacked(record.data)
    if len(capture.data) > LIMIT:
        raise Refusal(TOO_LARGE)
    kind = KINDS[capture.media_type]
    page = replace(record, data=capture.data, media_type=kind.media_type)
    captured = {ADDRESS: capture.address, DAY: capture.day}
    noted = {name: value for name, value in captured.items() if value}
    for document in kind.parser(page):
        url = document.url or capture.address
        yield replace(document, url=url, extra={**document.extra, **noted})


class _Capture(NamedTuple):
    data: bytes
    media_type: str
    address: str
    day: str  # ISO 8601, "" when the record does not say it


def _unpacked(data: bytes) -> _Capture:
    try:
        record = next(iter(ArchiveIterator(BytesIO(data), auto_decode="all")))
        told = record.http_content_type if record.is_http_parsed else None
        told = told or record.headers.get("Content-Type") or ""
        return _Capture(
            record.reader.read(LIMIT + 1),
            told.partition(";")[0].strip().lower(),
            (record.headers.get("WARC-Target-URI") or "").strip("<>"),
            record.record_date.isoformat() if record.record_date else "",
        )
    except OSError as error:
        raise Refusal(SPOILT.format(error)) from None
