"""Whether a clause ends where a title might: what follows may belong to it, or narrow it."""

from __future__ import annotations

from archive.ingest.extraction.clauses import (
    AFTER_COMMA,
    BEGINS_CLAUSE,
    COMMA,
    NARROWING,
    NEGATED,
    RELATIVE,
    SINCE,
    SUPERLATIVE,
)

FAR = 110  # code points in which an aside has its second comma


def is_aside(sentence: str, end: int) -> bool:
    """Whether what begins here belongs to the clause before it.

    «طالب المجلس، عقب ندوة، الدولة»: the clause goes on behind it; «أصدر قرارا، يمنع»: it is relative.
    """
    if sentence[end : end + 2].strip()[:1] not in ("،", ","):
        return False
    if RELATIVE.search(sentence, max(0, end - 20), end + 10):
        return True
    comma = COMMA.search(sentence, end + 2, end + FAR)
    return bool(
        comma
        and "." not in sentence[end : comma.start()]
        and not BEGINS_CLAUSE.match(sentence, end)
        and not AFTER_COMMA.match(sentence, comma.start())
    )


def is_narrowed(sentence: str, end: int) -> bool:
    """Whether what follows here narrows the clause before it: «لن يعود» and «قبل عام»."""
    comma = COMMA.search(sentence, end)
    rest = comma.start() if comma else len(sentence)
    return bool(
        (NEGATED.search(sentence, 0, end) and NARROWING.search(sentence, end, rest))
        or (SINCE.match(sentence, end) and SUPERLATIVE.search(sentence, 0, end))
    )
