"""The text of a part of a TEI file: paragraphs without marks, notes after them."""

from __future__ import annotations

import re

from archive.ingest.parsers.markup_tree import Element, attribute, name_of
from archive.ingest.words import word_set

BLOCKS = word_set(
    "p l ab head item row quote lg list table note opener closer salute signed dateline bibl "
    "trailer epigraph label sp speaker stage argument div body front back cit listBibl figure"
)
# What is no text of the article: what editors crossed out, running heads, signs of other things.
SILENT = word_set("del fw gap figDesc graphic teiHeader sic orig abbr index facsimile")
CHOSEN = {"sic": "corr", "orig": "reg", "abbr": "expan"}  # of two readings in a `choice`
BREAKS = word_set("lb pb cb gb milestone")
_BROKEN = "\x1e"  # where a word goes on in the next line or page; no text holds it
_JOINED = re.compile(rf"[-\u00ad\u2010]?\s*{_BROKEN}\s*")


class Text:
    """The lines of an element and of the notes in it, in order."""

    def __init__(self, skip: frozenset[Element] = frozenset()) -> None:
        self.skip = skip
        self.lines: list[str] = []
        self.notes: list[str] = []
        self._parts: list[str] = []

    def read(self, element: Element) -> None:
        """Add what an element holds, without what follows it."""
        if element.text:
            self._parts.append(element.text)
        for each in element:
            self._child(each)
            if each.tail:
                self._parts.append(each.tail)

    def paragraphs(self) -> tuple[str, ...]:
        self.end_line()
        return (*self.lines, *self.notes)

    def end_line(self) -> None:
        line = " ".join(_JOINED.sub("", "".join(self._parts)).split())
        self._parts = []
        if line:
            self.lines.append(line)

    def _child(self, element: Element) -> None:
        name = name_of(element)
        if not name or element in self.skip or _is_silent(element, name):
            return
        if name in BREAKS:
            self._parts.append(_BROKEN if attribute(element, "break") == "no" else " ")
        elif name == "note" and self._parts and "".join(self._parts).strip():
            self._note(element)
        elif name in BLOCKS:
            self.end_line()
            self.read(element)
            self.end_line()
        else:
            before = " " if name in ("cell", "seg") else ""
            self._parts.append(before)
            self.read(element)
            self._parts.append(before)

    def _note(self, element: Element) -> None:
        """A note within a line stands after the article, as below a page."""
        note = Text(self.skip)
        note.read(element)
        self.notes += note.paragraphs()


def _is_silent(element: Element, name: str) -> bool:
    """Of two readings the corrected counts; one that stands alone is the text."""
    if name not in CHOSEN:
        return name in SILENT
    beside = element.getparent()
    return any(name_of(each) == CHOSEN[name] for each in (() if beside is None else beside))
