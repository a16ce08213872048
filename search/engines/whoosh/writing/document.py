"""Haystack's prepared fields -> those our writer takes: two texts, from which it makes four fields."""

from __future__ import annotations

import datetime
from array import array
from typing import Any

from haystack.constants import DJANGO_CT, DJANGO_ID, ID
from whoosh.util.times import datetime_to_long

from search.content_hash import content_hash
from search.engines.whoosh.schema import PRIMARY_KEYS

OPENING = 3_000  # characters of a text in which a title made from it stands


def index_document(prepared: dict[str, Any]) -> dict[str, Any]:
    published = prepared.get("published_at")
    title, text = prepared["title"], prepared["text"]
    said = "" if _is_made(title, text) else title
    return {
        ID: prepared[ID],
        DJANGO_CT: prepared[DJANGO_CT],
        DJANGO_ID: prepared[DJANGO_ID],
        "content_hash": content_hash(prepared),
        "pk": int(prepared[DJANGO_ID]),
        "text": (said, text),
        "title": (said,),
        "tags": prepared["tags"],
        "authors": prepared["authors"],
        "source": [prepared["source"]] if prepared.get("source") else None,
        "published_at": published and _long(published),
        **{name: array("I", prepared.get(name, ())).tobytes() for name in PRIMARY_KEYS.values()},
    }


def _is_made(title: str, text: str) -> bool:
    """A title that was made of a text without one: its words are counted where they stand."""
    words = title.rstrip(" ….").split()
    return len(words) >= 4 and " ".join(words) in " ".join(text[:OPENING].split())


def _long(day: datetime.date) -> int:
    """The first moment of the day, as Whoosh counts time."""
    moment: int = datetime_to_long(datetime.datetime.combine(day, datetime.time()))
    return moment
