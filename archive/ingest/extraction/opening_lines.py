"""Opening lines of a run: a line that opens most articles of a folder or file is no title.

The texts of a run are seen in order, a batch at a time: a batch is counted before it is
judged, so that the first article of a run is judged by those after it. Counts are bounded,
and the same run counts the same again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import PurePosixPath

from archive.ingest.document import Document, replace
from archive.ingest.extraction.credit_line import SECTION_NAMES, read_credits
from archive.ingest.extraction.dateline import read_dateline
from archive.ingest.extraction.masthead import HEADER
from archive.ingest.extraction.outlets import PUBLISHER, is_paper_name
from archive.ingest.extraction.repair import repair_line
from archive.ingest.extraction.title_source import NAMED, named, split_tail
from search.analysis.gazetteer import key

LENGTH, WORDS = 60, 8  # of a line that may be a masthead
TITLE_LENGTH = 200  # of one that may end in the name of its paper
DEPTH = 3  # lines of a text that are looked at
TIMES, SHARE, MOST = 3, 0.25, 0.5  # of the articles that a line opens
NAME_WORDS = 4  # of the name of a column
LINES, GROUPS = 2_000, 500  # that are remembered
KNOWN, OFTEN, SOMETIMES = "known", "often", "sometimes"  # a publisher; how often a line opens

Keys = tuple[str, ...]  # of the end of the title, then of the first lines as `line_key` gives them
Marks = tuple[str, ...]  # one of these for each that may go; of the end of the title maybe ""
TAIL = "- "  # before the key of an end of a title, that no line has

_NUMBER = re.compile(r"(?:[-–—|،]\s*)?(?:العدد|عدد)?\s*[\d٠-٩۰-۹]+")
_AROUND = " -–—|،()"


@dataclass(slots=True)
class Group:
    """The articles of one folder or file: how many, and how many of them each line opens."""

    articles: int = 0
    lines: Counter[str] = field(default_factory=Counter)

    def count(self, keys: Iterable[str]) -> None:
        self.articles += 1
        self.lines.update(set(filter(None, keys)))
        if len(self.lines) > LINES:
            self.lines = Counter({line: times for line, times in self.lines.items() if times > 1})

    def share(self, line: str) -> float:
        """Of its articles, how many a line opens; 0 where too few do."""
        times = self.lines[line] if line else 0
        return times / self.articles if times >= TIMES else 0.0


class OpeningLines:
    """`publishers`: names of sources that the archive knows; such a line is a masthead anywhere."""

    def __init__(self, publishers: Iterable[str] = ()) -> None:
        names = frozenset(filter(_is_plain, map(line_key, publishers)))
        self._publishers = names.union(TAIL + name for name in names)
        self._groups: dict[str, Group] = {}

    def read(self, batch: Sequence[tuple[str, Document]]) -> list[Document]:
        """The documents of (origin, document) without the lines that open most of their group."""
        judged = self.judge([(origin, opening_keys(document)) for origin, document in batch])
        return [
            without_opening(document, marks)
            for (_, document), marks in zip(batch, judged, strict=True)
        ]

    def judge(self, batch: Sequence[tuple[str, Keys]]) -> list[Marks]:
        """Of the texts of (origin, keys of the first lines): what each line is, up to the first
        that is nothing."""
        groups = [self._group(group_of(origin)) for origin, _ in batch]
        for group, (_, keys) in zip(groups, batch, strict=True):
            group.count(keys)
        return [self._marks(group, *keys) for group, (_, keys) in zip(groups, batch, strict=True)]

    def _marks(self, group: Group, tail: str, *lines: str) -> Marks:
        opening = takewhile(bool, (self._mark(line, group) for line in lines))
        return (self._mark(tail, group), *opening)

    def _mark(self, key: str, group: Group) -> str:
        share, known = group.share(key), key in self._publishers
        if not key or not (share >= SHARE or known):
            return ""
        return KNOWN if known else OFTEN if share >= MOST else SOMETIMES

    def _group(self, name: str) -> Group:
        if name not in self._groups and len(self._groups) >= GROUPS:
            self._groups.pop(next(iter(self._groups)))
        return self._groups.setdefault(name, Group())


def opening_keys(document: Document) -> Keys:
    """The keys of the end of its title, and of its first lines up to the first that is no masthead."""
    title = document.title or document.paragraphs[0]
    name = split_tail(title)[1] if len(title) <= TITLE_LENGTH else ""
    lines = takewhile(bool, map(line_key, document.paragraphs[:DEPTH]))
    return (TAIL + key(name) if name else "", *lines)


def without_opening(document: Document, marks: Marks) -> Document:
    """The document without the first lines and the end of the title, as far as they are marked."""
    tail, *lines = marks or ("",)
    for mark, line in zip(lines, map(repair_line, document.paragraphs), strict=False):
        is_name = is_paper_name(_NUMBER.sub("", line).strip(_AROUND)) or line.isascii()
        # What is known by its shape is read with what stands below it; below a title of the
        # file's own a line that is no name is the text.
        if (
            read_credits(line, below=True)
            or read_dateline(line)
            or (document.title and not is_name)
        ):
            break
        publisher = mark == KNOWN or (mark == OFTEN and is_name)
        document = _taken(document, line, publisher=publisher)
    return _without_tail(document) if tail in (KNOWN, OFTEN) else document


def _without_tail(document: Document) -> Document:
    """The document whose title, or first line, ends in the name of its paper."""
    first, *others = document.paragraphs
    title, name = split_tail(document.title or first)
    if not name:
        return document
    if document.title:
        return named(document, title, name)
    source = document.source or name
    return replace(document, paragraphs=(title, *others), source=source).with_notes(NAMED)


def _taken(document: Document, line: str, *, publisher: bool) -> Document:
    """The document without its first line, which names its source or else its column."""
    names_source = publisher or (PUBLISHER.match(line) and is_paper_name(line))
    source = line if names_source and line not in SECTION_NAMES else ""
    column = "" if source or len(line.split()) > NAME_WORDS else line
    return replace(
        document.with_notes(HEADER),
        paragraphs=document.paragraphs[1:],
        source=document.source or source,
        section=document.section or column,
        extra={**document.extra, "header": [*_header(document), line]},
    )


def _header(document: Document) -> list[str]:
    header = document.extra.get("header")
    return header if isinstance(header, list) else []


def _is_plain(name: str) -> bool:
    """Whether a publisher's name is no word that may be a title: «السياسة» is one."""
    return " " in name or (name.isascii() and bool(name))


def group_of(origin: str) -> str:
    """The file of a line, the folder of a file."""
    file, mark, _ = origin.partition("#")
    return file if mark else str(PurePosixPath(origin).parent)


def line_key(line: str) -> str:
    """A line in any spelling and of any issue; "" for one that is too long for a masthead."""
    line = line.strip()
    if not 0 < len(line) <= LENGTH or line.endswith((".", "؟", "!", "،", "؛", ":")):
        return ""
    words = key(_NUMBER.sub(" 0", repair_line(line))).split()
    return " ".join(words) if len(words) <= WORDS else ""
