"""The text of a part of a Word document: paragraphs and tables, as a reader would see them.

What was deleted while changes were tracked, hidden text, fields' codes and pictures are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from archive.ingest.parsers.html_text import BETWEEN_CELLS
from archive.ingest.parsers.markup_tree import Element, attribute, child, name_of, within
from archive.ingest.words import word_set

DROPPED = word_set("del moveFrom delText instrText pPr rPr tblPr tcPr sectPr sdtPr Fallback pict")
SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}
NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
LONG_CELL = 200  # characters of a cell that is a text and no value


class Line(NamedTuple):
    """A paragraph or a row; `level` is 1 to 9 of a heading, 0 of a title, -1 of any other."""

    text: str
    level: int = -1


class Text:
    """Lines of a document in their order, and the notes that it refers to: (kind, id)."""

    def __init__(self, level_of: Callable[[str], int] = lambda style: -1) -> None:
        self.level_of = level_of
        self.lines: list[Line] = []
        self.notes: list[tuple[str, str]] = []

    def read(self, element: Element) -> Text:
        """Add the paragraphs and tables in an element, in whatever wrappers."""
        for each in element:
            name = name_of(each)
            if name == "p":
                self._paragraph(each)
            elif name == "tbl":
                self._table(each)
            elif name not in DROPPED:
                self.read(each)
        return self

    def _paragraph(self, paragraph: Element) -> None:
        boxes: list[Element] = []
        level = self._level(child(paragraph, "pPr"))
        for line in "".join(self._runs(paragraph, boxes)).split("\n"):
            if text := " ".join(line.split()):
                self.lines.append(Line(text, level))
        for box in boxes:
            self.read(box)

    def _level(self, properties: Element | None) -> int:
        if properties is None:
            return -1
        outline, style = child(properties, "outlineLvl"), child(properties, "pStyle")
        if outline is not None and attribute(outline, "val") in "012345678":
            return int(attribute(outline, "val")) + 1
        return -1 if style is None else self.level_of(attribute(style, "val"))

    def _runs(self, element: Element, boxes: list[Element]) -> Iterator[str]:
        for each in element:
            name = name_of(each)
            if name in DROPPED or (name == "r" and _is_hidden(each)):
                continue
            if name == "t":
                yield each.text or ""
            elif name in SIGNS:
                yield SIGNS[name]
            elif name in NOTES:
                self.notes.append((NOTES[name], attribute(each, "id")))
            elif name == "txbxContent":
                boxes.append(each)
            else:
                yield from self._runs(each, boxes)

    def _table(self, table: Element) -> None:
        """A line for each row; where cells are texts, as in a page that is a table, their lines."""
        for row in (each for each in table.iterchildren() if name_of(each) == "tr"):
            cells = [Text(self.level_of).read(each) for each in row if name_of(each) == "tc"]
            lines = [line for cell in cells for line in cell.lines]
            self.notes += [note for cell in cells for note in cell.notes]
            if any(len(cell.lines) > 1 for cell in cells) or any(
                len(line.text) > LONG_CELL for line in lines
            ):
                self.lines += lines
            elif lines:
                self.lines.append(Line(BETWEEN_CELLS.join(line.text for line in lines)))


def _is_hidden(run: Element) -> bool:
    properties = child(run, "rPr")
    hidden = None if properties is None else child(properties, "vanish")
    return hidden is not None and attribute(hidden, "val") not in ("0", "false", "off")


def heading_levels(styles: Element) -> dict[str, int]:
    """Style id -> level of a heading, or 0 of a title; by the outline, else by the English name."""
    levels = dict[str, int]()
    for style in within(styles, "style"):
        name = child(style, "name")
        words = ("" if name is None else attribute(name, "val")).lower().split()
        outline = next(within(style, "outlineLvl"), None)
        if words == ["title"]:
            levels[attribute(style, "styleId")] = 0
        elif words[:1] == ["heading"] and words[1:] and words[1] in "123456789":
            levels[attribute(style, "styleId")] = int(words[1])
        elif outline is not None and attribute(outline, "val") in "012345678":
            levels[attribute(style, "styleId")] = int(attribute(outline, "val")) + 1
    return levels
