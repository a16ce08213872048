"""Clauses in short, for whole values to be compared: the words, as they were typed."""

from __future__ import annotations

from search.clauses import AllOf, AnyOf, Clause, Clauses, Pattern, Phrase, Term


def written(clause: Clause) -> str:
    """«كتاب», «كتا*», «"نهر النيل"», «(نهر | بحر)», «[نهر & بحر -جبل]»."""
    match clause:
        case Term(surface) | Pattern(surface):
            return surface
        case Phrase(terms):
            return f'"{" ".join(map(written, terms))}"'
        case AnyOf(clauses):
            return f"({' | '.join(map(written, clauses))})"
        case AllOf(clauses, excluded):
            without = "".join(f" -{written(one)}" for one in excluded)
            return f"[{' & '.join(map(written, clauses))}{without}]"


def sought(clauses: Clauses) -> list[str]:
    return [*map(written, clauses.sought)]


def excluded(clauses: Clauses) -> list[str]:
    return [*map(written, clauses.excluded)]
