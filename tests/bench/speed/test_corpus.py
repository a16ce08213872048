"""The articles of a run: those of a file, then made ones."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from bench.speed.corpus import Article, corpus, read, recombined, sentences, write
from tests.bench.speed.texts import TEXTS


def test_a_corpus_begins_with_the_articles_of_the_file(articles: Path) -> None:
    assert list(corpus(articles, 2, seed=1)) == list(read(articles))[:2]
    assert list(islice(corpus(articles, 9, seed=1), 3)) == list(read(articles))


def test_made_articles_are_the_same_for_the_same_seed(articles: Path) -> None:
    made = [list(islice(recombined(articles, seed), 20)) for seed in (1, 1, 2)]
    assert made[0] == made[1] != made[2]


def test_a_smaller_corpus_is_the_beginning_of_a_bigger_one(articles: Path) -> None:
    assert list(corpus(articles, 7, seed=1)) == list(corpus(articles, 12, seed=1))[:7]


def test_made_articles_hold_only_sentences_of_the_file(articles: Path) -> None:
    known = {sentence for text in TEXTS for sentence in sentences(text)}
    made = {s for article in islice(recombined(articles, 1), 50) for s in article.text.split("\n")}
    assert made == known


def test_a_file_without_sentences_makes_no_articles(tmp_path: Path) -> None:
    path = tmp_path / "empty.jsonl"
    write([Article("a", "عنوان", "")], path)
    assert [article.id for article in corpus(path, 5, seed=1)] == ["a"]


def test_written_articles_are_read_back(articles: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.jsonl"
    assert write(read(articles), copy) == 3
    assert list(read(copy)) == list(read(articles))
