"""Fields that hold markup, as other programs export them: what a reader would see of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from archive.ingest.document import lines_of
from archive.ingest.parsers.html_text import text_lines

_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,999}>|&(?:[a-zA-Z]{2,8}|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
# NewsAPI ends a text that it cut so.
_CHARS = " chars]"
_CUT = re.compile(rf"\s*(?:…|\.\.\.)?\s*\[\+\d+{re.escape(_CHARS)}\s*$")
CUT = "النص مقتطع في مصدره"


def plain(text: str) -> str:
    """One line of what a reader sees."""
    return " ".join(one_line for one_line in paragraphs_of(text)) if _has_markup(text) else text


def _has_markup(text: str) -> bool:
    return ("<" in text or "&" in text) and _MARKUP.search(text) is not None


def paragraphs_of(value: object) -> Iterator[str]:
    """The paragraphs of a text, of a list of them, or of a text in runs as Telegram has it."""
    if isinstance(value, str):
        if _has_markup(value):
            yield from (line.text for line in text_lines(value))
        else:
            yield from lines_of("\n".join(value.splitlines()))
    elif isinstance(value, list):
        items = [_text(item) for item in value]
        in_runs = any(isinstance(item, Mapping) for item in value)
        for item in ["".join(items)] if in_runs else items:
            yield from paragraphs_of(item)


def _text(item: object) -> str:
    text = item.get("text") if isinstance(item, Mapping) else item
    return text if isinstance(text, str) else ""


def without_cut(paragraphs: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The paragraphs without the sign that the source has cut them, and the note that it has."""
    *others, last = (*paragraphs, "")[:-1] or ("",)
    whole = _CUT.sub("", last) if _CHARS in last else last
    notes = () if whole == last else (CUT,)
    return tuple(part for part in (*others, whole) if part), notes


def without_source(title: str, source: str) -> str:
    """«العنوان - الصحيفة», as aggregators write it."""
    bare = title.removesuffix(source).rstrip() if source else title
    return bare.rstrip("-–—| ") if bare != title and bare.endswith(("-", "–", "—", "|")) else title
