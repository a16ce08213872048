"""The steps by which a spoilt document is mended, each with the line that the report has of it.

A step takes all lines of a document, fields and paragraphs, decides by all of them, and gives as
many back. A sound text passes by quick looks at its letters alone.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from archive.ingest.document import Document, replace
from archive.ingest.encoding import MISREAD as MISREAD_AS
from archive.ingest.plain import is_plain
from archive.ingest.spoilt import (
    lam_alef,
    losses,
    mojibake,
    presentation_forms,
    visual_order,
)
from archive.ingest.spoilt.evidence import CERTAIN, COMMON, evidence
from archive.ingest.spoilt.misreading import Misreading
from search.analysis.letters import DEFINITE

MISREAD = "أُصلح نص قُرئ بترميز غير ترميزه ({})"
REVERSED = "أُصلح ترتيب حروف معكوس"
DRAWN = "رُدّت أشكال الحروف إلى حروفها"
EXCHANGED = "أُصلح تبادل اللام والألف"
UNCLEAR = "كلمات تحتمل وجهين تُركت كما هي: {}"
NAMED = 5  # words that a note names
FEWEST = 0.06  # share of common words, as they stand, from which on a text is Arabic
SELDOM = 0.02  # share of words with the article, as they stand, below which it hardly is
SHORT = 20  # words
CUT = "Ù"

Lines = list[str]

_ARTICLE = f" {DEFINITE}"
_ARABIC = re.compile("[ء-ي]")


@dataclass(frozen=True, slots=True)
class Outcome:
    """Lines after a step, the repairs made, and what an editor should know of them."""

    lines: Lines
    repairs: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def _misread(lines: Lines) -> Outcome:
    text = "\n".join(lines)
    mended, chain = mojibake.mend(lines) if mojibake.is_suspected(text) else (lines, ())
    if not chain and _is_hardly_arabic(text) and evidence(lines).share < CERTAIN:
        mended, chain = mojibake.mend_letters(lines)
    names = "، ".join(dict.fromkeys(misreading.name for misreading in chain))
    return Outcome(mended, (MISREAD.format(names),) if chain else ())


def _reversed(lines: Lines) -> Outcome:
    return _named(REVERSED, lines, visual_order.mend(lines))


def _drawn(lines: Lines) -> Outcome:
    return _named(DRAWN, lines, presentation_forms.mend(lines))


def _exchanged(lines: Lines) -> Outcome:
    if not lam_alef.is_suspected("\n".join(lines)):
        return Outcome(lines)
    mended, unclear = lam_alef.mend(lines)
    notes = (UNCLEAR.format("، ".join(unclear[:NAMED])),) if unclear else ()
    return dataclasses.replace(_named(EXCHANGED, lines, mended), notes=notes)


def _named(name: str, before: Lines, after: Lines) -> Outcome:
    return Outcome(after, (name,) if after != before else ())


# What was misread must be read, and a ligature drawn in reverse reversed, before it is taken apart.
STEPS: tuple[Callable[[Lines], Outcome], ...] = (_misread, _reversed, _drawn, _exchanged)


def mend(document: Document) -> Document:
    """The document as it was written, with the repairs that this took."""
    lines = _lines(document)
    of_bytes = tuple(MISREAD.format(one.name) for one in _misreadings(document))
    if not of_bytes and not is_suspected("\n".join(lines)):
        return document
    outcome = Outcome(lines, of_bytes)
    for step in STEPS:
        done = step(outcome.lines)
        outcome = Outcome(
            done.lines, (*outcome.repairs, *done.repairs), (*outcome.notes, *done.notes)
        )
    if not outcome.repairs:
        return document
    mended = _with_lines(document, outcome.lines)
    return replace(mended, repairs=outcome.repairs).with_notes(*outcome.repairs, *outcome.notes)


def as_it_came(document: Document) -> Document:
    """The text as its file has it, where decoding has mended it already."""
    lines = _lines(document)
    for misreading in _misreadings(document):
        lines = [misreading.spoil(line) for line in lines]
    return _with_lines(document, lines)


def _misreadings(document: Document) -> tuple[Misreading, ...]:
    """What the bytes of the document were misread as, the first first."""
    written, *reads = document.encoding.split(MISREAD_AS)
    return tuple(Misreading(written, read) for read in reads)


def judge(document: Document) -> Document:
    """The document, marked for an editor if some of its words are lost.

    Raises Refusal when hardly a word can be read.
    """
    review = losses.judge([document.title, *document.paragraphs])
    return replace(document, review=review).with_notes(review) if review else document


def is_suspected(text: str) -> bool:
    """Whether a text wants a closer look."""
    return (
        (not is_plain(text) and _has_strange_letters(text))
        or visual_order.is_suspected(text)
        or lam_alef.is_suspected(text)
        or _is_hardly_arabic(text)
    )


def _has_strange_letters(text: str) -> bool:
    return presentation_forms.is_suspected(text) or mojibake.is_suspected(text)


def _is_hardly_arabic(text: str) -> bool:
    """Whether a text of Arabic letters has hardly a common word, or hardly an article."""
    words = text.split()
    return (
        len(words) >= SHORT
        and (_has_few_common(words) or text.count(_ARTICLE) < SELDOM * len(words))
        and 2 * len(_ARABIC.findall(text)) > len(text) - len(words)
    )


def _has_few_common(words: list[str]) -> bool:
    """The first of the words have enough of them for all, mostly."""
    half, fewest = len(words) // 2, FEWEST * len(words)
    common = sum(map(COMMON.__contains__, words[:half]))
    return common < fewest and common + sum(map(COMMON.__contains__, words[half:])) < fewest


def _fields(document: Document) -> tuple[str, ...]:
    return (document.title, document.source, document.section)


def _lines(document: Document) -> Lines:
    names = (*document.authors, *document.places, *document.tags)
    return [*_fields(document), *names, *_glued(document.paragraphs)]


def _with_lines(document: Document, lines: Lines) -> Document:
    """The document with other lines in the places of its own."""
    rest = iter(lines)
    title, source, section = (next(rest) for _ in range(3))
    return replace(
        document,
        title=title,
        source=source,
        section=section,
        authors=tuple(next(rest) for _ in document.authors),
        places=tuple(next(rest) for _ in document.places),
        tags=tuple(next(rest) for _ in document.tags),
        paragraphs=tuple(rest),
    )


def _glued(paragraphs: tuple[str, ...]) -> Iterator[str]:
    """Paragraphs, those together that U+0085 parted: it is the second byte of meem, misread."""
    glued = ""
    for paragraph in paragraphs:
        glued += paragraph
        if glued.endswith(CUT):
            glued += "\x85"
            continue
        yield glued
        glued = ""
    if glued:
        yield glued.removesuffix("\x85")
