"""Vowel marks as they are written: which of a word's letters bear which of them.

Compared are the marks that Arabic is vowelled with; signs of recitation and accents are not.
Sources: the names of the Unicode Character Database, and both customs of where the tanween of
a final alef is put.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from pyarabic import araby

from search.analysis.letters import (
    ALEF,
    ALEF_MAKSURA,
    MARKS,
    TATWEEL,
    UNSEEN,
    exact,
    unwritten_pattern,
)

FATHATAN: str = araby.FATHATAN
# A mark -> itself and the forms that Korans have of it.
WRITTEN = {
    FATHATAN: FATHATAN + "\u08f0",
    araby.DAMMATAN: araby.DAMMATAN + "\u08f1",
    araby.KASRATAN: araby.KASRATAN + "\u08f2",
    araby.FATHA: araby.FATHA,
    araby.DAMMA: araby.DAMMA,
    araby.KASRA: araby.KASRA,
    araby.SHADDA: araby.SHADDA,
    araby.SUKUN: araby.SUKUN + "\u06e1",
    araby.MINI_ALEF: araby.MINI_ALEF,
}
_MARK = {form: mark for mark, forms in WRITTEN.items() for form in forms}
_VOWELLED = re.compile(f"[{''.join(_MARK)}]")
_OTHER_MARKS = re.compile(f"[{''.join(mark for mark in MARKS if mark not in _MARK)}]")
_SEATS = ALEF + ALEF_MAKSURA  # a final one may have the tanween of the letter before it
_REMEMBERED = 1 << 12

Bearing = tuple[str, frozenset[str]]  # a letter and its marks


def marked(surface: str) -> str:
    """The exact form with its vowel marks behind their letters, each in one form and place;
    empty if it has none: كتاباً -> كتابًا."""
    bearing = _bearing(surface) if _VOWELLED.search(surface) else []
    has_marks = any(marks for _, marks in bearing)
    return "".join(letter + "".join(sorted(its)) for letter, its in bearing) if has_marks else ""


def has_other_marks(surface: str) -> bool:
    """Whether anything but vowel marks is written onto its letters."""
    return bool(_OTHER_MARKS.search(unicodedata.normalize("NFKC", surface)))


@lru_cache(_REMEMBERED)
def agree(typed: str, found: str) -> bool:
    """Whether a word that is `found` has each mark that was typed, on the same letter.

    Both as `marked` has them, of one exact form. What was typed without marks is free of them.
    """
    if not (typed and found):
        return not typed
    pairs = zip(_bearing(typed), _bearing(found), strict=True)
    return all(its <= others for (_, its), (_, others) in pairs)


def marked_pattern(spelt: str, typed: str) -> str:
    """A regular expression for the words of this exact form that agree with what was typed, for
    Python, SQLite and PostgreSQL alike."""
    bearing = _bearing(typed or spelt)
    unwritten = unwritten_pattern()
    return "".join(
        re.escape(letter)
        + "".join(_ahead(mark, unwritten, bearing[number + 1 :]) for mark in sorted(marks))
        + unwritten
        for number, (letter, marks) in enumerate(bearing)
    )


def _ahead(mark: str, unwritten: str, following: list[Bearing]) -> str:
    """That a mark follows, other ones before it or not."""
    ends = [letter for letter, _ in following]
    is_before_seat = mark == FATHATAN and len(ends) == 1 and ends[0] in _SEATS
    seat = f"(?:{ends[0]}{unwritten})?" if is_before_seat else ""
    return f"(?={unwritten}{seat}[{WRITTEN[mark]}])"


def _bearing(word: str) -> list[Bearing]:
    """Each letter of the exact form with the marks that it bears."""
    letters = list[Bearing]()
    for letter, marks in _clusters(word):
        letters.extend((each, frozenset[str]()) for each in exact(letter))
        if letters:
            letters[-1] = (letters[-1][0], letters[-1][1] | marks)
    return _seated(letters)


def _clusters(word: str) -> Iterator[tuple[str, frozenset[str]]]:
    composed = unicodedata.normalize("NFKC", word.translate(UNSEEN)).replace(TATWEEL, "")
    for character in composed:
        mark = _MARK.get(character, "")
        yield ("", frozenset(mark)) if mark else (character, frozenset())


def _seated(letters: list[Bearing]) -> list[Bearing]:
    """The tanween of a final alef on the letter before it."""
    if len(letters) > 1 and letters[-1][0] in _SEATS and FATHATAN in letters[-1][1]:
        (before, its), (seat, marks) = letters[-2:]
        letters[-2:] = [(before, its | {FATHATAN}), (seat, marks - {FATHATAN})]
    return letters
