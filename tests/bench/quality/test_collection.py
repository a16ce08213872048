"""Collections and corpora on the disk."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace
from pathlib import Path

import pytest

from bench.harness.errors import BadCorpus
from bench.quality.collection import (
    BadCollection,
    Collection,
    Query,
    collection,
    document_ids,
    documents,
    sample,
)
from tests.bench.data_folder import QUERIES


def test_a_collection_is_read_with_its_lists(folder: Path) -> None:
    assert collection(folder) == Collection(
        "own-word",
        tuple(Query(*row) for row in QUERIES),
        {"q1": {"d1": 2}, "q2": {"d2": 1, "d5": 0}, "q3": {"d3": 1, "d4": 1}},
        {"peer": {"q1": ("d2", "d1"), "q2": (), "q3": ("d3",)}},
    )


def test_queries_without_relevant_documents_are_left_out(folder: Path) -> None:
    with (folder / "qrels.tsv").open("a", encoding="utf-8") as file:
        file.write("q4\td1\t0\n")
    with (folder / "queries.tsv").open("a", encoding="utf-8") as file:
        file.write("q4\tword\tلا حكم عليه\r\n")
    own = collection(folder)
    assert [query.id for query in own.queries] == list(own.qrels) == ["q1", "q2", "q3"]


def test_a_document_that_a_list_names_again_counts_where_it_stood_first(folder: Path) -> None:
    (folder / "peer.run.tsv").write_text("q1\td2 d1 d2 d3\n", "utf-8")
    assert collection(folder).lists["peer"] == {"q1": ("d2", "d1", "d3")}


def test_a_sample_keeps_the_order_and_follows_the_seed(folder: Path) -> None:
    whole = collection(folder)
    queries = tuple(Query(f"q{n:02}", "t", "x") for n in range(40))
    many = replace(whole, queries=queries, qrels={query.id: {"d1": 1} for query in queries})
    first, second, other = (sample(many, 9, seed) for seed in (1, 1, 2))
    assert first == second != other
    assert sorted(first.qrels) == list(first.qrels) == [query.id for query in first.queries]
    assert sample(whole, 3, seed=1) is sample(whole, None, seed=1) is whole


@pytest.mark.parametrize("name", ["corpus.jsonl", "corpus.jsonl.gz"])
def test_a_corpus_is_read_packed_or_not(tmp_path: Path, name: str) -> None:
    opened = gzip.open if name.endswith(".gz") else open
    with opened(tmp_path / name, "wt", encoding="utf-8") as file:
        file.write('{"id": 7, "text": "نص", "title": "x"}\n\n{"id": "b", "text": null}\n')
    assert list(documents(tmp_path / name)) == [("7", "نص"), ("b", "")]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("qrels.tsv", None, "qrels.tsv: No such file or directory"),
        ("queries.tsv", "query_id\ttag\ttext\nq1 word\n", "queries.tsv, line 2: three columns"),
        ("queries.tsv", "h\nq1\tt\tx\nq1\tt\ty\n", "a query_id is used twice"),
        ("qrels.tsv", "query_id\tdocument_id\tgrade\nq1\td1\tgood\n", "'good' is no grade"),
        ("qrels.tsv", "query_id\tdocument_id\tgrade\nq1\td1\t0.5\n", "'0.5' is no grade"),
        ("qrels.tsv", "query_id\tdocument_id\tgrade\nq1\td1\t0\n", "no query has a relevant"),
        ("queries.tsv", b"\xff\xfe", "queries.tsv: 'utf-8' codec"),
    ],
)
def test_what_is_wrong_with_a_collection_is_said(
    folder: Path, name: str, content: str | bytes | None, message: str
) -> None:
    path = folder / name
    path.unlink()
    if content is not None:
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(BadCollection, match=re.escape(message)):
        collection(folder)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[]\n", "line 1: not a JSON object"),
        ('{"id": "a", "text": ""}\n{"id": 1}', "line 2: not a JSON object"),
        ('{"id": 1, "text": ""}\n{"id": "1", "text": ""}', "the id 1 is used twice"),
    ],
)
def test_what_is_wrong_with_a_corpus_is_said(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_text(content, "utf-8")
    with pytest.raises(BadCorpus, match=message):
        document_ids(path)


def test_a_packed_corpus_that_is_cut_short_is_told(data: Path) -> None:
    path = data / "corpora" / "own.jsonl.gz"
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(BadCorpus, match=r"own\.jsonl\.gz: Compressed file ended"):
        document_ids(path)
