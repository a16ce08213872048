"""Boilerplate cut from a text; the fields of the article that stand in it are kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from archive.ingest.document import Document, replace
from archive.ingest.extraction.boilerplate_cuts import BETWEEN, HEAD, TAIL, Cut
from archive.ingest.extraction.repair import repair_names

WINDOW = 1_200  # code points of the tail that are searched
ROUNDS = 12  # pieces of boilerplate that may be piled up
MAX_TAG_WORDS, MAX_TAGS = 4, 20


@dataclass(frozen=True, slots=True)
class Trimmed:
    """A text without its boilerplate, the names of the cuts, and (field, value) pairs that stood in it."""

    text: str
    cuts: tuple[str, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()


End = Callable[[Cut, str], tuple[re.Match[str], str] | None]


def trim_head(text: str) -> Trimmed:
    """Cut boilerplate from the beginning, as often as there is some."""
    return _trim(Trimmed(text), HEAD, _head)


def trim_tail(text: str) -> Trimmed:
    """Cut boilerplate from the end, as often as there is some."""
    return _trim(Trimmed(text), TAIL, _tail)


def trim_between(text: str) -> Trimmed:
    """Cut the lines of boilerplate that stand between paragraphs."""
    cuts = []
    for cut in BETWEEN:
        if cut.is_hinted(text):
            text, times = cut.pattern.subn("", text)
            cuts += [cut.name] * bool(times)
    return Trimmed(text, tuple(cuts))


def _head(cut: Cut, text: str) -> tuple[re.Match[str], str] | None:
    match = cut.pattern.match(text)
    return (match, text[match.end() :].lstrip()) if match else None


def _tail(cut: Cut, text: str) -> tuple[re.Match[str], str] | None:
    match = cut.pattern.search(text, max(0, len(text) - WINDOW))
    return (match, text[: match.start()].rstrip()) if match else None


def _trim(trimmed: Trimmed, cuts: Iterable[Cut], end: End) -> Trimmed:
    for _ in range(ROUNDS):
        window = trimmed.text[-WINDOW:]
        hinted = (cut for cut in cuts if cut.is_hinted(window))
        step = next(((cut, rest) for cut in hinted if (rest := end(cut, trimmed.text))), None)
        if step is None:
            break
        cut, (match, text) = step
        fields = ((name, value.strip()) for name, value in match.groupdict().items() if value)
        trimmed = Trimmed(text, (*trimmed.cuts, cut.name), (*trimmed.metadata, *fields))
    return trimmed


def cut_boilerplate(document: Document) -> Document:
    """The document without boilerplate, with the fields that stood in it where they were empty."""
    for trim in (trim_head, trim_tail, trim_between):
        trimmed = trim(document.lines())
        if trimmed.cuts:
            document = _with_metadata(document, trimmed)
    return document


def _with_metadata(document: Document, trimmed: Trimmed) -> Document:
    metadata = dict(trimmed.metadata)
    document = document.with_lines(trimmed.text).with_notes(*trimmed.cuts)
    return replace(
        document,
        source=document.source or metadata.get("source", ""),
        title=document.title or metadata.get("title", ""),
        url=document.url or metadata.get("url", ""),
        tags=document.tags or split_tags(metadata.get("tags", ""), document),
    )


def split_tags(value: str, document: Document) -> tuple[str, ...]:
    """Tags in one line: parted by commas, else the longest runs of words that the text holds."""
    if "،" in value or "," in value:
        return repair_names(value.replace("،", ",").split(","))[:MAX_TAGS]
    words, tags = value.split(), []
    text = f"{document.title}\n{document.lines()}".replace("\n", " ")
    while words:
        size = next((n for n in range(MAX_TAG_WORDS, 1, -1) if _is_run(words, n, text)), 1)
        tags.append(" ".join(words[:size]))
        words = words[size:]
    return tuple(dict.fromkeys(tags))[:MAX_TAGS]


def _is_run(words: list[str], size: int, text: str) -> bool:
    return len(words) >= size and " ".join(words[:size]) in text
