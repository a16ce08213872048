"""Web archives (WARC, ISO 28500) to records: each captured page with all that was noted of it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesHeaderParser
from io import BufferedReader, BytesIO
from typing import BinaryIO, NamedTuple, cast

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from archive.ingest.document import Record, Refused
from archive.ingest.parsers.capture import KINDS
from archive.ingest.streams import LIMIT, TOO_LARGE, Labels

CUT = "سجل مقطوع: أقصر مما يقوله رأسه"
DAMAGED = "تعذرت قراءة ما بعد هذا السجل: الملف تالف"
NO_PAGES = "لا صفحات فيه"
ADDRESS_LENGTH = 600

# Records that hold a page, if anything; the others say how it was captured.
HOLDING = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
WANTED = HOLDING | WarcRecordType.revisit

# What is no page -> its name in the report.
REDIRECT, MISSING = "تحويلات إلى عناوين أخرى", "صفحات أجاب خادمها بخطأ"
REPEATED, OTHER = "سجلات تكرر ما التُقط قبلها", "سجلات ليست نصوصا (صور وأنماط ونحوها)"
PASSED = "{}: {}"


class _Counting:
    """A stream that knows how far it is: fastwarc 2.0.1 panics where `tell` raises, as of a pipe."""

    def __init__(self, stream: BufferedReader) -> None:
        self.stream, self.position = stream, 0

    def read(self, size: int = -1) -> bytes:
        data = self.stream.read(size)
        self.position += len(data)
        return data

    def tell(self) -> int:
        return self.position


class _Block(NamedTuple):
    """The block of a record: `status` of a response, and the media type of what it brought."""

    status: int
    media_type: str


def read(stream: BufferedReader, labels: Labels) -> Iterator[Record | Refused]:
    """A record for each captured page, named by its address; what is no page is counted.

    fastwarc 2.0 gives the last record of a file that is cut off as if it were whole, so the
    length is compared with what the head of the record says.
    """
    passed: Counter[str] = Counter()
    seen, pages = "", 0
    try:
        for record in ArchiveIterator(
            cast(BinaryIO, _Counting(stream)), record_types=WANTED, parse_http=False
        ):
            seen = (record.headers.get("WARC-Target-URI") or "").strip("<>")
            found = _of(record, seen, labels)
            if isinstance(found, str):
                passed[found] += 1
            else:
                pages += 1
                yield found
    except OSError:  # what fastwarc raises of a head that is none
        yield Refused(f"{labels.origin}#{seen}", f"{labels.file_name}: {seen}", DAMAGED)
    for what, count in passed.items():
        reason = PASSED.format(what, count)
        yield Refused(labels.origin, labels.file_name, reason, skipped=True)
    if not pages and not passed:
        yield Refused(labels.origin, labels.file_name, NO_PAGES)


def _of(record: WarcRecord, address: str, labels: Labels) -> Record | Refused | str:
    """The page of a record, why it is not read, or what kind of no page it is."""
    if record.record_type == WarcRecordType.revisit:
        return REPEATED
    origin = f"{labels.origin}#{_key(address)}"
    name = f"{labels.file_name}: {address}"
    data = record.reader.read(LIMIT + 1)
    block = _block(record, data)
    if block.status in range(300, 400):
        return REDIRECT
    if block.status not in range(200, 300):
        return MISSING
    if block.media_type not in KINDS:
        return OTHER
    if len(data) > LIMIT:
        return Refused(origin, name, TOO_LARGE)
    if len(data) < record.content_length or not address:
        return Refused(origin, name, CUT)
    return Record(_whole(record, data), labels.media_type, origin, name)


def _block(record: WarcRecord, data: bytes) -> _Block:
    if record.record_type != WarcRecordType.response or not record.is_http:
        told = record.headers.get("Content-Type") or ""
        return _Block(200, told.partition(";")[0].strip().lower())
    first, _, rest = data.partition(b"\n")
    fields = first.split()
    status = int(fields[1]) if len(fields) > 1 and fields[1].isdigit() else 0
    return _Block(status, _headers(rest).get_content_type())


def _headers(data: bytes) -> Message:
    head = data.replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    return BytesHeaderParser().parsebytes(head)


def _whole(record: WarcRecord, data: bytes) -> bytes:
    """The record as it stood in the file, its head and its block."""
    head = BytesIO()
    record.headers.write(head)
    return head.getvalue() + data + b"\r\n\r\n"


def _key(address: str) -> str:
    """What names a page for ever: its address, or the hash of one that is too long to keep."""
    if len(address) <= ADDRESS_LENGTH:
        return address
    return hashlib.sha256(address.encode("utf-8", "replace")).hexdigest()
