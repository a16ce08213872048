import pytest

from archive.ingest.extraction.title import first_line, split_section
from tests.archive.ingest.builders import BODY, extracted


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
        ["SAHEL PORT OPENS", BODY],
        ["<DOC>", BODY],
        ["######OpenITI#", BODY],
        ["[[رابط]]", BODY],
        [],
    ],
)
def test_other_first_lines_are_not(lines: list[str]) -> None:
    assert first_line(lines) == ""


@pytest.mark.parametrize(
    "line",
    [
        'بالفيديو.. "مرفأ" يطلق قاربا يمشي فوق الماء',
        "بالتعاون مع صيادي الساحل.. شاب يصنع قاربا يطير فوق الماء ويدخل كتاب الأرقام",
        "هل يعود البحارة إلى الميناء القديم؟",
    ],
)
def test_a_headline_that_is_all_there_is_is_the_whole_title(line: str) -> None:
    found = extracted(line)
    assert (found.title, found.paragraphs) == (line, (line,))


def test_an_invocation_above_the_title_stays_in_the_text() -> None:
    found = extracted(f"بسم الله الرحمن الرحيم\nالميناء يفتح أبوابه\n{BODY}")
    assert found.title == "الميناء يفتح أبوابه"
    assert found.paragraphs == ("بسم الله الرحمن الرحيم", BODY)


def test_a_latin_line_may_be_the_title_of_a_latin_text() -> None:
    assert first_line(["The port opens", "It opened today."]) == "The port opens"


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
