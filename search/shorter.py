"""The text of a query without one of its words: for a page that finds none of all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from search.analysis import analyze, is_stop_word
from search.parsing import QUOTED

PIECE = re.compile(
    rf"\S*(?:{QUOTED.pattern})|\S+"
)  # a quotation is one piece, what is before it too
MOST = 6  # pieces of a text, each of which is left out once


QUOTES = '"'  # dropped: the quotation marks alone


class Shorter(NamedTuple):
    """`text` is what is left without the word, or the quotation, that is `dropped`."""

    dropped: str
    text: str


def shorter(text: str) -> Iterator[Shorter]:
    """Without quotation marks, then in the order of the pieces; of a text of very many none."""
    if QUOTED.search(text):
        yield Shorter(QUOTES, QUOTED.sub(_inside, text))
    pieces = [found.group() for found in PIECE.finditer(text)]
    telling = [place for place, piece in enumerate(pieces) if _tells(piece)]
    if 1 < len(telling) <= MOST:
        for place in telling:
            yield Shorter(pieces[place], " ".join([*pieces[:place], *pieces[place + 1 :]]))


def _inside(quotation: re.Match[str]) -> str:
    return next(filter(None, quotation.groups()), "")


def _tells(piece: str) -> bool:
    return any(not is_stop_word(token.folded) for token in analyze(piece))
