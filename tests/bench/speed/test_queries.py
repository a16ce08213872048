"""Queries of each kind, and an engine that answers them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.speed.baselines import FTS5, TANTIVY, engine
from bench.speed.corpus import corpus
from bench.speed.queries import KINDS, Query, choose, save, saved
from tests.bench.needs import needed
from tests.bench.speed.texts import TEXTS


def test_queries_of_each_kind_come_from_the_articles_and_the_seed(articles: Path) -> None:
    drawn = list(corpus(articles, 200, seed=1))
    first, second = (choose(drawn, len(drawn), 4, seed=1) for _ in range(2))
    assert first == second
    kinds = [query.kind for query in first]
    assert {kind: kinds.count(kind) for kind in KINDS} == dict.fromkeys(KINDS, 4) | {"headline": 3}
    written = " ".join([*TEXTS, *(article.title for article in drawn)])
    assert all(word in written for query in first for word in query.words)


@pytest.mark.parametrize(
    ("query", "typed"),
    [
        (Query("one word", ("قافلة",)), "قافلة"),
        (Query("phrase", ("البئر", "القديمة")), '"البئر القديمة"'),
        (Query("prefix", ("قافل",)), "قافل*"),
    ],
)
def test_a_query_is_typed_as_a_reader_would(query: Query, typed: str) -> None:
    assert query.typed == typed


def test_queries_are_read_back(tmp_path: Path) -> None:
    queries = [Query("phrase", ("البئر", "القديمة")), Query("one word", ("قافلة",))]
    save(queries, tmp_path / "queries.json")
    assert saved(tmp_path / "queries.json") == queries


@pytest.mark.parametrize("name", [FTS5, TANTIVY])
def test_an_engine_finds_words_phrases_and_prefixes(
    articles: Path, tmp_path: Path, name: str
) -> None:
    if name == TANTIVY:
        needed("tantivy")
    measured = engine(name, articles, tmp_path)
    assert measured.build() == 3
    measured.open()
    queries = [
        Query("two words", ("الزيتون", "التلاميذ")),
        Query("phrase", ("البئر", "القديمة")),
        Query("prefix", ("الفلا" if name == FTS5 else "فلاح",)),  # tantivy looks among stems
    ]
    hits = [sorted(measured.rank(measured.prepare(query))) for query in queries]
    assert hits == [[2, 3], [1], [3]]
