"""The values that travel through ingest: raw bytes in, a parsed article or a refusal out.

A hash is computed when it is first needed, and kept with the value that it is of.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any

from search.analysis.dates.partial_date import PartialDate as PartialDate


def text_hash(title: str, body: str) -> str:
    """SHA-256 of title and text with all white space made one: the identity of a text."""
    return hashlib.sha256(
        "\n".join((" ".join(title.split()), " ".join(body.split()))).encode()
    ).hexdigest()


@dataclass(frozen=True)
class Record:
    """Raw bytes as they were found: one file, or one line of a JSON Lines file.

    `origin` names the place for ever (an absolute path, with `#` and the line's own id
    for a line of a file); `file_name` is what a reader may be shown; `encoding` is that of
    the file where the bytes do not tell it, for they are written anew, in UTF-8. `read` is what a
    reader has read of the bytes already, for the parser; other processes read them themselves.
    """

    data: bytes
    media_type: str
    origin: str
    file_name: str
    encoding: str = ""
    read: object = field(default=None, compare=False, repr=False)

    def __getstate__(self) -> dict[str, object]:
        return self.__dict__ | {"read": None}

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Refused:
    """A file or a line that was not read, and why, in Arabic.

    `skipped` marks what was never meant to be read (a hidden file, a file of another
    kind, an article with no text): worth a line of the report, but no fault.
    """

    origin: str
    file_name: str
    reason: str
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A file of so many records that is, byte for byte, as it was when all of them were kept."""

    origin: str
    file_name: str
    records: int


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text that hold anything."""
    return tuple(line for line in text.split("\n") if line.strip())


@dataclass(frozen=True)
class Document:
    """A parsed article. Text without markup; an empty string or tuple stands for "not known"."""

    paragraphs: tuple[str, ...]
    title: str = ""
    external_id: str = ""
    source: str = ""
    authors: tuple[str, ...] = ()
    published: PartialDate | None = None
    tags: tuple[str, ...] = ()
    url: str = ""
    places: tuple[str, ...] = ()
    section: str = ""
    language: str = "ar"
    encoding: str = "utf-8"
    extra: Mapping[str, object] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    draft: bool = False  # its file says that it is not published
    repairs: tuple[str, ...] = ()  # of spoilt text
    as_found: tuple[str, str] = ("", "")  # title and body without them
    review: str = ""  # why an editor should read it before others do

    @property
    def body(self) -> str:
        """The text as it is kept: paragraphs with a blank line between them."""
        return "\n\n".join(self.paragraphs)

    @cached_property
    def text_hash(self) -> str:
        return text_hash(self.title, self.body)

    def lines(self, count: int | None = None) -> str:
        """The first paragraphs, or all, one a line."""
        return "\n".join(self.paragraphs[:count])

    def with_lines(self, lines: str, count: int | None = None) -> Document:
        """The document with these lines in place of its first paragraphs, or of all."""
        rest = () if count is None else self.paragraphs[count:]
        return replace(self, paragraphs=(*lines_of(lines), *rest))

    def with_notes(self, *notes: str) -> Document:
        """The document with more notes, each once."""
        return replace(self, notes=tuple(dict.fromkeys((*self.notes, *notes))))


_FIELDS = {one.name for one in fields(Document)}


def replace(document: Document, **changes: Any) -> Document:
    """As `dataclasses.replace`, which took a fifth of extraction. Raises TypeError for no field."""
    if not changes.keys() <= _FIELDS:
        raise TypeError(f"no fields of a document: {changes.keys() - _FIELDS}")
    made = object.__new__(Document)
    values = document.__dict__ | changes
    values.pop("text_hash", None)  # which is of other values
    made.__dict__.update(values)
    return made


class Refusal(Exception):
    """Why a record cannot become an article, in Arabic, for the import report."""


class PassedOver(Refusal):
    """Why a record holds no article and was never meant to: no fault, but a line of the report."""
