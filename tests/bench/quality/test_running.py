"""The quality bench asks the product itself."""

from __future__ import annotations

import math
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bench.harness.process import HANG
from bench.harness.record import ROOT


def bench(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bench.quality", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=HANG)


def test_the_product_is_asked_and_judged_and_its_archive_kept(data: Path) -> None:
    kept, written = data / "kept", data / "trec"
    arguments = ("--data", data, "--keep", kept, "--reference", "peer", "--samples", "100")
    first = bench(*arguments, "--trec", written)
    assert first.returncode == 0, first.stderr
    rows = [line.split(" | ") for line in first.stdout.splitlines()]
    (ours,) = [row[1:] for row in rows if row[0] == "| **Khizana**"]
    # d1, d2 and d3 come first; of the two documents of q3 no index could find d4.
    ideal = (2 + 1 / (1 + 1 / math.log2(3))) / 3
    assert ours == ["1.0000", f"{ideal:.4f}", *[f"{2.5 / 3:.4f}"] * 3, "0 |"]
    assert "| `two` | 1 |" in first.stdout
    apart = re.search(r"\| apart \| ([\d,]+) \| ([\d.]+) \|", first.stdout)
    assert apart and float(apart[2]) >= 0.98
    assert "indexing 6 articles" in first.stderr
    runs = {path.name: path.read_text("utf-8") for path in (written / "own-word").iterdir()}
    assert sorted(runs) == ["khizana.run", "peer.run", "qrels.txt"]
    assert [line.split()[:4] for line in runs["khizana.run"].splitlines()] == [
        [query, "Q0", document, "1"]
        for query, document in (("q1", "d1"), ("q2", "d2"), ("q3", "d3"))
    ]
    again = bench(*arguments)
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


def test_a_corpus_of_other_documents_is_refused_in_a_line(data: Path, folder: Path) -> None:
    corpus = data / "other.jsonl"
    corpus.write_text('{"id": "z", "text": "كتاب"}\n', "utf-8")
    done = bench("--collection", folder, "--corpus", corpus)
    assert (done.returncode, done.stdout) == (1, "")
    message = f"bench.quality: own-word: no judged document is in {corpus}"
    assert done.stderr.splitlines()[-1] == message


def test_an_archive_that_the_bench_did_not_make_is_left_alone(data: Path) -> None:
    theirs = data / "kept" / "own-generated" / "khizana.sqlite3"
    theirs.parent.mkdir(parents=True)
    theirs.write_bytes(b"a site")
    done = bench("--data", data, "--keep", data / "kept")
    assert (done.returncode, theirs.read_bytes()) == (1, b"a site")
    assert "holds an archive that this bench did not make" in done.stderr


@pytest.mark.parametrize("name", ["ARTICLE_CODE", "INDEX_CODE"])
def test_what_a_kept_archive_is_made_by_is_in_the_checkout(name: str) -> None:
    """Otherwise a change of it would not be noticed."""
    from bench.quality import archive

    places = getattr(archive, name)
    assert [place for place in places if not any(archive.sources([place]))] == []
    with pytest.raises(FileNotFoundError):
        archive.code_hash([*places, "search/moved.py"])
