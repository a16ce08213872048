"""XML files of many articles to records, one an article, never more than one in memory."""

from __future__ import annotations

import hashlib
import html
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BufferedReader

from archive.ingest import streams
from archive.ingest.declared import decoded
from archive.ingest.document import Record, Refusal, Refused
from archive.ingest.streams import Labels
from archive.ingest.xml_cut import Piece, cut, frame
from archive.xml_signs import without_forbidden

NO_ITEMS = "لا مقالات في الملف"
CUT_OFF = "الملف مقطوع من آخره، فما بعد هذا ناقص"
TOO_LARGE = f"مادة أطول من الحد ({streams.LIMIT // 1_000_000} ميغابايت)"
HEAD_TOO_LARGE = "لا مادة في أول الملف حتى الحد"
KEY_LENGTH = 200
DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'

_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Items:
    """A reader that makes a record of each `element`: a small file of its own.

    The first of the elements `keys` that an item has names it for ever. Of what stands above
    the first item, each record holds the elements `kept`, by their names with prefixes. What
    `other` names is no article: such items are counted under that name and passed over. `of_item`
    gives what of that is for one item.
    """

    element: str
    keys: tuple[str, ...]
    kept: frozenset[str]
    other: Callable[[str], str] = field(default=lambda item: "")
    of_item: Callable[[str, str], str] = field(default=lambda above, item: above)

    def __call__(self, stream: BufferedReader, labels: Labels) -> Iterator[Record | Refused]:
        above, below, number = "", "", 0
        others = Counter[str]()
        try:
            for piece in cut(decoded(stream), self.element, streams.LIMIT):
                if piece.part == "head" and not piece.lost:
                    above, below = frame(piece.text, self.kept)
                elif piece.part == "item" and (name := self.other(piece.text)):
                    others[name] += 1
                elif piece.part == "item":
                    number += 1
                    yield self._record(piece, labels, number, (above, below))
                elif fault := _fault(piece):
                    yield Refused(labels.origin, labels.file_name, fault)
        except Refusal as refusal:
            yield Refused(labels.origin, labels.file_name, str(refusal))
        if others:
            counts = "، ".join(f"{name}: {count}" for name, count in others.items())
            yield Refused(f"{labels.origin}#", labels.file_name, counts, skipped=True)
        elif not number:
            yield Refused(labels.origin, labels.file_name, NO_ITEMS, skipped=True)

    def _record(
        self, piece: Piece, labels: Labels, number: int, around: tuple[str, str]
    ) -> Record | Refused:
        shown = f"{labels.file_name}:{number}"
        if piece.lost:
            return Refused(f"{labels.origin}#{number}", shown, TOO_LARGE)
        above, below = around
        text = without_forbidden(f"{self.of_item(above, piece.text)}{piece.text}{below}")
        origin = f"{labels.origin}#{key_of(piece.text, self.keys)}"
        return Record((DECLARATION + text).encode(), labels.media_type, origin, shown)


def _fault(piece: Piece) -> str:
    """Why a file does not begin or end as it should, if so."""
    if piece.part == "head":
        return HEAD_TOO_LARGE
    ends = piece.part == "between" or (piece.part == "foot" and "</" in piece.text)
    return "" if ends else CUT_OFF


def key_of(item: str, keys: tuple[str, ...]) -> str:
    """What names an item for ever: what the first of these elements says, else its SHA-256."""
    for key in keys:
        value = value_of(item, key)
        if value and len(value) <= KEY_LENGTH and value.isprintable():
            return value
    return hashlib.sha256(item.encode()).hexdigest()[:16]


def value_of(item: str, element: str) -> str:
    """The text of the first element of this name, with its prefix; "" where there is none."""
    found = re.search(
        rf"<{element}(?:\s[^<>]*)?>((?:(?!<{element}\b).)*?)</{element}\s*>", item, re.DOTALL
    )
    text = _CDATA.sub(lambda span: html.escape(span[1]), found[1]) if found else ""
    return html.unescape(text).strip()
