import pytest

from archive.ingest.extraction.title import first_line, split_section
from tests.archive.ingest.builders import BODY


@pytest.mark.parametrize(
    "line",
    [
        "الميناء يفتح أبوابه",
        "هل يعود البحارة إلى الميناء القديم؟",
        "عاد البحر !",
        "حكاية بحر ..",
        "كلمة " * 28 + "؟",
    ],
)
def test_a_short_first_line_is_the_title(line: str) -> None:
    assert first_line([line, BODY]) == line.strip()


@pytest.mark.parametrize(
    "lines",
    [
        ["الميناء يفتح أبوابه"],
        [BODY, BODY],
        ["افتتح الميناء.", BODY],
        ["وفيما يلي الأسماء:", BODY],
        ["كلمة " * 40, BODY],
        ["381", BODY],
        ["***", BODY],
        [],
    ],
)
def test_other_first_lines_are_not(lines: list[str]) -> None:
    assert first_line(lines) == ""


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("سياسي / وصول الوفد", ("سياسي", "وصول الوفد")),
        ("عام / الميناء", ("عام", "الميناء")),
        ("وصول الوفد / صور", ("", "وصول الوفد / صور")),
        ("عام جديد", ("", "عام جديد")),
    ],
)
def test_the_section_of_an_agency_stands_before_the_title(
    title: str, parts: tuple[str, str]
) -> None:
    assert split_section(title) == parts
