"""HTML to lines of plain text: what a reader of the page would read, and nothing of the markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import NamedTuple

from archive.ingest.words import word_set

BETWEEN_CELLS = "؛ "
INLINE = word_set(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q rp rt "
    "ruby s samp script small span strike strong style sub sup template time tt u var wbr"
)
_CELL = "\x1f"  # where the next cell of a row begins; no text holds it
_CELLS = re.compile(rf"\s*{_CELL}[\s{_CELL}]*")
_NUMBER = re.compile(r"\d{1,9}")
_HEADING = re.compile(r"h([1-6])")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_TASK = re.compile(r"\[[ xX]\] ")
# What is no text: comments, instructions, scripts and styles with all that is in them. An
# element that is not closed before the next of its kind is a tag alone, for time's sake.
_SILENT = re.compile(
    r"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)"
    r"|<(script|style|template)\b[^>]{0,999}>(?:(?!<\1\b).)*?</\1\s*>",
    re.DOTALL | re.IGNORECASE,
)


class Line(NamedTuple):
    """A paragraph, an item, a row or a heading; `level` is 1 to 6 of a heading, else 0."""

    text: str
    level: int = 0


def text_lines(html: str) -> list[Line]:
    """The lines of a page or of a part of one, in order, without those that are empty."""
    reader = _Reader()
    reader.feed(_SILENT.sub(" ", html))
    if not reader.rawdata.startswith("<"):  # else a tag that never ends: browsers drop it
        reader.close()
    reader.end_line()
    return reader.lines


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self.parts: list[str] = []  # of the line that is being read
        self.level = 0
        self.preformatted = 0
        self.lists: list[int | None] = []  # the next number of each open list
        self.number = ""  # of an item that has begun, before its first word
        self.in_item = False

    def set_cdata_mode(self, elem: str, **options: object) -> None:
        """A script that is left, because it is never closed, must not swallow the text."""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self.handle_data(dict(attributes).get("alt") or "")
        elif tag in ("td", "th"):
            self.parts.append(_CELL)
        elif tag not in INLINE:
            self.end_line()
            self._begin(tag, dict(attributes))

    def _begin(self, tag: str, attributes: dict[str, str | None]) -> None:
        if heading := _HEADING.fullmatch(tag):
            self.level = int(heading[1])
        elif tag == "pre":
            self.preformatted += 1
        elif tag in ("ol", "ul"):
            start = _NUMBER.fullmatch(attributes.get("start") or "1")
            self.lists.append(int(start[0]) if tag == "ol" and start else None)
        elif tag == "li":
            self._begin_item()

    def _begin_item(self) -> None:
        self.in_item, self.number = True, ""
        if self.lists and self.lists[-1] is not None:
            self.number = f"{self.lists[-1]}. "
            self.lists[-1] += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in INLINE or tag in ("td", "th"):
            return
        self.end_line()
        if tag == "pre":
            self.preformatted = max(0, self.preformatted - 1)
        elif tag in ("ol", "ul") and self.lists:
            self.lists.pop()
        elif tag == "li":
            self.in_item = False
        elif _HEADING.fullmatch(tag):
            self.level = 0

    def handle_data(self, data: str) -> None:
        lines = data.split("\n") if self.preformatted else [data]
        self.parts.append(lines[0])
        for line in lines[1:]:
            self.end_line()
            self.parts.append(line)

    def end_line(self) -> None:
        """What was read since the last line becomes one, if it holds anything."""
        text = _BLANKS.sub(" ", "".join(self.parts)).strip(f" {_CELL}")
        self.parts = []
        if self.in_item and text:
            text = _TASK.sub("", text) if text.startswith("[") else text
            text, self.number, self.in_item = self.number + text, "", False
        if text:
            self.lines.append(Line(_CELLS.sub(BETWEEN_CELLS, text), self.level))
