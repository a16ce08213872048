"""The pairs of words, asked of an index: what must meet is found both ways, what must not is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.analysis import analyze
from search.engines.contract import build, document
from search.engines.whoosh.engine import WhooshEngine
from search.parsing import parse
from search.request import Page, Request
from tests.search.analysis.test_pairs import PAIRS, Pair

LEAST = {"meet": 0.99, "apart": 0.97}  # shares of the pairs
WORDS = sorted({word for pair in PAIRS for word in (pair.a, pair.b)})


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """Each word -> those that a search for it finds, of an article for each word."""
    root: Path = tmp_path_factory.mktemp("pairs")
    engine = WhooshEngine(root / "index")
    build(engine, *(document(number, word) for number, word in enumerate(WORDS)))
    every = Page(0, len(WORDS))
    return {
        word: {WORDS[hit.id] for hit in engine.rank(Request(parse(word), page=every)).ranked}
        for word in WORDS
    }


@pytest.mark.parametrize("expect", sorted(LEAST))
def test_nearly_all_pairs_hold_through_the_query(expect: str, found: dict[str, set[str]]) -> None:
    def holds(pair: Pair) -> bool:
        ways = pair.b in found[pair.a], pair.a in found[pair.b]
        return all(ways) if expect == "meet" else not any(ways)

    pairs = [pair for pair in PAIRS if pair.expect == expect]
    wrong = [pair for pair in pairs if not holds(pair)]
    assert len(wrong) <= (1 - LEAST[expect]) * len(pairs), wrong


def test_each_word_finds_itself(found: dict[str, set[str]]) -> None:
    assert [word for word in WORDS if word not in found[word] and analyze(word)] == []
