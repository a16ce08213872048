"""What the bench of quality judges by, and that it asks the product itself."""

from __future__ import annotations

import gzip
import json
import math
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bench.harness.record import ROOT
from bench.quality import options as told
from bench.quality.bootstrap import Interval, intervals
from bench.quality.collection import (
    BadCollection,
    Collection,
    Query,
    collection,
    document_ids,
    documents,
    sample,
)
from bench.quality.measurements import Found, Run, Scored, differences, scored
from bench.quality.metrics import METRICS, mrr, ndcg, recall
from bench.quality.options import Options, options
from bench.quality.report import report
from bench.quality.targets import measured

TEXTS = {
    "d1": "زرع البستاني شجرة تين صغيرة قرب السور ثم سقاها كل صباح.",
    "d2": "أبحر الصيادون قبل الفجر وعادوا بشباك فارغة إلى الميناء.",
    "d3": "أصلحت الورشة محرك الحافلة القديمة في ثلاثة أيام.",
    "d4": "تعلمت الطفلة العزف على العود من جدتها في القرية.",
    "d5": "نسج الحرفي سجادة ملونة من الصوف وباعها في السوق.",
    "d6": "رصد الفلكيون مذنبا خافتا فوق الصحراء ليلة أمس.",
}
QUERIES = [("q1", "word", "شجرة"), ("q2", "word", "الصيادون"), ("q3", "two", '"محرك الحافلة"')]
QRELS = [("q1", "d1", 2), ("q2", "d2", 1), ("q2", "d5", 0), ("q3", "d3", 1), ("q3", "d4", 1)]


