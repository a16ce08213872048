"""Over a thousand pairs of words: what must share a stem and what must not."""

import csv
from pathlib import Path
from typing import NamedTuple

import pytest

from search.analysis import stem


class Pair(NamedTuple):
    """Two words; ``expect`` is ``meet`` or ``apart``, ``half`` is ``tune`` or ``held``."""

    expect: str
    shows: str
    a: str
    b: str
    half: str


def _pairs() -> list[Pair]:
    lines = Path(__file__).with_name("pairs.tsv").read_text(encoding="utf-8").splitlines()
    return [Pair(*row) for row in csv.reader(lines[2:], delimiter="\t")]


PAIRS = _pairs()


@pytest.mark.parametrize("expect", ["meet", "apart"])
def test_nearly_all_pairs_hold(expect: str) -> None:
    pairs = [pair for pair in PAIRS if pair.expect == expect]
    wrong = [pair for pair in pairs if (stem(pair.a) == stem(pair.b)) != (expect == "meet")]
    assert len(wrong) <= 0.03 * len(pairs), wrong


def test_no_pair_is_listed_twice() -> None:
    assert len({frozenset((pair.a, pair.b)) for pair in PAIRS}) == len(PAIRS)
