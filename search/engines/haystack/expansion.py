"""What is asked -> the words of the index that it stands for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from fnmatch import translate

from haystack.constants import FUZZY_WHOOSH_MAX_EDITS
from whoosh.support.levenshtein import damerau_levenshtein

from search.analysis import Token, analyze, fold, fold_text
from search.engines.haystack.fields import Range
from search.engines.haystack.language import show
from search.parsing import MOST_CHARACTERS, MOST_TERMS


def tokens_of(text: str) -> list[Token]:
    return [token for token in analyze(text[:MOST_CHARACTERS]) if not token.overlay][:MOST_TERMS]


def distinct(text: str) -> list[Token]:
    return list({(token.folded, token.stem): token for token in tokens_of(text)}.values())


def expression_of(text: str) -> tuple[str, re.Pattern[str]]:
    """The pattern folded, and the expression of it; linear in time whatever it holds."""
    form = "".join(
        piece if piece in ("*", "?") else re.sub(r"[*?\[]", "", fold(show(piece)))
        for piece in re.split(r"([*?])", text[:MOST_CHARACTERS])
    )
    return form, re.compile(translate(form))


def alike(word: str, edits: int) -> Callable[[str], bool]:
    edits = min(edits, FUZZY_WHOOSH_MAX_EDITS)

    def is_alike(other: str) -> bool:
        return (
            bool(word)
            and abs(len(other) - len(word)) <= edits
            and damerau_levenshtein(word, other, limit=edits) <= edits
        )

    return is_alike


def within(ordered: list[str], bounds: Range) -> list[str]:
    start = fold_text(bounds.start or "")
    end = fold_text(bounds.end or "")
    low = (bisect_right if bounds.without_start else bisect_left)(ordered, start) if start else 0
    high = (
        (bisect_left if bounds.without_end else bisect_right)(ordered, end) if end else len(ordered)
    )
    return ordered[low:high]