def lines(rows: list[tuple[object, ...]]) -> str:
    return "".join("\t".join(map(str, row)) + "\n" for row in rows)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with a collection `own-word` on a corpus `own`."""
    folder = tmp_path / "collections" / "own-word"
    folder.mkdir(parents=True)
    (folder / "queries.tsv").write_text(lines([("query_id", "tag", "text"), *QUERIES]), "utf-8")
    judgments = [("query_id", "document_id", "grade"), *QRELS]
    (folder / "qrels.tsv").write_text(lines(judgments), "utf-8")
    (folder / "peer.run.tsv").write_text(lines([("q1", "d2 d1"), ("q2", ""), ("q3", "d3")]))
    (tmp_path / "corpora").mkdir()
    with gzip.open(tmp_path / "corpora" / "own.jsonl.gz", "wt", encoding="utf-8") as file:
        for number, text in TEXTS.items():
            file.write(json.dumps({"id": number, "title": "عنوان", "text": text}) + "\n")
    return tmp_path


GRADES = {"a": 3.0, "b": 1.0, "c": 0.0, "d": 1.0}


@pytest.mark.parametrize(
    ("ranking", "expected"),
    [
        ("abd", 1.0),
        ("xab", 1 / 2),
        ("cxd", 1 / 3),
        ("cx", 0.0),
        ("", 0.0),
        ("xxxxxxxxxa", 1 / 10),
        ("xxxxxxxxxxa", 0.0),
    ],
)
def test_mrr_is_one_over_the_rank_of_the_first_relevant(ranking: str, expected: float) -> None:
    assert mrr(list(ranking), GRADES, 10) == expected


BEST = 3 + 1 / math.log2(3) + 1 / 2


@pytest.mark.parametrize(
    ("ranking", "gain"),
    [
        ("abd", BEST),
        ("adb", BEST),
        ("bad", 1 + 3 / math.log2(3) + 1 / 2),
        ("cxa", 3 / 2),
        ("cx", 0.0),
        ("", 0.0),
        ("xxxxxxxxxxa", 0.0),
    ],
)
def test_ndcg_discounts_grades_by_rank(ranking: str, gain: float) -> None:
    assert ndcg(list(ranking), GRADES, 10) == pytest.approx(gain / BEST)


def test_the_best_ndcg_holds_no_more_than_k_documents() -> None:
    many = dict.fromkeys("abcdefghijkl", 1.0)
    assert ndcg(list("abcdefghij"), many, 10) == 1.0


@pytest.mark.parametrize(
    ("ranking", "k", "expected"),
    [("abd", 10, 1.0), ("axx", 10, 1 / 3), ("ab", 2, 1.0), ("ca", 2, 1 / 2), ("", 2, 0.0)],
)
def test_recall_is_measured_against_what_k_hits_could_hold(
    ranking: str, k: int, expected: float
) -> None:
    assert recall(list(ranking), GRADES, k) == expected


def test_nothing_is_right_about_a_query_without_relevant_documents() -> None:
    values = [metric(["a", "b"], {"a": 0.0}) for metric in METRICS.values()]
    assert values == [0.0, 0.0, 0.0, 0.0]


def test_the_bootstrap_is_the_same_for_the_same_seed() -> None:
    column = np.random.default_rng(3).normal(0.1, 1, (60, 1))
    first, second, other = (intervals(column, 2_000, seed) for seed in (1, 1, 2))
    assert first == second != other


def test_equal_differences_leave_no_doubt() -> None:
    found = intervals(np.array([[0.25, 0.0]] * 7), 500, seed=1)
    assert found == [Interval(0.25, 0.25, 0.25), Interval(0.0, 0.0, 0.0)]
    assert [one.is_certain for one in found] == [True, False]


def test_the_interval_of_many_queries_is_that_of_the_normal_distribution() -> None:
    column = np.random.default_rng(5).normal(0.2, 1, (400, 1))
    (found,) = intervals(column, 4_000, seed=1)
    reach = 1.96 * column.std() / math.sqrt(len(column))
    assert found.mean == pytest.approx(column.mean())
    assert (found.mean - found.low, found.high - found.mean) == pytest.approx(
        (reach, reach), rel=0.1
    )


def test_a_column_has_the_interval_it_has_alone() -> None:
    columns = np.random.default_rng(7).normal(0, 1, (30, 3))
    together = intervals(columns, 1_500, seed=1)
    alone = [intervals(columns[:, [number]], 1_500, seed=1)[0] for number in range(3)]
    assert [(one.mean, one.low, one.high) for one in together] == [
        pytest.approx((one.mean, one.low, one.high)) for one in alone
    ]


def test_a_collection_is_read_with_its_lists(data: Path) -> None:
    assert collection(data / "collections" / "own-word") == Collection(
        "own-word",
        tuple(Query(*row) for row in QUERIES),
        {"q1": {"d1": 2.0}, "q2": {"d2": 1.0, "d5": 0.0}, "q3": {"d3": 1.0, "d4": 1.0}},
        {"peer": {"q1": ("d2", "d1"), "q2": (), "q3": ("d3",)}},
    )


def test_queries_without_relevant_documents_are_left_out(data: Path) -> None:
    folder = data / "collections" / "own-word"
    with (folder / "queries.tsv").open("a", encoding="utf-8") as file:
        file.write("q4\tword\tلا حكم عليه\r\n")
    assert [query.id for query in collection(folder).queries] == ["q1", "q2", "q3"]


def test_a_sample_keeps_the_order_and_follows_the_seed(data: Path) -> None:
    whole = collection(data / "collections" / "own-word")
    many = replace(whole, queries=tuple(Query(f"q{n:02}", "t", "x") for n in range(40)))
    first, second, other = (sample(many, 9, seed).queries for seed in (1, 1, 2))
    assert first == second != other
    assert sorted(first, key=lambda query: query.id) == list(first)
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
        ("qrels.tsv", "query_id\tdocument_id\tgrade\nq1\td1\t0\n", "no query has a relevant"),
        ("queries.tsv", b"\xff\xfe", "queries.tsv: 'utf-8' codec"),
    ],
)
def test_what_is_wrong_with_a_collection_is_said(
    data: Path, name: str, content: str | bytes | None, message: str
) -> None:
    path = data / "collections" / "own-word" / name
    path.unlink()
    if content is not None:
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(BadCollection, match=re.escape(message)):
        collection(path.parent)


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
    with pytest.raises(BadCollection, match=message):
        document_ids(path)


def test_a_packed_corpus_that_is_cut_short_is_told(data: Path) -> None:
    path = data / "corpora" / "own.jsonl.gz"
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(BadCollection, match=r"own\.jsonl\.gz: Compressed file ended"):
        document_ids(path)


def test_every_option_is_documented() -> None:
    read = re.findall(r'add\("(--[a-z-]+)"', Path(told.__file__).read_text("utf-8"))
    section = (ROOT / "bench" / "README.md").read_text("utf-8").split("\n## Quality", 1)[1]
    assert re.findall(r"(?m)^\| `(--[a-z-]+)", section.split("\n## ")[0]) == read


def test_a_collection_stands_on_the_corpus_that_its_name_begins_with(data: Path) -> None:
    expected = (data / "collections" / "own-word", data / "corpora" / "own.jsonl.gz")
    assert options(["--data", str(data)]).collections == (expected,)
    assert options(["own-word", "--data", str(data)]).collections == (expected,)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nothing"], "nothing is no folder of a collection"),
        (["--collection", "x"], "--collection and --corpus belong together"),
        (["own-word", "--collection", "x", "--corpus", "y"], "either names"),
        (["--collection", ".", "--corpus", "y"], "bench.quality: y is no file; it would be"),
        (["--queries", "0"], "argument --queries: invalid"),
    ],
)
def test_what_is_wrong_with_the_options_is_said(
    data: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    with pytest.raises(SystemExit, match="2"):
        options([*arguments, "--data", str(data)])
    assert message in capsys.readouterr().err


def test_a_query_that_a_list_does_not_name_scores_nothing(data: Path) -> None:
    asked = collection(data / "collections" / "own-word")
    found = scored(asked, {"q1": ["d2", "d1"], "q3": ["d3"]})
    ideal = 1 + 1 / math.log2(3)
    assert found.unanswered == 1
    assert found.scores == pytest.approx(
        np.array([[1 / 2, 1 / math.log2(3), 1, 1], [0, 0, 0, 0], [1, 1 / ideal, 1 / 2, 1 / 2]])
    )


def a_run(name: str, tags: tuple[str, ...], ours: list[float], theirs: list[float]) -> Run:
    """One collection; each engine has the same value in all metrics."""
    mine, other = (
        Scored(np.array([[value] * len(METRICS) for value in told]), told.count(0.0))
        for told in (ours, theirs)
    )
    peers = {"lucene-ar": other}
    compared = differences(mine, peers, 200, seed=1)
    found = Found(name, 9_000, 2, 0.0125, tags, mine, peers, compared)
    header = ("2020-01-02", "abc1234", "a machine", "2/1", "made", "lucene-ar")
    return Run(*header, 200, 1, False, (found,), "Nothing helped.")


def test_targets_tell_how_near_a_run_comes() -> None:
    above = a_run("arcd", ("q", "q"), [0.54, 0.5], [0.5, 0.46])
    tags = a_run("morph", ("a", "b", "b"), [1.0, 0.7, 0.9], [0.0, 0.0, 0.0])
    other = a_run("elsewhere", ("q",), [1.0], [0.0])
    found = [
        [(target.name, value and round(value, 6), target.mark(value)) for target, value in told]
        for told in map(measured, (above, tags, other))
    ]
    assert found == [
        [("arcd: nDCG@10 above lucene-ar", 0.04, "✓ must")],
        [
            ("morph: recall@50, mean of the tags", 0.9, "✓ must"),
            ("morph: recall@50, lowest tag", 0.8, "✓ aim"),
        ],
        [],
    ]


def test_a_report_shows_engines_differences_and_tags() -> None:
    section = report(a_run("morph", ("a", "b"), [0.75, 0.25], [0.5, 0.0]))
    assert section.startswith("## 2020-01-02, commit abc1234: quality\n")
    shown = [
        "| morph: recall@50, lowest tag | 0.2500 | – | 0.7500 | ✗ aim |",
        "2 queries, 9,000 articles; 12.5 ms of processor time a query.",
        "Of the judged documents, 2 are not in the corpus.",
        "| **Khizana** | 0.5000 | 0.5000 | 0.5000 | 0.5000 | 0 |",
        "| lucene-ar (reference) | 0.2500 | 0.2500 | 0.2500 | 0.2500 | 1 |",
        "| lucene-ar | **+0.2500** [+0.2500, +0.2500] |",
        "| `b` | 1 | 0.250 | 0.250 | 0.250 | 0.000 |",
        "| **mean of the tags** | 2 | **0.500** | **0.500** | **0.500** | **0.250** |",
    ]
    assert [line for line in shown if line not in section] == []
    assert section.endswith("\n\nNothing helped.\n")


def bench(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bench.quality", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)


def test_the_product_is_asked_and_judged_and_its_archive_kept(data: Path) -> None:
    kept = data / "kept"
    first = bench("--data", data, "--keep", kept, "--reference", "peer", "--samples", "100")
    assert first.returncode == 0, first.stderr
    rows = [line.split(" | ") for line in first.stdout.splitlines()]
    (ours,) = [row[1:] for row in rows if row[0] == "| **Khizana**"]
    # d1, d2 and d3 come first; of the two documents of q3 no index could find d4.
    ideal = (2 + 1 / (1 + 1 / math.log2(3))) / 3
    assert ours == ["1.0000", f"{ideal:.4f}", f"{2.5 / 3:.4f}", f"{2.5 / 3:.4f}", "0 |"]
    assert "| `two` | 1 |" in first.stdout
    assert "indexing 6 articles" in first.stderr
    again = bench("--data", data, "--keep", kept, "--reference", "peer", "--samples", "100")
    assert "indexing" not in again.stderr
    assert figures(again.stdout) == figures(first.stdout)


def figures(section: str) -> str:
    """Without the times, which differ from run to run."""
    return re.sub(r"[\d.]+ ms", "", section)


def test_a_collection_elsewhere_is_judged_with_the_corpus_it_is_given(data: Path) -> None:
    elsewhere = data / "else"
    (data / "collections" / "own-word").rename(elsewhere)
    corpus = data / "corpora" / "own.jsonl.gz"
    done = bench(
        "--collection", elsewhere, "--corpus", corpus, "--queries", "2", "--titles", "none"
    )
    assert done.returncode == 0, done.stderr
    assert "### else\n\n2 queries, 6 articles" in done.stdout
    assert "A sample of the queries (seed 1)" in done.stdout
    assert "The title of an article is a blank." in done.stdout


def test_a_corpus_of_other_documents_is_refused_in_a_line(data: Path) -> None:
    corpus = data / "other.jsonl"
    corpus.write_text('{"id": "z", "text": "كتاب"}\n', "utf-8")
    folder = data / "collections" / "own-word"
    done = bench("--collection", folder, "--corpus", corpus)
    assert (done.returncode, done.stdout) == (1, "")
    message = f"bench.quality: own-word: no judged document is in {corpus}"
    assert done.stderr.splitlines()[-1] == message


def test_an_archive_that_the_bench_did_not_make_is_left_alone(data: Path) -> None:
    theirs = data / "kept" / "own-made" / "khizana.sqlite3"
    theirs.parent.mkdir(parents=True)
    theirs.write_bytes(b"a site")
    done = bench("--data", data, "--keep", data / "kept")
    assert (done.returncode, theirs.read_bytes()) == (1, b"a site")
    assert "holds an archive that this bench did not make" in done.stderr


def test_options_are_what_was_typed(data: Path) -> None:
    typed = ["--data", str(data), "--queries", "5", "--keep", "k", "--note", "x", "--record"]
    assert options(typed) == Options(
        ((data / "collections" / "own-word", data / "corpora" / "own.jsonl.gz"),),
        titles="made",
        reference="lucene-ar",
        queries=5,
        samples=10_000,
        seed=1,
        keep=Path("k"),
        scratch=None,
        record=True,
        note="x",
    )
