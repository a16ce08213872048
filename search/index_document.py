"""The index document of an article: all that an engine is given to find it by."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# Facet -> the prepared field that holds the primary keys of its rows.
KEYS = {"source": "source_pks", "author": "author_pks", "tag": "tag_pks"}


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """`keys`: facet -> primary keys of its rows; `tags`, `authors` and `source` are names.

    `content_hash` is the hash over all of it, see `content_hash`.
    """

    pk: int
    title: str
    text: str
    published_at: datetime.date | None = None
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    source: str = ""
    keys: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    content_hash: str = ""


def index_document(pk: int, prepared: Mapping[str, Any]) -> IndexDocument:
    """From the fields that Haystack prepares of an article; it leaves out those that are null."""
    return IndexDocument(
        pk=pk,
        title=prepared["title"],
        text=prepared["text"],
        published_at=prepared.get("published_at"),
        tags=tuple(prepared["tags"]),
        authors=tuple(prepared["authors"]),
        source=prepared.get("source", ""),
        keys={facet: tuple(prepared[name]) for facet, name in KEYS.items()},
        content_hash=content_hash(prepared),
    )


def content_hash(prepared: Mapping[str, Any]) -> str:
    """32 hexadecimal digits over the fields that Haystack prepared, in whatever order.

    Not the hash of the article's text: a renamed tag, a new author or another date changes
    what is found, and a change that the index has missed must show whatever it was.
    """
    written = json.dumps(prepared, sort_keys=True, default=str, ensure_ascii=True)
    return hashlib.blake2b(written.encode("ascii"), digest_size=16).hexdigest()
