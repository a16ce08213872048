"""A ranking is what adding up document by document gives, whichever way is taken to it."""

from __future__ import annotations

import datetime
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from search.engines.whoosh.ranking.ranker import ALL_WORDS, Ranker
from search.engines.whoosh.reading.postings import PostingsReader
from search.filters import Filters
from search.index_document import IndexDocument
from search.parsing import parse
from search.request import Budget, Page, Request
from search.results import Ranking
from tests.search.engines.whoosh.builders import ROOM, WORDS, document, postings_of, random_index

WHOLE = Page(0, 10_000)
SEEDS = range(8)


def ranker(folder: Path, seed: int) -> Ranker:
    return Ranker(PostingsReader(random_index(folder, seed, segments=3).reader(), ROOM))


def query(chance: random.Random) -> str:
    return " ".join(chance.sample(WORDS, chance.randint(1, 5)))


def by_hand(asked: Ranker, text: str) -> dict[int, tuple[float, bool]]:
    """All hits by number: the score, added up one by one in Python, and if every word matched;
    then it counts for more."""
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
        int(pks[number]): (
            scores[number] * (ALL_WORDS if count == len(words) else 1),
            count == len(words),
        )
        for number, count in held.items()
        if count
    }


@pytest.mark.parametrize("seed", SEEDS)
def test_a_ranking_is_the_sum_of_the_words(tmp_path: Path, seed: int) -> None:
    chance, asked = random.Random(seed), ranker(tmp_path, seed)
    compared = 0
    for text in {query(chance) for _ in range(30)}:
        wanted = by_hand(asked, text)
        if wanted:
            ranking = asked.rank(Request(parse(text), page=WHOLE))
            found = {hit.id: (hit.score, hit.all_terms_matched) for hit in ranking.ranked}
            assert found.keys() == wanted.keys(), text
            assert all(found[key] == pytest.approx(wanted[key], abs=1e-5) for key in wanted), text
            ordered = [hit.score for hit in ranking.ranked]
            assert ordered == sorted(ordered, reverse=True), text
            assert ranking.total == len(wanted)
            assert ranking.total_all_words == sum(is_whole for _, is_whole in wanted.values())
            compared += 1
    assert compared


@pytest.mark.parametrize("seed", SEEDS)
def test_a_page_of_leading_hits_is_the_page_of_all(tmp_path: Path, seed: int) -> None:
    """Where enough hits hold every word, most of the others are counted and not ranked."""
    chance, asked = random.Random(seed), ranker(tmp_path, seed)
    for text in {query(chance) for _ in range(30)}:
        clauses, offset = parse(text), chance.choice([0, 1, 20])
        whole = asked.rank(Request(clauses, page=WHOLE))
        page = asked.rank(Request(clauses, page=Page(offset, 10)))
        assert page == replace(whole, ranked=whole.ranked[offset : offset + 10]), text


def test_few_of_the_leading_hits_lack_a_word_and_get_what_its_root_brings(tmp_path: Path) -> None:
    late = "بحر " * 200
    whole = [f"{late}نهر كتاب"] * 12
    made = ranker_of(tmp_path, *texts(*whole, "نهر", "نهر كاتب", f"{late}نهر", *["كتاب"] * 60))
    clauses = parse("نهر كتاب")
    every = made.rank(Request(clauses, page=WHOLE))
    leading = made.rank(Request(clauses, page=Page(0, 10)))
    assert leading == replace(every, ranked=every.ranked[:10])
    assert [(hit.id, hit.all_terms_matched) for hit in leading.ranked[:2]] == [
        (14, False),
        (13, False),
    ]


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


def ranker_of(folder: Path, *documents: IndexDocument, removed: Sequence[int] = ()) -> Ranker:
    return Ranker(postings_of(folder, documents, removed=removed))


def texts(*some: str) -> list[IndexDocument]:
    return [document(n, text) for n, text in enumerate(some, 1)]


def keys(asked: Ranker, text: str, **request: Any) -> list[tuple[int, bool]]:
    """(primary key, whether all terms matched) of the hits, in order."""
    ranking = asked.rank(Request(parse(text), page=WHOLE, **request))
    return [(hit.id, hit.all_terms_matched) for hit in ranking.ranked]


