"""A file that is read as text, a record at a time, in an encoding that is told of all of it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BufferedReader

from archive.ingest.document import Record, Refusal, Refused
from archive.ingest.streams import Labels, seekable

Records = Iterator[Record | Refused]


def text_records(
    stream: BufferedReader,
    labels: Labels,
    encoding_of: Callable[[BufferedReader], str],
    read: Callable[[io.TextIOWrapper, Labels], Records],
) -> Records:
    """What `read` makes of the text. `encoding_of` leaves the stream at its start and may raise
    Refusal; a byte that is no UTF-8 comes as a surrogate, so that it costs its own record alone."""
    if not stream.seekable():
        with seekable(stream) as whole:
            yield from text_records(whole, labels, encoding_of, read)
        return
    try:
        encoding = encoding_of(stream)
    except Refusal as refusal:
        yield Refused(labels.origin, labels.file_name, str(refusal))
        return
    is_utf_8 = encoding == "utf-8"
    codec, errors = ("utf-8-sig", "surrogateescape") if is_utf_8 else (encoding, "replace")
    text = io.TextIOWrapper(stream, codec, errors, newline="")
    try:
        yield from read(text, replace(labels, encoding=encoding))
    finally:
        text.detach()
