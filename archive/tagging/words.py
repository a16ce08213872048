"""A document as a row of words, each with the gap before it and the zone it stands in."""

from __future__ import annotations

import re
from functools import cached_property
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

from archive.tagging.first_words import SLAVE, told
from archive.tagging.particles import bare
from archive.tagging.remembered import Remembered
from search.analysis import exact, fold
from search.analysis.letters import BEH, INVISIBLE, LAM, TATWEEL, WAW
from search.analysis.run_on_words import run_on_parts
from search.analysis.stemming.affixes import ARTICLE, ARTICLES, CONJUNCTIONS, LAM_ARTICLE
from search.analysis.stemming.lexicon import lexicon
from search.analysis.tokenizer import ARABIC, tokenize

if TYPE_CHECKING:
    from archive.ingest.document import Document

TITLE, LEAD, BODY = 2, 1, 0
# Enough for the first paragraph of a news article.
_LEAD_WORDS = 45
# A book is known by its beginning, and costs no more than a long article.
_MOST_WORDS = 6000
_MOST_PIECES = 1 << 16
_BLANK = re.compile(rf"[\s{TATWEEL}{INVISIBLE}]+")
# What the tokenizer reads across a blank: a detached article, the letters of an acronym.
_REACHES_ON = re.compile(rf"(?<![{ARABIC}])(?:ال[ \xa0]|[ء-ي]\s[ء-ي]\s[ء-ي](?![{ARABIC}]))|\[email")
_JOINED = re.compile(r"\[email\sprotected\]|ال[ \xa0]\S+|[ء-ي](?:\s[ء-ي])+(?!\S)|\S+")
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
_OUTLINE = 3
# Marks at the ends of words; what else stands there, the tokenizer says.
_EDGES = "«»\"“”„‘’'()[]{}.,،؛:;!؟?…-–—/|*•"
# Letters that stand for themselves: no marks, no presentation forms.
_PLAIN = re.compile("[ء-غف-ي]+")
# What every pair of glued words has inside; asking the lexicon about each word is slow.
_MAY_BE_GLUED = re.compile("..+?(?:[ىةأإآ]|ال|لل).")


class Word(NamedTuple):
    """A word of the text: as spelt, and without the particles written onto it.

    ``raw`` and ``whole`` are the exact and the folded form of what is written,
    ``spelt`` and ``folded`` those of what is left without و ف ب ل ك. ``outline`` are its
    first letters: most forms of a word share them, and they cost less than a stem.
    ``forms`` begin known names, ``roles`` are the bits of first_words.py.
    """

    raw: str
    whole: str
    spelt: str
    folded: str
    kind: str
    outline: str
    forms: tuple[str, ...] = ()
    roles: int = 0

    @property
    def is_telling(self) -> bool:
        """Whether it may begin a name, or make one of a neighbour."""
        return bool(self.forms or self.roles)


class Spot(NamedTuple):
    """A word in its place: ``breaks`` if something but a blank stands before it."""

    word: Word
    breaks: bool
    opens: bool
    closes: bool
    zone: int


class Spots(list[Spot]):
    """The words of a text, in order; ``telling`` are the places of those that by themselves may
    begin a name or make one of their neighbours: nobody looks for names elsewhere.
    """

    def __init__(self) -> None:
        super().__init__()
        self.telling: list[int] = []

    @cached_property
    def folded(self) -> list[str]:
        """The folded form of each word; asked for when all words are there."""
        return [spot.word.folded for spot in self]

    def cut(self, most: int) -> None:
        """Keep so many words."""
        del self[most:]
        self.telling = [at for at in self.telling if at < most]


# What stands before the words, the words, what stands after them, and whether one is telling.
Piece = tuple[str, tuple[Spot, ...], str, bool]


