"""Entries in one line, and what is offered of them."""

from __future__ import annotations

from collections.abc import Sequence

from search.completion.choice import chosen
from search.completion.completions import Completions
from search.completion.gathering import Entry, gather

TITLE, SOURCE, PERSON, PLACE, TAG = range(1, 6)  # tables


def title(row: int, text: str) -> Entry:
    """A higher number is a later title."""
    return Entry("title", TITLE, row, text, float(row))


def name(kind: str, table: int, row: int, text: str, score: float = 1.0, *others: str) -> Entry:
    return Entry(kind, table, row, text, score, others)


def of_titles(*titles: str) -> Completions:
    return gather([title(row, text) for row, text in enumerate(titles)], [])


def offered(text: str, completions: Completions) -> list[tuple[str, str | int]]:
    """Kind, and the text of a word or phrase or the row of anything else."""
    choices = chosen(text, completions).choices
    return [(one.kind, one.row if one.table else one.text) for one in choices]


def words(text: str, completions: Completions, kinds: Sequence[str] = ("word",)) -> list[str]:
    return [str(one) for kind, one in offered(text, completions) if kind in kinds]
