"""The table of formats: complete rows, and no other list of formats beside it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from archive.ingest import readers
from archive.ingest.document import Record, Refusal, Refused
from archive.ingest.formats import FORMATS, Format, parse, table
from archive.ingest.parsers import plain_text
from archive.ingest.streams import whole_file
from archive.management.commands.import_articles import Command
from tests.archive.ingest.builders import SAMPLES, record

README = (Path(__file__).resolve().parents[3] / "README.md").read_text("utf-8")
ROW: dict[str, Any] = {
    "suffix": ".x",
    "media_type": "text/x",
    "reader": whole_file,
    "parser": plain_text.parse,
}


@pytest.mark.parametrize("part", ROW)
def test_a_row_without_a_part_fails_at_the_start(part: str) -> None:
    assert Format(**ROW).suffix == ".x"
    for row in (ROW | {part: None}, {name: ROW[name] for name in ROW if name != part}):
        with pytest.raises((ValueError, TypeError, AttributeError)):
            Format(**row)


@pytest.mark.parametrize(
    "wrong", [{"suffix": "x"}, {"suffix": ".X"}, {"suffix": ""}, {"media_type": "x"}]
)
def test_a_row_with_a_part_that_cannot_be_fails_at_the_start(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError):
        Format(**ROW | wrong)


@pytest.mark.parametrize("same", ["suffix", "media_type"])
def test_two_rows_for_one_suffix_or_media_type_fail_at_the_start(same: str) -> None:
    other = {"suffix": ".y", "media_type": "text/y"} | {same: ROW[same]}
    with pytest.raises(ValueError, match=same):
        table(Format(**ROW), Format(**ROW | other))


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.suffix)
def test_a_sample_of_each_format_is_read_and_parsed(row: Format, tmp_path: Path) -> None:
    sample = next(path for path in sorted(SAMPLES.iterdir()) if path.suffix == row.suffix)
    (tmp_path / f"a{row.suffix.upper()}").write_bytes(sample.read_bytes())
    records = [record for record in readers.read(tmp_path) if isinstance(record, Record)]
    assert {record.media_type for record in records} == {row.media_type}
    documents = [document for record in records for document in parse(record)]
    assert documents and all(document.paragraphs for document in documents)


def test_a_file_of_another_kind_is_refused_with_a_list_of_ours(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"x")
    (refused,) = readers.read(tmp_path / "a.png")
    assert isinstance(refused, Refused)
    assert refused.reason.split(": ")[1].split() == [row.suffix for row in FORMATS]


def test_the_readme_has_a_line_for_each_format_in_the_order_of_the_rows() -> None:
    lines = re.findall(r"^\| `(\.[^`]+)` \| `([^`]+/[^`]+)` \| \S", README, re.MULTILINE)
    rows = [(row.suffix, row.media_type) for row in FORMATS]
    assert lines == rows, "the table of files of README.md, in the order of the rows"


def test_the_command_names_the_formats() -> None:
    (named,) = re.findall(r"\((\..+?)\)", Command.help)
    assert named.split(", ") == [row.suffix for row in FORMATS]


def test_the_readme_names_the_formats_that_may_begin_with_facts() -> None:
    (named,) = re.findall(r"^(.+) may begin with a block of facts", README, re.MULTILINE)
    taking = [row.suffix for row in FORMATS if takes_facts(row)]
    assert re.findall(r"`(.+?)`", named) == taking, "the line of README.md below its table"


def takes_facts(row: Format) -> bool:
    try:
        documents = list(parse(record("---\nsource: الساحل\n---\nنص", row.media_type)))
    except Refusal:
        return False
    return [(document.source, document.paragraphs) for document in documents] == [
        ("الساحل", ("نص",))
    ]