def read(document: Document) -> Spots:
    """The words of title and paragraphs, in order."""
    spots = Spots()
    title = document.title.rstrip(" .…")
    _add(spots, title, 0)
    lead_ends = max(_LEAD_WORDS, len(spots) + _LEAD_WORDS // 2)
    for paragraph in document.paragraphs:
        if len(spots) > _MOST_WORDS:
            break
        _add(spots, _without(paragraph, title), lead_ends)
    if len(spots) > _MOST_WORDS:
        spots.cut(_MOST_WORDS)
    return spots


def read_name(name: str) -> Spots:
    """The words of a name that stands alone, as in a title."""
    spots = Spots()
    _add(spots, name, 0)
    return spots


def stands_alone(spots: list[Spot]) -> bool:
    """Whether the words are a name and no text."""
    return bool(spots) and spots[-1].zone == TITLE


def _without(paragraph: str, title: str) -> str:
    """A title that was taken from the text is not said twice."""
    return paragraph.replace(title, " . ", 1) if title else paragraph


def quoted(spots: list[Spot], start: int, end: int) -> bool:
    """Whether the words from start to end stand between quotes or brackets."""
    return spots[start].opens and spots[end - 1].closes


def _add(spots: Spots, text: str, lead_ends: int) -> None:
    """Add the words of a text; the title is the text that no lead has begun before."""
    parts = _JOINED.findall(text) if _REACHES_ON.search(text) else text.split()
    zone = TITLE if not lead_ends else LEAD
    gap, is_first = "", True
    for before, words, after, is_telling in map(_pieces.__getitem__, parts):
        if not words:
            gap += before + after
            continue
        if zone != BODY:
            zone = BODY if zone == LEAD and len(spots) >= lead_ends else zone
            words = tuple([Spot(*spot[:4], zone) for spot in words])
        if is_first or gap or before:
            words = _parted(spots, gap + before, words, is_first)
        if is_telling:
            some = enumerate(words, len(spots))
            spots.telling += [at for at, spot in some if spot.word.is_telling]
        spots += words
        gap, is_first = after, False
    if not is_first:
        _close(spots, gap)


def _parted(
    spots: list[Spot], gap: str, words: tuple[Spot, ...], is_first: bool
) -> tuple[Spot, ...]:
    """Words with what stands before them: it parts them from the last, and may open a quotation."""
    if not is_first:
        _close(spots, gap)
    word, _, _, closes, zone = words[0]
    return (Spot(word, True, not _OPENING.isdisjoint(gap), closes, zone), *words[1:])


def _close(spots: list[Spot], gap: str) -> None:
    if gap and spots and not _CLOSING.isdisjoint(gap):
        word, breaks, opens, _, zone = spots[-1]
        spots[-1] = Spot(word, breaks, opens, True, zone)


def _piece(part: str) -> Piece:
    """The words of what stands between two blanks, and the gaps round them."""
    core = part.strip(_EDGES)
    if len(core) == len(part):
        return _core(core)
    before, words, after, is_telling = _pieces[core]
    start = part.find(core) if core else len(part)
    before = _BLANK.sub("", part[:start]) + before
    return before, words, after + _BLANK.sub("", part[start + len(core) :]), is_telling


# Most of a text was met before, and then costs no more than being looked up.
# After 3,700 articles and pages a process was 28 MB larger than with what was remembered before.
_pieces = Remembered(_piece, _MOST_PIECES)


def _core(core: str) -> Piece:
    """The same where no marks stand at the ends."""
    if _PLAIN.fullmatch(core) and len(core) > 1 and core != ARTICLE:
        return _as_piece("", _spots(_run_on(core)), "")  # one word to the tokenizer, too
    spots: list[Spot] = []
    before, gap, end = "", "", 0
    for kind, surface, start, stop in tokenize(core):
        gap += _BLANK.sub("", core[end:start])
        end = stop
        words = _spots(_words(kind, surface))
        if words and not spots:
            before = gap
        elif words and gap:
            words = _parted(spots, gap, words, is_first=False)
        if words:
            spots += words
            gap = ""
    gap += _BLANK.sub("", core[end:])
    return _as_piece(before, tuple(spots), gap) if spots else (gap, (), "", False)


def _as_piece(before: str, spots: tuple[Spot, ...], after: str) -> Piece:
    return before, spots, after, any(spot.word.is_telling for spot in spots)


def _spots(words: tuple[Word, ...]) -> tuple[Spot, ...]:
    return tuple([Spot(word, False, False, False, BODY) for word in words])


def _words(kind: str, surface: str) -> tuple[Word, ...]:
    """The words of one piece of text: one, or several where a blank was forgotten."""
    if kind != "word":
        return (_known(surface, surface, surface, surface, kind, ""),)
    return _run_on(surface if _PLAIN.fullmatch(surface) else exact(surface))


def _run_on(spelt: str) -> tuple[Word, ...]:
    if len(spelt) < 2 or spelt in _PARTICLES:
        return ()
    glued = _MAY_BE_GLUED.match(spelt) and not spelt.startswith(SLAVE)
    parts = run_on_parts(spelt, lexicon()) if glued else ()
    return tuple(map(_word, parts)) if parts else (_word(spelt),)


def _word(raw: str) -> Word:
    spelt = bare(raw)
    folded = fold(spelt)
    outline = intern(folded.removeprefix(ARTICLE)[:_OUTLINE])  # that thousands of words share
    return _known(raw, folded if spelt == raw else fold(raw), spelt, folded, "word", outline)


def _known(raw: str, whole: str, spelt: str, folded: str, kind: str, outline: str) -> Word:
    return Word(raw, whole, spelt, folded, kind, outline, *told(raw, whole, spelt, folded))
