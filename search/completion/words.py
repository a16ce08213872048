"""The words of what can be offered, and of what is typed: as spelt, folded, and as keys.

They are cut more simply than texts are: thousands of titles are cut at once, and one that is
typed is not finished.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from search.analysis.expansion.alphabet import BEFORE, FIRST, LAST
from search.analysis.letters import DEFINITE, INVISIBLE, MARKS, SPACING_MARKS, exact, fold
from search.analysis.stemming.affixes import ARTICLE, COMPOUND_ARTICLES, LAM_ARTICLE

LONGEST = 16  # letters of a key; of a longer word the first ones tell
SHORTEST_REST = 3  # letters of a word without its article
ARTICLES = (ARTICLE, *COMPOUND_ARTICLES, LAM_ARTICLE)
SIGN = "."  # stands for all between two words that is no blank
_WORD = rf"[^\W_][\w{MARKS}{INVISIBLE}{SPACING_MARKS}]*"
WORD = re.compile(_WORD)
PIECE = re.compile(rf"{_WORD}|[^\w\s{MARKS}{INVISIBLE}]")

_TO_BYTES = {code: code - BEFORE for code in range(ord(FIRST), ord(LAST) + 1)}


# The words of titles come again and again.
folded_once = lru_cache(1 << 14)(fold)


def pieces(text: str) -> Iterator[str]:
    """The words of a text in order, and a SIGN where something else than a blank parts them."""
    for piece in PIECE.findall(text):
        yield piece if piece[0].isalnum() else SIGN


def folded_words(text: str) -> list[str]:
    """The words of what is typed, none of them empty."""
    return [word for piece in pieces(text) if piece != SIGN and (word := folded_once(piece))]


def key_of(folded: str) -> bytes:
    """A byte for each letter: Arabic ones from 1, those of Latin-1 as they are there; empty for a
    word of another script."""
    try:
        return folded[:LONGEST].translate(_TO_BYTES).encode("latin-1")
    except UnicodeEncodeError:
        return b""


def beginnings(word: str) -> tuple[tuple[int, str], ...]:
    """How many letters are left out, and the rest folded: of the word in any spelling, of what
    may stand before its article, and of the article. A hamza at the beginning makes it none."""
    spelt = exact(word)
    starts = {0}
    for article in ARTICLES:
        if spelt.startswith(article) and len(spelt) - len(article) >= SHORTEST_REST:
            starts |= {len(article), len(article.removesuffix(DEFINITE))}
    forms = ((start, fold(spelt[start:])) for start in sorted(starts))
    return tuple((start, form) for start, form in forms if form)
