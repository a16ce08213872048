"""The lead: the opening of an article, as lists and feeds show it."""

from __future__ import annotations

from collections.abc import Sequence

LENGTH = 280  # code points; two to four lines on a card


def lead(paragraphs: Sequence[str], length: int = LENGTH) -> str:
    """The first paragraphs, cut at a word; «…» shows the cut."""
    text = " ".join(" ".join(paragraphs[:3]).split())
    if len(text) <= length:
        return text
    return text[: text.rfind(" ", 0, length) + 1 or length].rstrip(" ،؛:.-–—") + "…"
