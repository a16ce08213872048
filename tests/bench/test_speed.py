"""What the speed bench measures with: articles, queries and sums, never a time."""

from __future__ import annotations

import gzip
import json
import re
from itertools import islice
from pathlib import Path

import pytest

from bench.harness.record import append
from bench.speed import options, targets
from bench.speed.baselines import OURS, STOCK, TANTIVY
from bench.speed.baselines.fts5 import Fts5
from bench.speed.corpus import Article, corpus, read, recombined, sentences, write
from bench.speed.measurements import Build, Found, Memory, Run, Times
from bench.speed.queries import KINDS, Query, choose
from bench.speed.report import report
from bench.speed.timing import cold, percentile, warm

TEXTS = [
    "وصلت القافلة الصغيرة إلى المدينة البعيدة. ثم نزل الرجال عند البئر القديمة.",
    "كتب المعلم رسالة طويلة إلى المدرسة الجديدة. وقرأ التلاميذ الرسالة كلها.",
    "جمع الفلاحون الزيتون قبل الشتاء البارد! هل يكفي الزيت حتى الربيع المقبل؟",
]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        for number, text in enumerate(TEXTS):
            told = {"id": f"a{number}", "title": f"خبر الصباح الباكر {number}", "text": text}
            file.write(json.dumps(told | {"date": "2015-07-21", "source": None}) + "\n")
    return path


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


def test_queries_of_each_kind_come_from_the_articles_and_the_seed(articles: Path) -> None:
    found = list(corpus(articles, 200, seed=1))
    first, second = (choose(found, len(found), 4, seed=1) for _ in range(2))
    assert first == second
    kinds = [query.kind for query in first]
    assert {kind: kinds.count(kind) for kind in KINDS} == dict.fromkeys(KINDS, 4) | {"headline": 3}
    written = " ".join([*TEXTS, *(article.title for article in found)])
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


def test_a_percentile_is_a_time_that_was_measured() -> None:
    assert [percentile([3.0, 1.0, 2.0, 4.0], part) for part in (0.5, 0.95)] == [2.0, 4.0]


def test_warm_questions_are_asked_once_before_they_are_timed() -> None:
    asked: list[str] = []
    assert len(warm(asked.append, ["a", "b"], repeats=2, clock="cpu")) == 2
    assert asked == ["a", "b"] * 3


def test_cold_questions_leave_nothing_behind() -> None:
    asked: list[str] = []
    assert len(cold(asked.append, ["a", "b"], clock="wall")) == 2
    assert asked == []


def test_a_cold_question_that_fails_is_told() -> None:
    with pytest.raises(ChildProcessError, match="'a'"):
        cold(lambda question: question[9], ["a"], clock="wall")


def test_fts5_finds_words_phrases_and_prefixes(articles: Path, tmp_path: Path) -> None:
    engine = Fts5(articles, tmp_path)
    assert engine.build() == 3
    engine.open()
    asked = [
        Query("two words", ("الزيتون", "التلاميذ")),
        Query("phrase", ("البئر", "القديمة")),
        Query("prefix", ("الفلا",)),
    ]
    assert [sorted(engine.rank(engine.prepare(query))) for query in asked] == [[2, 3], [1], [3]]


def test_every_option_is_documented() -> None:
    bench = Path(options.__file__).parents[1]
    read = re.findall(r'add\("(--[a-z-]+)"', Path(options.__file__).read_text("utf-8"))
    section = (bench / "README.md").read_text("utf-8").split("\n## Quality")[0]
    told = re.findall(r"(?m)^\| `(--[a-z-]+)", section)
    assert told == read


def found(size: int, ours: float) -> Found:
    times = [
        Times(OURS, "rank", "warm", "one word", ours, 2 * ours, 9),
        Times(TANTIVY, "rank", "warm", "one word", 0.5, 1.0, 9),
        Times(OURS, "view", "warm", "one word", 10.0, 20.0, 9),
        Times(STOCK, "view", "warm", "one word", 500.0, 600.0, 9),
    ]
    builds = Build(OURS, size, 10.0, 9.0, 90.0, 400.0), Build(STOCK, 100, 5.0, 5.0, 9.0, 90.0)
    return Found(size, builds, tuple(times), (Memory(OURS, 60.0, 260.0, 100.0),), (0.5, 1.25))


def run(*corpora: Found) -> Run:
    return Run("2020-01-02", "abc1234", "a machine", "wall", 9, corpora, "Nothing helped.")


def test_targets_tell_how_near_a_run_comes() -> None:
    told = [
        (value, target.mark(value)) for target, value in targets.measured(run(found(1000, 1.0)))
    ]
    assert told == [
        (2.0, "✓ must"),
        (None, "–"),
        (None, "–"),
        (50.0, "✓ must"),
        (5.0, "✓ must"),
        (None, "–"),
        (None, "–"),
        (260.0, "✗"),
    ]


def test_growth_is_held_against_the_growth_of_the_corpus() -> None:
    grown = list(targets.measured(run(found(1000, 1.0), found(3000, 4.0))))[8:]
    assert [(t.must, value, t.mark(value)) for t, value in grown if value] == [(3.0, 4.0, "✗")] * 2


def test_a_report_says_what_stock_haystack_was_given() -> None:
    section = report(run(found(1000, 1.0)))
    assert section.startswith("## 2020-01-02, commit abc1234\n")
    assert "| Khizana | 1.00 / 2.00 | – | – | – | – |" in section
    assert "only the first 100 of the articles" in section
    assert "| whole view: times faster than stock with 100 articles | 50.0× |" in section
    assert section.endswith("\n\nNothing helped.\n")


def test_a_record_is_appended(tmp_path: Path) -> None:
    path = tmp_path / "RESULTS.md"
    path.write_text("# Speed\n", "utf-8")
    append("## A run\n", path)
    assert path.read_text("utf-8") == "# Speed\n\n## A run\n"
