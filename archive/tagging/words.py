"""A document as a row of words, each with the gap before it and the zone it stands in."""

from __future__ import annotations

import re
from functools import cached_property
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

from archive.tagging.first_words import SLAVE, told
from archive.tagging.particles import bare_forms
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
# What stands at the edge of a word is read apart from it, where that is seen at once: so most
# words of a text are met in one form.
_APART = tuple(
    [(f"{mark} ", f" {mark} ") for mark in '،.:؛»)"']
    + [(f" {mark}", f" {mark} ") for mark in '«("']
)
# What the tokenizer reads across a blank: a detached article, the letters of an acronym; and a
# part that such a thing may begin with.
_MAY_REACH_ON = re.compile(rf"^[ء-ي]$|(?<![{ARABIC}])ال$|\[email")
_REACHES_ON = re.compile(rf"(?<![{ARABIC}])(?:ال[ \xa0]|[ء-ي]\s[ء-ي]\s[ء-ي](?![{ARABIC}]))|\[email")
_JOINED = re.compile(r"\[email\sprotected\]|ال[ \xa0]\S+|[ء-ي](?:\s[ء-ي])+(?!\S)|\S+")
_OPENING = frozenset("«\"“”„(['‘")
_CLOSING = frozenset("»\"”“)]'’")
# What stands before and after words, as bits: something that parts them, a quote or bracket that
# opens and one that closes, the beginning of a paragraph, what may go on beyond the next blank.
_BREAKS, _OPENS, _CLOSES, _FIRST, _REACHES = 1, 2, 4, 8, 16
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


class Spot(NamedTuple):
    """A word in its place: ``breaks`` if something but a blank stands before it."""

    word: Word
    breaks: bool
    opens: bool
    closes: bool


class Spots(list[Spot]):
    """The words of a text, in order: those of the title, of the lead, of the body."""

    def __init__(self) -> None:
        super().__init__()
        self.title_ends = self.lead_ends = 0

    def zone(self, at: int) -> int:
        """Where a word stands."""
        return BODY if at >= self.lead_ends else LEAD if at >= self.title_ends else TITLE

    @cached_property
    def folded(self) -> list[str]:
        """The folded form of each word; asked for when all words are there."""
        return [spot.word.folded for spot in self]

    @cached_property
    def telling(self) -> list[int]:
        """The places of words that by themselves may begin a name or make one of their neighbours:
        nobody looks for names elsewhere.
        """
        return [at for at, spot in enumerate(self) if spot.word.roles]


# The bits of what stands before the words, the words, the bits of what stands after them.
Piece = tuple[int, tuple[Spot, ...], int]


