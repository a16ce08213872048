"""Saved pages to records: one that its pictures make too large is read without them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BufferedReader

from archive.ingest import streams
from archive.ingest.document import Record, Refused
from archive.ingest.streams import EMPTY, TOO_LARGE, Labels

WITH_PICTURES = 60_000_000  # bytes of a page that holds its pictures

# What «save as a single file» puts in place of the address of a picture or a font.
_PICTURE = re.compile(
    rb"data:[\w.+-]{1,40}/[\w.+-]{1,80}(?:;[\w=.-]{1,40})*;base64,[A-Za-z0-9+/=%]*"
)


def page_file(stream: BufferedReader, labels: Labels) -> Iterator[Record | Refused]:
    """The file as one record."""
    data = stream.read(WITH_PICTURES + 1)
    if streams.LIMIT < len(data) <= WITH_PICTURES:
        data = _PICTURE.sub(b"data:,", data)
    if len(data) > streams.LIMIT:
        yield Refused(labels.origin, labels.file_name, TOO_LARGE)
    elif not data.strip():
        yield Refused(labels.origin, labels.file_name, EMPTY)
    else:
        yield Record(data, labels.media_type, labels.origin, labels.file_name)
