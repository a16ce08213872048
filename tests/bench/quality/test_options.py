"""The options of the quality bench."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.quality.options import QualityOptions, options


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


def test_options_are_what_was_typed(data: Path) -> None:
    typed = ["--data", str(data), "--queries", "5", "--keep", "k", "--note", "x", "--record"]
    assert options(typed) == QualityOptions(
        collections=((data / "collections" / "own-word", data / "corpora" / "own.jsonl.gz"),),
        titles="generated",
        reference="lucene-ar",
        queries=5,
        samples=10_000,
        seed=1,
        keep=Path("k"),
        trec=None,
        scratch=None,
        record=True,
        note="x",
    )


@pytest.mark.parametrize("name", ["generated", "made"])
def test_generated_titles_are_known_by_their_earlier_name(data: Path, name: str) -> None:
    assert options(["--data", str(data), "--titles", name]).titles == "generated"
