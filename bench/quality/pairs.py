"""Pairs of what is asked and of texts that hold it, or only another word: which of them hold.

The list is pairs.tsv. Each text is an article of its own, and each is asked for by the search.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_LIST = Path(__file__).with_name("pairs.tsv")
APART, MEET, VARIANT, KORAN = KINDS = ("apart", "meet", "variant", "koran")
BOTH_WAYS = {APART, VARIANT}


@dataclass(frozen=True, slots=True)
class Pair:
    kind: str
    asked: str
    text: str

    @property
    def questions(self) -> tuple[tuple[str, str], ...]:
        """(what is asked, the text that it is about)"""
        there, back = (self.asked, self.text), (self.text, self.asked)
        return (there, back) if self.kind in BOTH_WAYS else (there,)


@dataclass(frozen=True, slots=True)
class Judged:
    """Of a pair, whether all of its questions are answered as they should be."""

    kind: str
    asked: str
    text: str
    holds: bool


@dataclass(frozen=True, slots=True)
class PairRate:
    kind: str
    count: int
    share: float


def pairs() -> list[Pair]:
    lines = _LIST.read_text("utf-8").splitlines()
    return [Pair(*line.split("\t")) for line in lines if not line.startswith("#")]


def texts(listed: Iterable[Pair]) -> list[str]:
    """All that are asked about, each once."""
    return list(dict.fromkeys(text for pair in listed for _, text in pair.questions))


def judged(listed: Iterable[Pair], found: Mapping[str, set[str]]) -> Iterator[Judged]:
    """`found`: the texts that are hits, by what was asked."""
    for pair in listed:
        answers = [text in found[asked] for asked, text in pair.questions]
        holds = not any(answers) if pair.kind == APART else all(answers)
        yield Judged(pair.kind, pair.asked, pair.text, holds)


def pair_rates(some: Iterable[Judged]) -> list[PairRate]:
    """A row for each kind, in the order of the list."""
    holds: dict[str, list[bool]] = {}
    for one in some:
        holds.setdefault(one.kind, []).append(one.holds)
    return [PairRate(kind, len(all_), sum(all_) / len(all_)) for kind, all_ in holds.items()]
