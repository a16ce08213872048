"""Where a measurement comes from, and where it is kept."""

from __future__ import annotations

import re
from pathlib import Path

from bench.harness.record import Provenance, append, provenance
from bench.harness.report import section, significant, table


def test_a_record_is_appended(tmp_path: Path) -> None:
    path = tmp_path / "RESULTS.md"
    path.write_text("# Results\n", "utf-8")
    append("## A run\n", path)
    assert path.read_text("utf-8") == "# Results\n\n## A run\n"


def test_a_run_knows_day_commit_and_machine() -> None:
    origin = provenance()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", origin.date)
    assert re.fullmatch(r"([0-9a-f]{7,}|unknown)(, changed)?", origin.commit)
    assert re.fullmatch(r".+, \d+ cores, \d+ GB of memory, .+, Python 3\.\d+\.\d+", origin.machine)


def test_a_section_has_a_heading_parts_and_a_note() -> None:
    where = Provenance("2020-01-02", "abc1234", "a machine")
    assert section(where, "speed", ["One.", "Two."], "Three.") == (
        "## 2020-01-02, commit abc1234: speed\n\nOne.\n\nTwo.\n\nThree.\n"
    )


def test_a_table_is_markdown() -> None:
    assert table(["a", "b"], [["1", "2"]]) == "| a | b |\n| --- | --- |\n| 1 | 2 |"


def test_numbers_have_three_significant_digits() -> None:
    values = [None, 0.0456, 0.5, 7.891, 78.91, 789.1, 7891.0]
    assert [significant(value) for value in values] == (
        ["–", "0.046", "0.500", "7.89", "78.9", "789", "7,891"]
    )
