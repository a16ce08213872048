"""Markdown, with or without front matter: its text, without its marks.

Read as CommonMark with tables and strikethrough. A heading, a list item, a row of a table
and a line that ends in a hard break are lines of their own; of links and images their words
stay; what other dialects add to CommonMark (footnote marks, short codes, attributes) goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from archive.ingest.document import Document, Record, Refusal
from archive.ingest.encoding import decode
from archive.ingest.parsers.fields import metadata
from archive.ingest.parsers.front_matter import split
from archive.ingest.parsers.html_text import Line, text_lines
from archive.ingest.parsers.plain_text import NO_TEXT
from search.analysis import fold

# [^1] · {{< youtube "x" >}} · {% include x %} · {: .verse}
_DIALECT = re.compile(
    r"\[\^[^\]\s]{1,99}\]|\{\{[<%][^\n]{0,999}?[%>]\}\}|\{%[^\n]{0,999}?%\}|\{[:#.][^{}\n]{1,99}\}"
)
# A footnote would be read as the target of a reference.
_FOOTNOTE = re.compile(r"^ {0,3}\[\^[^\]\s]{1,99}\]:[ \t]*", re.MULTILINE)
_WORD = re.compile(r"\w+")


def parse(record: Record) -> Iterator[Document]:
    """One document. Its title is that of the front matter, or the heading above the text."""
    text, encoding = decode(record.data)
    front, body, notes = split(text)
    document = Document((), encoding=encoding, notes=notes, **metadata(front))
    title = " ".join(line.text for line in text_lines(_MARKDOWN.renderInline(document.title)))
    title, lines = _titled(title, text_lines(_MARKDOWN.render(_FOOTNOTE.sub("", body))))
    if not lines:
        raise Refusal(NO_TEXT)
    yield replace(document, title=title, paragraphs=tuple(line.text for line in lines))


def _titled(title: str, lines: list[Line]) -> tuple[str, list[Line]]:
    """The title and the lines without it: of one that is known, without its repetition."""
    at = _repetition(title, lines) if title else _heading(lines)
    if at is None or len(lines) < 2:
        return title, lines
    return title or lines[at].text, [*lines[:at], *lines[at + 1 :]]


def _heading(lines: list[Line]) -> int | None:
    """Where the heading of the whole text stands: the only one of level 1, or the first line."""
    highest = [at for at, line in enumerate(lines) if line.level == 1]
    if len(highest) == 1:
        return highest[0]
    return 0 if lines and lines[0].level else None


def _repetition(title: str, lines: list[Line]) -> int | None:
    return 0 if lines and lines[0].level and _holds(title, lines[0].text) else None


def _holds(title: str, heading: str) -> bool:
    """Whether the words of the heading stand in the title, in whatever spelling."""
    words, others = (" ".join(map(fold, _WORD.findall(text))) for text in (heading, title))
    return f" {words} " in f" {others} "


def _skip_dialect(state: StateInline, silent: bool) -> bool:
    match = _DIALECT.match(state.src, state.pos)
    if match is None:
        return False
    state.pos = match.end()
    return True


# What is nested more deeply is left out; each level more costs time on lone brackets.
_NESTING = 40
_MARKDOWN = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable(["table", "strikethrough"])
_MARKDOWN.inline.ruler.before("link", "dialect", _skip_dialect)
