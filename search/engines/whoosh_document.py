"""Haystack's prepared fields -> Whoosh's: a text is analysed once for all fields."""

from __future__ import annotations

import datetime
from typing import Any

from haystack.constants import DJANGO_CT, DJANGO_ID, ID

from search.analysis import Token, analyze

GAP = 100  # positions between title and text: no phrase reaches across


def index_document(prepared: dict[str, Any]) -> dict[str, Any]:
    title, body = analyze(prepared["title"]), analyze(prepared["text"])
    text = title + _moved(body, title[-1].position + GAP) if title else body
    published = prepared.get("published_at")
    return {
        ID: prepared[ID],
        DJANGO_CT: prepared[DJANGO_CT],
        DJANGO_ID: prepared[DJANGO_ID],
        "pk": int(prepared[DJANGO_ID]),
        "text": text,
        "text_folded": text,
        "title": title,
        "title_folded": title,
        "tags": prepared["tags"],
        "authors": prepared["authors"],
        "source": [prepared["source"]] if prepared.get("source") else None,
        "published_at": published and datetime.datetime.combine(published, datetime.time()),
    }


def _moved(tokens: list[Token], by: int) -> list[Token]:
    return [token._replace(position=token.position + by) for token in tokens]
