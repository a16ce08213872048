"""What a file says of its article above the text: front matter, under our names, as strings."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from archive.ingest.document import Record, Refusal
from archive.ingest.parsers.aliases import EMPTY, NAMES, key_of, renamed
from archive.ingest.parsers.draft import take_draft
from archive.ingest.parsers.fields import metadata, texts
from archive.ingest.parsers.front_matter import LINE_LOST, split
from archive.ingest.parsers.yaml_block import Front

NO_TEXT = "لا نص في الملف"
STRINGS = ("title", "date", "source", "url", "language", "id")
NAMED = ("author", "tags")
NESTED = ("params", "taxonomies", "extra")  # tables of Hugo and Zola with fields of an article

_SPELT = {name.casefold(): name for names in NAMES.values() for name in names}
_NAMED_BY_DATE = re.compile(r"(?:.*/)?(\d{4}-\d{1,2}-\d{1,2})-[^/]+")  # as Jekyll wants it


@dataclass(frozen=True, slots=True)
class Facts:
    """`values` are arguments of Document, `body` is the text below."""

    values: dict[str, Any]
    body: str


def read(record: Record, text: str) -> Facts:
    """The facts above the text of a record; a field that cannot be read costs itself alone."""
    front, body, notes = split(text)
    values, draft = take_draft(_spelt(front))
    texts_above = [key for key in values if key_of(key) == "text"]  # the text stands below
    fields = {f"{key}?": values.pop(key) for key in texts_above} | renamed(values)
    fields |= {key: _line(fields[key]) for key in STRINGS if isinstance(fields.get(key), list)}
    named = _NAMED_BY_DATE.fullmatch(record.file_name)
    if front and named and not fields.get("date"):
        fields["date"] = named[1]
    lost = [key for key in fields if not _can_be_read(fields, key)]
    for key in lost:
        fields[f"{key}?"] = fields.pop(key)
    notes += tuple(LINE_LOST.format(key) for key in lost)
    return Facts(metadata(fields) | {"notes": notes, "draft": draft}, body)


def _spelt(front: Front) -> Front:
    """The values as strings under names as we spell them, those of nested tables with them."""
    for name in NESTED:
        if isinstance(inner := front.get(name), Mapping):
            front = {**inner, **{key: front[key] for key in front if key != name}}
    names = {key: _SPELT.get(key.strip().casefold(), key.strip()) for key in front}
    values = ((names[key], _strings(value)) for key, value in front.items())
    return {name: value for name, value in values if value not in EMPTY}


def _strings(value: object) -> object:
    if isinstance(value, Mapping):
        return {str(key): _strings(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_strings(each) for each in value]
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    return "" if value is None else str(value)


def _line(value: object) -> str:
    """The string that was meant by a list of one or of several."""
    return "، ".join(_words(value))


def _words(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from _words(each)
    elif isinstance(value, str):
        yield value


def _can_be_read(fields: Mapping[str, object], key: str) -> bool:
    if key in NAMED:
        try:
            return bool(texts(fields, key))
        except Refusal:
            return False
    return key not in STRINGS or isinstance(fields[key], str)
