"""A document as a row of words, each with the gap before it and the zone it stands in."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from archive.tagging.grammar import folded_form
from archive.tagging.particles import bare
from search.analysis import exact
from search.analysis.letters import BEH, INVISIBLE, LAM, TATWEEL, WAW
from search.analysis.run_on_words import run_on_parts
from search.analysis.stemming.affixes import ARTICLES, CONJUNCTIONS, LAM_ARTICLE
from search.analysis.stemming.lexicon import lexicon
from search.analysis.tokenizer import tokenize

if TYPE_CHECKING:
    from archive.ingest.document import Document

TITLE, LEAD, BODY = 2, 1, 0
# Enough for the first paragraph of a news article.
_LEAD_WORDS = 45
# A book is known by its beginning, and costs no more than a long article.
_MOST_WORDS = 6000
_BLANK = re.compile(rf"[\s{TATWEEL}{INVISIBLE}]*")
_OPENING = frozenset("«\"“”„(['‘")
_CLOSING = frozenset("»\"”“)]'’")
# Particles that a quote or a figure cut off: لـ«داعش», الـ15.
_PARTICLES = frozenset(
    (
        *ARTICLES,
        WAW + LAM_ARTICLE,
        *(conjunction + preposition for conjunction in CONJUNCTIONS for preposition in (BEH, LAM)),
    )
)
_SLAVE = "عبد"
# What every pair of glued words has inside; asking the lexicon about each word is slow.
_MAY_BE_GLUED = re.compile("..+?(?:[ىةأإآ]|ال|لل).")


class Word(NamedTuple):
    """A word of the text: as spelt, and without the particles written onto it.

    ``raw`` and ``whole`` are the exact and the folded form of what is written,
    ``spelt`` and ``folded`` those of what is left without و ف ب ل ك.
    """

    raw: str
    whole: str
    spelt: str
    folded: str
    kind: str


class Spot(NamedTuple):
    """A word in its place: ``breaks`` if something but a blank stands before it."""

    word: Word
    breaks: bool
    opens: bool
    closes: bool
    zone: int


def read(document: Document) -> list[Spot]:
    """The words of title and paragraphs, in order."""
    spots: list[Spot] = []
    title = document.title.rstrip(" .…")
    _add(spots, title, 0)
    lead_ends = max(_LEAD_WORDS, len(spots) + _LEAD_WORDS // 2)
    for paragraph in document.paragraphs:
        if len(spots) > _MOST_WORDS:
            break
        _add(spots, _without(paragraph, title), lead_ends)
    return spots[:_MOST_WORDS]


def read_name(name: str) -> list[Spot]:
    """The words of a name that stands alone, as in a title."""
    spots: list[Spot] = []
    _add(spots, name, 0)
    return spots


def _without(paragraph: str, title: str) -> str:
    """A title that was taken from the text is not said twice."""
    return paragraph.replace(title, " . ", 1) if title else paragraph


def quoted(spots: list[Spot], start: int, end: int) -> bool:
    """Whether the words from start to end stand between quotes or brackets."""
    return spots[start].opens and spots[end - 1].closes


def _add(spots: list[Spot], text: str, lead_ends: int) -> None:
    """Add the words of a text; the title is the text that no lead has begun before."""
    end = 0
    zone = TITLE if not lead_ends else LEAD
    for kind, surface, start, stop in tokenize(text):
        if zone == LEAD and len(spots) >= lead_ends:
            zone = BODY
        some = _spots(kind, surface, zone)
        if text[end:start] != " ":
            breaks, opens = _gap(spots, text[end:start], not end)
            if breaks and some:
                some = (some[0]._replace(breaks=True, opens=opens), *some[1:])
        spots += some
        end = stop
    if end and spots:
        _close(spots, text[end:])


def _gap(spots: list[Spot], gap: str, is_first: bool) -> tuple[bool, bool]:
    """Whether what stands between two words parts them, and whether it opens a quotation."""
    if not is_first and _BLANK.fullmatch(gap):
        return False, False
    if not is_first and spots:
        _close(spots, gap)
    return True, not _OPENING.isdisjoint(gap)


def _close(spots: list[Spot], gap: str) -> None:
    if not _CLOSING.isdisjoint(gap):
        spots[-1] = spots[-1]._replace(closes=True)


@lru_cache(1 << 16)
def _spots(kind: str, surface: str, zone: int) -> tuple[Spot, ...]:
    """The words of one piece of text where blanks alone part it from others: most are so."""
    return tuple(Spot(word, False, False, False, zone) for word in _words(kind, surface))


@lru_cache(1 << 16)
def _words(kind: str, surface: str) -> tuple[Word, ...]:
    """The words of one piece of text: one, or several where a blank was forgotten."""
    if kind != "word":
        return (Word(surface, surface, surface, surface, kind),)
    spelt = exact(surface)
    if len(spelt) < 2 or spelt in _PARTICLES:
        return ()
    glued = _MAY_BE_GLUED.match(spelt) and not spelt.startswith(_SLAVE)
    parts = run_on_parts(spelt, lexicon()) if glued else ()
    return tuple(map(_word, parts or (spelt,)))


def _word(raw: str) -> Word:
    whole, spelt = folded_form(raw), bare(raw)
    return Word(raw, whole, spelt, whole if spelt == raw else folded_form(spelt), "word")