def test_what_holds_every_word_counts_more_and_need_not_come_first(tmp_path: Path) -> None:
    late = "كتاب " * 60
    made = ranker_of(tmp_path, *texts("نهر نهر", f"{late}نهر {late}جبل", "نهر جبل", "جبل"))
    assert keys(made, "نهر جبل") == [(3, True), (1, False), (4, False), (2, True)]


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("newest", [5, 7, 4, 3, 2, 1, 6, 8]),
        ("oldest", [3, 4, 7, 5, 1, 2, 6, 8]),
    ],
)
def test_by_date_hits_with_all_terms_come_first(
    tmp_path: Path, sort: str, order: list[int]
) -> None:
    """Of one day the article that came last."""
    days = {3: (2001, 1, 1), 4: (2001, 1, 1), 5: (2003, 1, 1), 7: (2002, 1, 1), 6: (2009, 1, 1)}
    bodies = dict.fromkeys(range(1, 9), "نهر جبل كتاب بحر")
    bodies |= {7: "نهر جبل نهر جبل", 6: "نهر بحر كتاب بحر", 8: "نهر بحر كتاب بحر"}
    bodies |= {2: "جبل نهر كتاب بحر قهوة سوق شعر"}
    made = ranker_of(
        tmp_path,
        *(
            document(n, text, published_at=datetime.date(*days[n]) if n in days else None)
            for n, text in bodies.items()
        ),
    )
    assert keys(made, "نهر جبل", sort=sort) == [(n, n not in {6, 8}) for n in order]


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("نهر جبل", {1: (), 2: ("جبل",), 3: ("نهر",)}),
        ("النهر بحر", {1: ("بحر",), 2: ("بحر",)}),
        ("نهر جب*", {1: (), 2: ("جب*",), 3: ("نهر",)}),
        ('بحر "نهر جبل"', {1: ("بحر",), 2: ("بحر", "جبل"), 3: ("بحر", "نهر")}),
        ('"نهر جبل"', {1: ()}),
        ("نهر", {1: (), 2: ()}),
    ],
)
def test_a_hit_names_the_words_that_it_does_not_hold(
    tmp_path: Path, text: str, missing: dict[int, tuple[str, ...]]
) -> None:
    made = ranker_of(tmp_path, *texts("نهر جبل", "نهر", "جبل"))
    ranked = made.rank(Request(parse(text), page=WHOLE)).ranked
    assert {hit.id: hit.missing for hit in ranked} == missing


def test_the_oldest_of_one_day_is_the_article_that_came_first(tmp_path: Path) -> None:
    day = datetime.date(2001, 1, 1)
    made = ranker_of(tmp_path, *(document(n, "نهر", published_at=day) for n in (4, 2, 9)))
    assert [key for key, _ in keys(made, "نهر", sort="oldest")] == [2, 4, 9]
    assert [key for key, _ in keys(made, "نهر", sort="newest")] == [9, 4, 2]


# Same-root matches.


@pytest.mark.parametrize(
    ("hits", "of_its_root", "shown"), [(0, 3, 3), (0, 60, 5), (4, 10, 5), (5, 10, 0), (60, 9, 0)]
)
def test_beside_few_hits_stand_the_best_of_the_same_root(
    tmp_path: Path, hits: int, of_its_root: int, shown: int
) -> None:
    """The best of them: those in which the word of the root stands alone."""
    others = ["كاتب" if n < shown else "كاتب و" + "نهر " * 9 for n in range(of_its_root)]
    made = ranker_of(tmp_path, *texts(*["كتاب"] * hits, *others))
    ranking = made.rank(Request(parse("كتاب"), page=WHOLE, facets=1))
    assert {hit.id for hit in ranking.ranked} == set(range(1, hits + 1))
    assert (ranking.total, ranking.total_all_words, ranking.notices) == (hits, hits, ())
    assert {facet.total for facet in ranking.facets} == {hits}
    found = [(hit.id, hit.all_terms_matched) for hit in ranking.root_matches]
    assert found == [(n, False) for n in range(hits + shown, hits, -1)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("كتاب", [2, 4]),
        ("كتاب تدريس", [4]),  # of each word one of its root
        ("كتاب نهر", []),
        ("كتاب نجيب", []),  # a name
        ('"كتاب"', []),
        ("كتاب نهرو*", []),
    ],
)
def test_of_every_word_another_of_its_root_is_held(
    tmp_path: Path, query: str, found: list[int]
) -> None:
    made = ranker_of(tmp_path, *texts("كتاب", "كاتب", "نهر", "كاتب المدرسة"))
    ranking = made.rank(Request(parse(query)))
    assert sorted(hit.id for hit in ranking.root_matches) == found


