"""Repairs of text: what the eye never saw, or saw otherwise than it is spelt.

A recipe: named steps in a fixed order, each str -> str and linear in its input. Raise
RECIPE with every change of a step here, of a table of cuts or names, or of what is read out
of a text, so that an import of the same files brings the articles up to date.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from archive.ingest.document import Document, replace
from archive.ingest.plain import is_plain
from archive.ingest.spoilt.presentation_forms import is_suspected as is_drawn
from archive.ingest.spoilt.presentation_forms import named

RECIPE = "2026-12.5"

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_NEWLINE = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_BLANK = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Zero-width characters, joiners, direction marks, soft hyphens, tags; not the visible signs
# of category Cf (U+0600-0605, U+06DD). A joiner inside an emoji stays, and the half-space in
# a word of Persian letters: می‌خواهم.
_INVISIBLE = re.compile(
    "[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
    "|\u200d(?![\u2600-\u27bf\U0001f000-\U0001faff])"
)
_HALF_SPACE = "\u200c"
_WORD = re.compile("[\u0620-\u06ff\u200c]+")
_PERSIAN = re.compile("[\u0679\u067e\u0686\u0698\u06a9\u06af\u06c0\u06cc\u06d2]")
# Controls, private use (bullets of office programs), noncharacters.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff]")
_SPACES = re.compile(r"[ \t]{2,}")


def _entities(text: str) -> str:
    """&quot; and the like, also where they were escaped twice."""
    for _ in range(2):
        if "&" in text:
            text = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    return text


@dataclass(frozen=True, slots=True)
class Repair:
    """A step of the recipe; its name is its line in the import report.

    `of_plain`: whether it may change a text of plain letters, digits and punctuation.
    """

    name: str
    apply: Callable[[str], str]
    of_plain: bool = True


STEPS = (
    Repair("فُكّت رموز HTML", _entities),
    Repair("وُحّدت نهايات الأسطر", lambda text: _NEWLINE.sub("\n", text), of_plain=False),
    Repair("وُحّدت الفراغات", lambda text: _BLANK.sub(" ", text), of_plain=False),
    Repair("حُذفت محارف لا تُرى", lambda text: _seen(text), of_plain=False),
    Repair("حُذفت رموز تحكم", lambda text: _CONTROL.sub("", text), of_plain=False),
    Repair("ضُمّت الفراغات والأسطر الفارغة", lambda text: _tidy(text)),
)


def _seen(text: str) -> str:
    text = _INVISIBLE.sub("", text)
    return _WORD.sub(_half_spaced, text) if _HALF_SPACE in text else text


def _half_spaced(word: re.Match[str]) -> str:
    kept = word[0].strip(_HALF_SPACE)
    return kept if _PERSIAN.search(kept) else kept.replace(_HALF_SPACE, "")


def _tidy(text: str) -> str:
    text = _SPACES.sub(" ", text) if "  " in text else text
    if " \n" in text or "\n " in text or "\n\n" in text:
        text = "\n".join(filter(None, (line.strip(" ") for line in text.split("\n"))))
    return text.strip()


def repair(text: str) -> str:
    """Text of any length, repaired; lines are kept, blank lines are not."""
    if not text:
        return ""
    plain = "&" not in text and is_plain(text)
    for step in STEPS:
        if step.of_plain or not plain:
            text = step.apply(text)
    return text


def repair_line(text: str) -> str:
    """A title or a name, repaired, in one line."""
    return " ".join(repair(text).split())


def repair_names(names: Iterable[str]) -> tuple[str, ...]:
    """Names, each repaired and once, without those of which nothing is left."""
    return tuple(dict.fromkeys(name for name in map(repair_line, names) if name))


def name_drawn(document: Document) -> Document:
    """The document with names of letters where they were drawn, as ﺍﻟﺮﺑﺎﻁ: readers type neither."""
    names = (document.source, *document.authors, *document.places, *document.tags)
    if not is_drawn("".join(names)):
        return document
    return replace(
        document,
        source=named(document.source),
        authors=tuple(map(named, document.authors)),
        places=tuple(map(named, document.places)),
        tags=tuple(map(named, document.tags)),
    )


def repair_document(document: Document) -> Document:
    """The document with its text and its fields repaired."""
    return replace(
        document.with_lines(repair(document.lines())),
        title=repair_line(document.title),
        source=repair_line(document.source),
        authors=repair_names(document.authors),
        tags=repair_names(document.tags),
        places=repair_names(document.places),
        url=repair_line(document.url),
        external_id=repair_line(document.external_id),
    )