def read(document: Document) -> Spots:
    """The words of title and paragraphs, in order."""
    title = document.title.rstrip(" .…")
    spots = read_name(title)
    lead = max(_LEAD_WORDS, len(spots) + _LEAD_WORDS // 2)
    for paragraph in document.paragraphs:
        if len(spots) > _MOST_WORDS:
            break
        start, parts = len(spots), _add(spots, _without(paragraph, title))
        if start < lead:
            spots.lead_ends = _lead_ends(parts, start, lead)
    del spots[_MOST_WORDS:]
    return spots


def read_name(name: str) -> Spots:
    """The words of a name that stands alone, as in a title."""
    spots = Spots()
    _add(spots, name)
    spots.title_ends = spots.lead_ends = len(spots)
    return spots


def stands_alone(spots: Spots) -> bool:
    """Whether the words are a name and no text."""
    return bool(spots) and spots.title_ends >= len(spots)


def _lead_ends(parts: list[str], start: int, lead: int) -> int:
    """Where the lead ends that has so many words: never inside a part, which may be two of them."""
    at = start
    for part in parts:
        if at >= lead:
            break
        at += len(_pieces[part][1])
    return at


def _without(paragraph: str, title: str) -> str:
    """A title that was taken from the text is not said twice."""
    return paragraph.replace(title, " . ", 1) if title else paragraph


def quoted(spots: list[Spot], start: int, end: int) -> bool:
    """Whether the words from start to end stand between quotes or brackets."""
    return spots[start].opens and spots[end - 1].closes


def _add(spots: Spots, text: str) -> list[str]:
    """Add the words of a paragraph; between blanks stood the parts that are returned."""
    start, parts = len(spots), _apart(text).split()
    if _append(spots, parts) and _REACHES_ON.search(text):
        del spots[start:]
        parts = _JOINED.findall(text)
        _append(spots, parts)
    return parts


def _apart(text: str) -> str:
    for mark, apart in _APART:
        text = text.replace(mark, apart)
    return text


def _append(spots: Spots, parts: list[str]) -> bool:
    """Add the words of the parts; whether one may go on beyond the blank after it."""
    gap, seen = _BREAKS | _FIRST, 0
    for before, words, after in map(_pieces.__getitem__, parts):
        if gap or before:
            gap |= before
            seen |= before
            if not words:
                continue
            words = _parted(spots, gap, words)
        spots += words
        gap = after
    _close(spots, gap)
    return bool(seen & _REACHES)


def _parted(spots: list[Spot], gap: int, words: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """Words with what stands before them: it parts them from the last, and may open a quotation."""
    _close(spots, gap)
    word, _, _, closes = words[0]
    return (Spot(word, bool(gap & _BREAKS), bool(gap & _OPENS), closes), *words[1:])


def _close(spots: list[Spot], gap: int) -> None:
    if gap & _CLOSES and not gap & _FIRST:
        word, breaks, opens, _ = spots[-1]
        spots[-1] = Spot(word, breaks, opens, True)


def _piece(part: str) -> Piece:
    """The words of what stands between two blanks, and the bits of what stands round them."""
    if _PLAIN.fullmatch(part) and len(part) > 1 and part != ARTICLE:
        return 0, _spots(_run_on(part)), 0  # one word to the tokenizer, too
    core = part.strip(_EDGES)
    before, words, after = _pieces[core] if core and len(core) < len(part) else _core(core)
    start = part.find(core) if core else len(part)
    before |= _bits(part[:start]) | (_REACHES if _MAY_REACH_ON.search(part) else 0)
    after |= _bits(part[start + len(core) :])
    return (before, words, after) if words else (before | after, (), 0)


def _bits(gap: str) -> int:
    """What stands between words, blanks and what is not seen left aside, as bits."""
    gap = _BLANK.sub("", gap)
    opens = 0 if _OPENING.isdisjoint(gap) else _OPENS
    closes = 0 if _CLOSING.isdisjoint(gap) else _CLOSES
    return _BREAKS | opens | closes if gap else 0


# Most of a text was met before, and then costs no more than being looked up.
# After 3,700 articles and pages a process was 28 MB larger than with what was remembered before.
_pieces = Remembered(_piece, _MOST_PIECES)


def _core(core: str) -> Piece:
    """The same where no marks stand at the ends, but by the tokenizer."""
    spots: list[Spot] = []
    before = gap = end = 0
    for kind, surface, start, stop in tokenize(core):
        gap |= _bits(core[end:start])
        end = stop
        words = _spots(_words(kind, surface))
        if words and not spots:
            before = gap
        elif words and gap:
            words = _parted(spots, gap, words)
        if words:
            spots += words
            gap = 0
    return before, tuple(spots), gap | _bits(core[end:])


def _spots(words: tuple[Word, ...]) -> tuple[Spot, ...]:
    return tuple([Spot(word, False, False, False) for word in words])


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
    whole = fold(raw)
    spelt, folded = bare_forms(raw, whole)
    outline = intern(folded.removeprefix(ARTICLE)[:_OUTLINE])  # that thousands of words share
    return _known(raw, whole, spelt, folded, "word", outline)


def _known(raw: str, whole: str, spelt: str, folded: str, kind: str, outline: str) -> Word:
    return Word(raw, whole, spelt, folded, kind, outline, *told(raw, whole, spelt, folded))
