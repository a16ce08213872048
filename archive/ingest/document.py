"""The values that travel through ingest: raw bytes in, a parsed article or a refusal out."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the day, the month or the year; unknown parts hold 1."""

    date: datetime.date
    precision: str  # "day", "month" or "year"


@dataclass(frozen=True, slots=True)
class Record:
    """Raw bytes as they were found: one file, or one line of a JSON Lines file.

    `origin` names the place for ever (an absolute path, with `#` and the line's own id
    for a line of a file); `file_name` is what a reader may be shown.
    """

    data: bytes
    media_type: str
    origin: str
    file_name: str


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
class Document:
    """A parsed article. Text without markup; an empty string or tuple means "not said"."""

    paragraphs: tuple[str, ...]
    title: str = ""
    external_id: str = ""
    source: str = ""
    authors: tuple[str, ...] = ()
    published: PartialDate | None = None
    tags: tuple[str, ...] = ()
    url: str = ""
    place: str = ""
    section: str = ""
    language: str = "ar"
    encoding: str = "utf-8"
    extra: Mapping[str, object] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


class Refusal(Exception):
    """Why a record cannot become an article, in Arabic, for the import report."""
