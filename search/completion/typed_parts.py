"""Which part of what is offered the reader has typed already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from search.analysis.letters import exact
from search.completion.words import WORD, beginnings, folded_once

Span = tuple[int, int]


def typed_parts(text: str, typed: Sequence[str]) -> tuple[Span, ...]:
    """Spans in code points, in order: of each folded beginning the first word that begins so."""
    left, spans = sorted(typed, key=len, reverse=True), list[Span]()
    for match in WORD.finditer(text) if left else ():
        folded = folded_once(match.group())
        if found := next(_parts(match.group(), [one for one in left if one in folded]), None):
            begun, (start, end) = found
            left.remove(begun)
            spans.append((match.start() + start, match.start() + end))
        if not left:
            break
    return tuple(spans)


def _parts(word: str, typed: Sequence[str]) -> Iterator[tuple[str, Span]]:
    forms = beginnings(word) if typed else ()
    for begun in typed:
        for start, form in forms:
            if form.startswith(begun):
                yield begun, (_place(word, start), _place(word, start + len(begun)))


def _place(word: str, letters: int) -> int:
    """Where so many letters of a word end, with the marks on the last of them."""
    if len(word) == len(exact(word)):
        return letters
    ends = (n for n in range(len(word) + 1) if len(exact(word[: n + 1])) > letters)
    return next(ends, len(word))
