"""The index document of an article: all that an engine finds it by."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from search.facets import NAMED


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """`names` and `keys`: facet -> names and primary keys of the rows that the article has.

    `content_hash` is the hash over all of it, see `content_hash`.
    """

    pk: int
    title: str
    text: str
    published_at: datetime.date | None = None
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    keys: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    content_hash: str = ""


def index_document(pk: int, prepared: Mapping[str, Any]) -> IndexDocument:
    """From the fields that Haystack prepares of an article; it leaves out those that are null."""
    return IndexDocument(
        pk=pk,
        title=prepared["title"],
        text=prepared["text"],
        published_at=prepared.get("published_at"),
        names={facet.name: _names(prepared.get(facet.field, ())) for facet in NAMED},
        keys={facet.name: tuple(prepared[facet.column]) for facet in NAMED},
        content_hash=content_hash(prepared),
    )


def _names(prepared: str | Iterable[str]) -> tuple[str, ...]:
    """Of a field with one value, or with many."""
    return (prepared,) if isinstance(prepared, str) else tuple(prepared)


def content_hash(prepared: Mapping[str, Any]) -> str:
    """32 hexadecimal digits over the fields that Haystack prepared, in whatever order.

    Not the hash of the article's text: a renamed tag, a new author or another date changes
    what is found, and a change that the index has missed must show whatever it was.
    """
    written = json.dumps(prepared, sort_keys=True, default=str, ensure_ascii=True)
    return hashlib.blake2b(written.encode("ascii"), digest_size=16).hexdigest()
