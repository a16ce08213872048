"""Clauses in short, for whole values to be compared: the words, as they were typed."""

from __future__ import annotations

from search.clauses import (
    AllOf,
    AnyOf,
    Clause,
    Clauses,
    Dated,
    Exact,
    InField,
    Near,
    Pattern,
    Phrase,
    Root,
    Term,
)


def written(clause: Clause) -> str:
    """«كتاب», «كتا*», «"نهر النيل"», «=إلى», «√كتب», «title:نهر», «(نهر | بحر)», «[نهر & بحر -جبل]»."""
    match clause:
        case Term(surface) | Pattern(surface):
            return surface
        case Root(skeleton=letters):
            return f"√{letters}"
        case Phrase(terms):
            return f'"{" ".join(map(written, terms))}"'
        case Near(terms, reach):
            return f"{' ~ '.join(map(written, terms))} ~{reach}"
        case Exact(words):
            return f"={' '.join(word.marked or word.exact for word in words)}"
        case InField(field, inside):
            return f"{field}:{written(inside)}"
        case Dated(since, until):
            return f"{since or ''}..{until or ''}"
        case AnyOf(clauses):
            return f"({' | '.join(map(written, clauses))})"
        case AllOf(clauses, excluded):
            without = "".join(f" -{written(one)}" for one in excluded)
            return f"[{' & '.join(map(written, clauses))}{without}]"


def sought(clauses: Clauses) -> list[str]:
    """What is required has «+» before it."""
    return [
        f"{'+' * (one in clauses.required)}{written(one)}"
        for one in (*clauses.sought, *clauses.filters)
    ]


def excluded(clauses: Clauses) -> list[str]:
    return [*map(written, clauses.excluded)]
