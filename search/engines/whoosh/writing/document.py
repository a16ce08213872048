"""An index document -> the fields that our writer takes: two texts, of which it makes five fields."""

from __future__ import annotations

import datetime
from array import array
from typing import Any

from whoosh.util.times import datetime_to_long

from search.engines.whoosh.schema import IDENTITY, identity
from search.facets import NAMED
from search.index_document import IndexDocument

OPENING = 3_000  # characters of a text in which a title generated from it stands


def fields_of(document: IndexDocument) -> dict[str, Any]:
    """Field -> value; a title that was generated from the text is left to the text."""
    title = "" if _is_generated(document.title, document.text) else document.title
    return {
        IDENTITY: identity(document.pk),
        "content_hash": document.content_hash,
        "pk": document.pk,
        "text": (title, document.text),
        "title": (title,),
        "published_at": document.published_at and _long(document.published_at),
        **{facet.field: document.names.get(facet.name, ()) for facet in NAMED},
        **{
            facet.column: array("I", document.keys.get(facet.name, ())).tobytes() for facet in NAMED
        },
    }


def _is_generated(title: str, text: str) -> bool:
    """A title that was made of a text without one: its words are counted where they stand."""
    words = title.rstrip(" ….").split()
    return len(words) >= 4 and " ".join(words) in " ".join(text[:OPENING].split())


def _long(day: datetime.date) -> int:
    """The first moment of the day, as Whoosh counts time."""
    moment: int = datetime_to_long(datetime.datetime.combine(day, datetime.time()))
    return moment
