"""A ranking is what adding up document by document gives, whichever way is taken to it."""

from __future__ import annotations

import datetime
import random
from dataclasses import replace
from pathlib import Path

import pytest

from search.engines.whoosh.ranking.ranker import ENOUGH, Ranker
from search.engines.whoosh.reading.postings import PostingsReader
from search.filters import Filters
from search.parsing import parse
from search.request import Page, Request
from tests.search.engines.whoosh.builders import ROOM, WORDS, random_index

WHOLE = Page(0, 10_000)
SEEDS = range(8)


def ranker(folder: Path, seed: int) -> Ranker:
    return Ranker(PostingsReader(random_index(folder, seed, segments=3).reader(), ROOM))


def query(chance: random.Random) -> str:
    return " ".join(chance.sample(WORDS, chance.randint(1, 5)))


def by_hand(asked: Ranker, text: str) -> dict[int, tuple[float, bool]]:
    """All hits by number: the score, added up one by one in Python, and if every word matched."""
    words = [asked.terms.word(term) for term in parse(text).terms]
    scores, held = dict[int, float](), dict[int, int]()
    for word in words:
        for place, (number, score) in enumerate(
            zip(word.ids.tolist(), word.scores.tolist(), strict=True)
        ):
            scores[number] = scores.get(number, 0.0) + score
            held[number] = held.get(number, 0) + (place < word.matching)
    pks = asked.postings.column("pk")
    return {
        int(pks[number]): (scores[number], count == len(words))
        for number, count in held.items()
        if count
    }


@pytest.mark.parametrize("seed", SEEDS)
def test_a_ranking_is_the_sum_of_the_words(tmp_path: Path, seed: int) -> None:
    chance, asked = random.Random(seed), ranker(tmp_path, seed)
    compared = 0
    for text in {query(chance) for _ in range(30)}:
        wanted = by_hand(asked, text)
        if len(wanted) >= ENOUGH:
            ranking = asked.rank(Request(parse(text), page=WHOLE))
            found = {hit.id: (hit.score, hit.all_terms_matched) for hit in ranking.ranked}
            assert found.keys() == wanted.keys(), text
            assert all(found[key] == pytest.approx(wanted[key], abs=1e-5) for key in wanted), text
            ordered = [(hit.all_terms_matched, hit.score) for hit in ranking.ranked]
            assert ordered == sorted(ordered, reverse=True), text
            assert ranking.total == len(wanted)
            assert ranking.total_all_words == sum(is_whole for _, is_whole in wanted.values())
            compared += 1
    assert compared


@pytest.mark.parametrize("seed", SEEDS)
def test_a_page_of_leading_hits_is_the_page_of_all(tmp_path: Path, seed: int) -> None:
    """Where enough hits hold every word, the others are counted and not ranked."""
    chance, asked = random.Random(seed), ranker(tmp_path, seed)
    for text in {query(chance) for _ in range(30)}:
        clauses, offset = parse(text), chance.choice([0, 1, 20])
        whole = asked.rank(Request(clauses, page=WHOLE))
        page = asked.rank(Request(clauses, page=Page(offset, 10)))
        assert page == replace(whole, ranked=whole.ranked[offset : offset + 10]), text


@pytest.mark.parametrize("seed", SEEDS)
def test_filters_and_facets_change_no_score(tmp_path: Path, seed: int) -> None:
    chance, asked = random.Random(seed), ranker(tmp_path, seed)
    no_date = Filters(until=datetime.date(2000, 1, 1))
    for text in {query(chance) for _ in range(10)}:
        clauses = parse(text)
        plain = asked.rank(Request(clauses))
        counted = asked.rank(Request(clauses, facets=3))
        assert replace(counted, facets=()) == plain
        assert asked.rank(Request(clauses, no_date)).ranked == ()


def test_kin_that_a_filter_takes_away_are_not_spoken_of(tmp_path: Path) -> None:
    asked = ranker(tmp_path, seed=1)
    clauses = parse("كاتبون")  # of the root of a word of the texts, which hold no other form of it
    assert asked.rank(Request(clauses)).notices == ("root_matches",)
    none = Filters(until=datetime.date(2000, 1, 1))
    assert asked.rank(Request(clauses, none)).notices == ()
