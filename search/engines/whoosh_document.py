"""Haystack's prepared fields -> Whoosh's: a text is analysed once for all fields."""

from __future__ import annotations

import datetime
from typing import Any

from haystack.constants import DJANGO_CT, DJANGO_ID, ID

from search.analysis import analyze
from search.content_hash import content_hash


def index_document(prepared: dict[str, Any]) -> dict[str, Any]:
    title, body = analyze(prepared["title"]), analyze(prepared["text"])
    text = (title, body)
    published = prepared.get("published_at")
    return {
        ID: prepared[ID],
        DJANGO_CT: prepared[DJANGO_CT],
        DJANGO_ID: prepared[DJANGO_ID],
        "content_hash": content_hash(prepared),
        "pk": int(prepared[DJANGO_ID]),
        "text": text,
        "text_folded": text,
        "title": (title,),
        "title_folded": (title,),
        "tags": prepared["tags"],
        "authors": prepared["authors"],
        "source": [prepared["source"]] if prepared.get("source") else None,
        "published_at": published and datetime.datetime.combine(published, datetime.time()),
    }
