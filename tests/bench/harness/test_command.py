"""From options to a printed and recorded report."""

from __future__ import annotations

import pytest

from bench.harness import command as commands
from bench.harness.command import command
from bench.harness.errors import BadCorpus
from bench.harness.options import Options
from bench.harness.progress import Progress
from bench.harness.report import Report

RECORDED = Options(seed=1, scratch=None, record=True, note="")


@pytest.fixture
def record(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is recorded, instead of the file that is kept."""
    sections: list[str] = []
    monkeypatch.setattr(commands, "append", sections.append)
    return sections


def test_a_report_is_printed_and_recorded(
    record: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        command("bench.sample", RECORDED, lambda options, progress: Report("## A run\n"))
    assert not ended.value.code
    assert record == ["## A run\n"]
    assert capsys.readouterr().out == "## A run\n\n"


def test_a_broken_promise_is_recorded_and_fails(record: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        command("bench.sample", RECORDED, lambda options, progress: Report("## A run\n", False))
    assert (ended.value.code, record) == (1, ["## A run\n"])


def test_nothing_is_recorded_unasked(record: list[str]) -> None:
    options = Options(seed=1, scratch=None, record=False, note="")
    with pytest.raises(SystemExit):
        command("bench.sample", options, lambda options, progress: Report("## A run\n"))
    assert record == []


def test_a_bench_that_cannot_run_says_so_in_a_line(record: list[str]) -> None:
    def measure(options: Options, progress: Progress) -> Report:
        raise BadCorpus("news.jsonl: No such file or directory")

    with pytest.raises(SystemExit) as ended:
        command("bench.sample", RECORDED, measure)
    assert ended.value.code == "bench.sample: news.jsonl: No such file or directory"
    assert record == []


def test_progress_goes_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    Progress("corpus news: ")("indexing")
    out, err = capsys.readouterr()
    assert (out, err.partition(" s  ")[2]) == ("", "corpus news: indexing\n")
