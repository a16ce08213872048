"""The shapes of the rows of the affix table, and the order in which suffixes are tried."""

from collections.abc import Iterator
from enum import Enum, auto
from functools import cached_property
from typing import NamedTuple

from search.analysis.stemming import proofs
from search.analysis.stemming.proofs import Proof


class Kind(Enum):
    """What is written before a word, in the order in which it is written."""

    CONJUNCTION = auto()
    PREPOSITION = auto()
    FUTURE = auto()
    ARTICLE = auto()
    PRESENT = auto()


class Prefix(NamedTuple):
    """``after``: the conjunctions that are often written before it; all may be."""

    letters: str
    kind: Kind
    example: str
    after: str = ""


class Suffix(NamedTuple):
    """``ending`` becomes ``base_ending`` where the base is proved.

    The base must occur ``share`` times as often as the word, pass ``proof``,
    and occur ``rival`` times as often as the base without ``base_ending``.
    Where ``partners`` are named, the word must occur with one of these endings
    too, ``partner_share`` times as often: زيتون is no plural, as زيتين is no word.
    The base has ``shortest`` letters at least.
    """

    ending: str
    base_ending: str
    example: str
    share: float
    proof: Proof
    rival: float = 0.0
    partners: tuple[str, ...] = ()
    partner_share: float = 0.0
    shortest: int = proofs.SHORTEST_BASE


class Table(tuple[Suffix, ...]):
    """Rows in order; few words are asked all of them."""

    @cached_property
    def by_last_letter(self) -> dict[str, list[Suffix]]:
        rows: dict[str, list[Suffix]] = {}
        for row in self:
            rows.setdefault(row.ending[-1], []).append(row)
        return rows

    @cached_property
    def endings(self) -> tuple[str, ...]:
        """Those that leave of the word what stood before them, each once."""
        return tuple(dict.fromkeys(row.ending for row in self if not row.base_ending))

    def bases(self, word: str, shortest: int) -> Iterator[str]:
        """What the word may be without a suffix, which leaves so many of its letters."""
        for row in self.by_last_letter.get(word[-1], ()):
            if word.endswith(row.ending) and len(word) - len(row.ending) >= shortest:
                yield word[: -len(row.ending)] + row.base_ending


class Pronoun(NamedTuple):
    """A possessor or an object, with its examples: after any letter, after ة, and after ى."""

    letters: str
    plain: str
    after_teh: str
    after_maksura: str
    share: float = 0.5
    proof: Proof = proofs.owned
    maksura: Proof = proofs.maksura
