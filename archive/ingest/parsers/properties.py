"""What a program notes of a document: it counts where the text says the same, nowhere else.

Programs keep the title of a template and the name of whoever owns the machine.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from search.analysis import fold

OPENING, CLOSING = 4, 2  # lines in which a text says its title and its author

_WORD = re.compile(r"\w+")


def title_at(told: str, lines: Sequence[str]) -> int | None:
    """Which of the lines above a text is what the program calls it."""
    words = words_of(told)
    found = (at for at, line in enumerate(lines[:OPENING]) if words and words_of(line) == words)
    return next(found, None)


def authors(told: str, lines: Sequence[str]) -> tuple[str, ...]:
    """Who saved the document, where the text names him above or below."""
    name = words_of(told)
    around = (*lines[: OPENING + 1], *lines[-CLOSING:])
    named = len(name) > 1 and any(" ".join(name) in " ".join(words_of(line)) for line in around)
    return (" ".join(told.split()),) if named else ()


def words_of(text: str) -> list[str]:
    """The words of a text, folded, so that spelling makes no difference."""
    return _WORD.findall(fold(text))
