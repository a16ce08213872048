"""A scenario: what is done, how often, and what is promised of its figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Figures = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Setting:
    """One run of a scenario. `counts` by name; `folder` is Django's DATA_DIR.

    `corpus` are newspaper articles, which need not be there.
    """

    counts: Mapping[str, int]
    seed: int
    folder: Path
    corpus: Path


@dataclass(frozen=True, slots=True)
class Promise:
    """`timed`: whether it is about a duration, which a busy machine may break."""

    text: str
    is_kept: Callable[[Figures], bool]
    timed: bool = False


@dataclass(frozen=True, slots=True)
class Scenario:
    """`run` needs Django set up and an empty database; `counts` in full, each at least 1."""

    name: str
    run: Callable[[Setting], Figures]
    counts: Mapping[str, int]
    promises: tuple[Promise, ...]

    def scaled(self, scale: float) -> dict[str, int]:
        return {name: max(1, round(count * scale)) for name, count in self.counts.items()}


def none_of(text: str, *names: str, timed: bool = False) -> Promise:
    """That these figures are 0; one that is missing is 0."""
    return Promise(text, lambda figures: not any(figures.get(name) for name in names), timed)


def all_of(text: str, whole: str, part: str) -> Promise:
    """That one figure is as great as another."""
    return Promise(text, lambda figures: bool(figures[whole] == figures.get(part, 0)))


def below(text: str, name: str, bound: float) -> Promise:
    """That a duration stays below a bound."""
    return Promise(text, lambda figures: bool(figures[name] < bound), timed=True)