def test_same_root_matches_pass_the_filters_and_stand_on_the_first_page(tmp_path: Path) -> None:
    made = ranker_of(tmp_path, *(document(n, "كاتب", keys={"tag": (n,)}) for n in (1, 2)))
    clauses = parse("كتاب")

    def found(**asked: Any) -> list[int]:
        return [hit.id for hit in made.rank(Request(clauses, **asked)).root_matches]

    assert found() == [2, 1]
    assert found(filters=Filters({"tag": frozenset({1})})) == [1]
    assert found(page=Page(20, 20)) == []
    assert found(budget=Budget(seconds=-1.0)) == [2, 1], "the first word is always looked for"


def test_same_root_matches_hold_nothing_that_is_excluded_and_answer_the_filters(
    tmp_path: Path,
) -> None:
    days = [datetime.date(2014, 1, 1), datetime.date(2015, 1, 1), datetime.date(2015, 2, 1)]
    some = [document(n, "كاتب", published_at=day) for n, day in enumerate(days, 1)]
    made = ranker_of(tmp_path, *some, document(4, "كاتب نهر", published_at=days[1]))
    for text, wanted in [("كتاب -نهر", {1, 2, 3}), ("كتاب سنة:2015 -نهر", {2, 3})]:
        ranking = made.rank(Request(parse(text)))
        assert ({hit.id for hit in ranking.root_matches}, ranking.total) == (wanted, 0)


def test_a_word_of_the_root_lifts_a_hit_and_completes_none(tmp_path: Path) -> None:
    made = ranker_of(tmp_path, *texts("نهر بحر", "نهر كاتب", "نهر كتاب", "كاتب", "بحر"))
    assert keys(made, "نهر كتاب") == [(3, True), (2, False), (1, False)]


def test_where_hits_are_many_a_word_of_the_root_still_lifts_them(tmp_path: Path) -> None:
    many = 50
    made = ranker_of(tmp_path, *texts(*["نهر بحر"] * many, "نهر كاتب", "كاتب"))
    order = keys(made, "نهر كتاب")
    assert order == [(many + 1, False), *((n, False) for n in range(many, 0, -1))]


# Phrases.


def test_hits_hold_every_phrase_and_then_the_words_that_they_can(tmp_path: Path) -> None:
    made = ranker_of(
        tmp_path,
        *texts("نهر جبل بحر", "جبل نهر بحر كتاب", "نهر جبل كتاب", "نهر جبل", "كتاب قهوة نهر جبل"),
    )
    assert sorted(keys(made, '"نهر جبل"')) == [(1, True), (3, True), (4, True), (5, True)]
    assert keys(made, '"نهر جبل" "كتاب قهوة"') == [(5, True)]
    found = keys(made, '"نهر جبل" كتاب')
    assert sorted(found[:2]) == [(3, True), (5, True)]
    assert sorted(found[2:]) == [(1, False), (4, False)]
    assert keys(made, '"جبل نهر جبل"') == []


def test_where_no_hit_of_a_phrase_holds_the_words_all_are_words(tmp_path: Path) -> None:
    """And no hit is said to hold everything, though it may hold each word."""
    made = ranker_of(tmp_path, *texts("نهر جبل", "جبل نهر كتاب", "كتاب", "بحر"))
    ranking = made.rank(Request(parse('"نهر جبل" كتاب')))
    assert [hit.id for hit in ranking.ranked] == [2, 1, 3]
    assert (ranking.total, ranking.total_all_words) == (3, 0)
    assert not any(hit.all_terms_matched for hit in ranking.ranked)


