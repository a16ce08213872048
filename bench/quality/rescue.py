"""What readers type and what they mean: whether the search suggests it.

The list is rescue.tsv; frequent words, which nobody means otherwise, must get no suggestion.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_LIST = Path(__file__).with_name("rescue.tsv")
SHOWN = 3  # suggestions that a page shows at most
RIGHT = "right"  # the kind of words that are meant as they are


@dataclass(frozen=True, slots=True)
class Rescue:
    """`place` of what was meant among the suggestions, from 1; 0 if it is not there.

    Of a right word it is 0 when nothing is suggested.
    """

    kind: str
    typed: str
    place: int


@dataclass(frozen=True, slots=True)
class Rate:
    """Of one kind: how many were typed, the share right at first, and among the first three."""

    kind: str
    count: int
    first: float
    shown: float


def cases() -> Iterator[tuple[str, str, str]]:
    """(kind, typed, meant)"""
    for line in _LIST.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            kind, typed, meant = line.split("\t")
            yield kind, typed, meant


def place(meant: str, suggestions: Iterable[str]) -> int:
    """Texts of the same folded words are the same."""
    from search.analysis import fold_text

    folded = [fold_text(suggestion) for suggestion in suggestions]
    return folded.index(fold_text(meant)) + 1 if fold_text(meant) in folded else 0


def rates(rescues: Iterable[Rescue]) -> list[Rate]:
    """A row for each kind, in the order of the list."""
    places: dict[str, list[int]] = {}
    for one in rescues:
        places.setdefault(one.kind, []).append(one.place)
    return [Rate(kind, len(some), *_shares(kind, some)) for kind, some in places.items()]


def _shares(kind: str, places: list[int]) -> tuple[float, float]:
    if kind == RIGHT:
        untouched = places.count(0) / len(places)
        return untouched, untouched
    return (
        places.count(1) / len(places),
        sum(0 < one <= SHOWN for one in places) / len(places),
    )
