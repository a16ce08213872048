"""A text without what is seen by no one and means nothing to dates, and where it stood.

Vowel marks, stretching, direction marks: browsers and ICU write them into dates.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from search.analysis.letters import INVISIBLE, MARKS, TATWEEL

DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)
_UNMEANT = re.compile(f"[{MARKS}{INVISIBLE}{TATWEEL}]")


class BareText(NamedTuple):
    """`places`: of each letter its place in the text, and its length; None where none was left out."""

    text: str
    places: tuple[int, ...] | None

    def place(self, at: int) -> int:
        """Where a place of the bare text lies in the whole one."""
        return at if self.places is None else self.places[at]

    def end(self, at: int) -> int:
        """The same of an end: what follows the last letter unseen is not taken."""
        return at if self.places is None or not at else self.places[at - 1] + 1


def bare(text: str) -> BareText:
    """The text without marks, with digits of one kind."""
    if not _UNMEANT.search(text):
        return BareText(text.translate(DIGITS), None)
    kept = [at for at, letter in enumerate(text) if not _UNMEANT.match(letter)]
    letters = "".join(text[at] for at in kept)
    return BareText(letters.translate(DIGITS), (*kept, len(text)))