def test_words_of_a_phrase_are_scored_as_words(tmp_path: Path) -> None:
    made = ranker_of(tmp_path, *texts("نهر جبل", "نهر جبل نهر جبل", "بحر " * 30 + "نهر جبل"))
    quoted, plain = (made.rank(Request(parse(text))).ranked for text in ('"نهر جبل"', "نهر جبل"))
    assert quoted == plain and [hit.id for hit in quoted] == [2, 1, 3]


def test_the_first_word_of_a_phrase_may_carry_what_is_written_onto_it(tmp_path: Path) -> None:
    made = ranker_of(tmp_path, *texts("والنهر جبل", "نهر الجبل", "نهر جبل"))
    assert sorted(keys(made, '"نهر جبل"')) == [(1, True), (3, True)]


def test_a_phrase_in_what_was_removed_is_not_found(tmp_path: Path) -> None:
    made = ranker_of(tmp_path, *texts("نهر جبل", "نهر جبل", "بحر"), removed=[1])
    assert keys(made, '"نهر جبل"') == [(2, True)]


# What a request says of itself.


def test_a_page_beyond_the_hits_is_empty_and_counts_them(tmp_path: Path) -> None:
    made = ranker_of(tmp_path, *texts("نهر", "نهر"))
    ranking = made.rank(Request(parse("نهر"), page=Page(5, 10)))
    assert (ranking.ranked, ranking.total, ranking.total_all_words) == ((), 2, 2)


def test_no_words_are_no_hits(tmp_path: Path) -> None:
    made = ranker_of(tmp_path, *texts("نهر"))
    assert made.rank(Request(parse("قهوة"))) == Ranking(0, 0)


def test_words_beyond_the_budget_are_not_looked_for(tmp_path: Path) -> None:
    made = ranker_of(tmp_path, *texts("نهر", "نهر جبل", "مكتب"))
    for text, seconds, found, notices in [
        ("نهر جبل", 60.0, [(2, True), (1, False)], ()),
        ("جبل نهر", -1.0, [(2, True)], ("partial",)),
        ("جبل مكت*", -1.0, [(2, True)], ("partial",)),
        ("مكت*", -1.0, [(3, True)], ()),
    ]:
        clauses = parse(text)
        ranking = made.rank(Request(clauses, budget=Budget(seconds=seconds)))
        assert [(hit.id, hit.all_terms_matched) for hit in ranking.ranked] == found, text
        assert ranking.notices == notices, text


def test_facets_are_counted_when_they_are_asked_for(tmp_path: Path) -> None:
    tagged = [document(n, "نهر", keys={"tag": (n % 2, 5)}) for n in (1, 2, 3)]
    made = ranker_of(tmp_path, *tagged, document(4, "جبل", keys={"tag": (5,)}))
    clauses, filters = parse("نهر"), Filters({"tag": frozenset({1})})
    assert made.rank(Request(clauses, filters)).facets == ()
    ranking = made.rank(Request(clauses, filters, facets=1))
    assert [hit.id for hit in ranking.ranked] == [3, 1]
    counts = {facet.name: (facet.total, facet.counts) for facet in ranking.facets}
    assert counts["tag"] == (3, ((5, 3), (1, 2)))
    assert counts["source"] == (2, ())


# Terms that set a text apart.


@pytest.mark.parametrize(
    ("words", "count", "telling"),
    [
        ("نهر جبل", 2, ["جبل", "نهر"]),
        ("نهر جبل", 1, ["جبل"]),
        ("نهر نهر نهر جبل", 1, ["نهر"]),
        ("بحر جبل", 2, ["جبل", "بحر"]),  # one text has it: no other article could share it
        ("قهوة سوق", 2, ["سوق", "قهوه"]),  # of equals the first in the alphabet
        ("", 5, []),
    ],
)
def test_the_most_telling_terms_are_frequent_here_and_rare_elsewhere(
    tmp_path: Path, words: str, count: int, telling: list[str]
) -> None:
    made = ranker_of(tmp_path, *texts("نهر جبل", "نهر جبل بحر", "نهر", "نهر", "كتاب", "كتاب"))
    terms = [term for word in words.split() for term in parse(word).terms]
    assert [term.folded for term in made.most_telling(terms, count)] == telling
