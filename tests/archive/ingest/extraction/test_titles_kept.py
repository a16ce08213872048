"""What stands above a text: a title, or a line that only looks like one."""

import pytest

from archive.ingest.document import Document
from archive.ingest.extraction.title import (
    ASKING_LENGTH,
    GENERATED,
    LINE_LENGTH,
    LONGEST,
    SECTIONS,
    first_line,
    generate_title,
    name_section,
    split_section,
    take_title,
)
from tests.archive.ingest.builders import BODY


def words(length: int) -> str:
    """A line so long, in whole words of three letters."""
    return ("بحر " * length)[: length - 3] + "سفن"


@pytest.mark.parametrize(
    ("line", "is_title"),
    [
        ("عودة السفن إلى الميناء", True),
        ("عودة السفن إلى الميناء..", True),
        *((f"عودة السفن إلى الميناء{mark}", False) for mark in ".:،؛,"),
        *((f"هل تعود السفن{mark}", True) for mark in ("؟", "!", "?", "؟»", '؟"')),
        (words(LINE_LENGTH), True),
        (words(LINE_LENGTH + 1), False),
        (words(ASKING_LENGTH - 1) + "؟", True),
        (words(ASKING_LENGTH) + "؟", False),
        *((f"{mark} عنوان", False) for mark in ("##", "**", "[[", "||", "==", "---", "{{")),
        ("<p>", False),
        ("# عنوان", True),
        ("12345", False),
        ("م", False),
        ("Port of the coast", False),
    ],
)
def test_a_line_above_a_text_is_its_title_or_not(line: str, is_title: bool) -> None:
    assert first_line([line, BODY]) == (line if is_title else "")
    assert first_line([line]) == first_line([]) == ""


def test_a_latin_title_stands_above_a_latin_text() -> None:
    assert first_line(["Port of the coast", "The ships came back."]) == "Port of the coast"


@pytest.mark.parametrize("section", SECTIONS.split("|"))
def test_every_section_is_split_from_its_title(section: str) -> None:
    assert split_section(f"{section} / عودة السفن") == (section, "عودة السفن")
    assert split_section(f"{section}/عودة السفن") == (section, "عودة السفن")
    for title in (f"{section} /", section, f"{section}: عودة السفن", f"خبر {section} / عودة"):
        assert split_section(title) == ("", title)


@pytest.mark.parametrize("part", ["أولى", "ثانية", "ثالثة", "رابعة", "خامسة", "أخيرة"])
@pytest.mark.parametrize("before", [" ", " / ", " - ", " – ", "/"])
def test_every_part_of_a_report_is_noted(part: str, before: str) -> None:
    document = name_section(Document((BODY,), title=f"عودة السفن{before}إضافة {part}"))
    note = f"جزء من خبر: إضافة {part}"
    assert document == Document((BODY,), title="عودة السفن").with_notes(note)


@pytest.mark.parametrize(
    ("title", "section", "kept"),
    [
        ("سياسي / عودة السفن", "", ("سياسي", "عودة السفن")),
        # what the file says comes first
        ("سياسي / عودة السفن", "محليات", ("محليات", "عودة السفن")),
        ("عودة السفن", "محليات", ("محليات", "عودة السفن")),
        # nothing else is there
        ("إضافة أولى", "", ("", "إضافة أولى")),
    ],
)
def test_a_section_of_the_file_and_a_title_stay(
    title: str, section: str, kept: tuple[str, str]
) -> None:
    named = name_section(Document((BODY,), title=title, section=section))
    assert (named.section, named.title) == kept


@pytest.mark.parametrize(
    ("paragraphs", "title", "expected"),
    [
        # the first line goes where it repeats the title, in any spelling
        (("عودة السفن", BODY), "عودة السفن", (BODY,)),
        (("عودةُ السُّفن", BODY), "عودة السفن", (BODY,)),
        (("عودة القوارب", BODY), "عودة السفن", ("عودة القوارب", BODY)),
        # unless nothing would be left
        (("عودة السفن",), "عودة السفن", ("عودة السفن",)),
    ],
)
def test_a_title_of_the_file_is_kept(
    paragraphs: tuple[str, ...], title: str, expected: tuple[str, ...]
) -> None:
    assert take_title(Document(paragraphs, title=title)) == Document(expected, title=title)


def test_a_basmala_above_a_title_opens_the_text() -> None:
    basmala = "بسم الله الرحمن الرحيم"
    taken = take_title(Document((basmala, "عودة السفن", BODY)))
    assert taken == Document((basmala, BODY), title="عودة السفن")


@pytest.mark.parametrize("line", ["بقلم: هدى الملاح", "12 أكتوبر 2021"])
def test_a_byline_or_a_date_is_no_title(line: str) -> None:
    document = Document((line, BODY))
    assert take_title(document) is document


@pytest.mark.parametrize(
    ("paragraphs", "title", "expected", "extra"),
    [
        (("عودة السفن إلى الميناء",), "", "عودة السفن إلى الميناء", {}),  # a headline alone
        (
            ("عاد البحارة جميعا إلى الميناء القديم.",),
            "",
            "عاد البحارة جميعا إلى الميناء القديم",
            {},
        ),
        (
            (BODY,),
            f"عاد البحارة جميعا إلى الميناء القديم. {'كلمة ' * LONGEST}",
            "عاد البحارة جميعا إلى الميناء القديم",
            {"title": f"عاد البحارة جميعا إلى الميناء القديم. {'كلمة ' * LONGEST}"},
        ),
    ],
)
def test_a_title_is_generated_where_there_is_none_or_a_paragraph(
    paragraphs: tuple[str, ...], title: str, expected: str, extra: dict[str, str]
) -> None:
    generated = generate_title(Document(paragraphs, title=title))
    assert generated == Document(paragraphs, title=expected, extra=extra).with_notes(GENERATED)


def test_the_longest_title_is_kept() -> None:
    kept = Document((BODY,), title="ب" * LONGEST)
    assert generate_title(kept) is kept
    assert generate_title(Document((BODY,), title="ب" * (LONGEST + 1))).title != "ب" * LONGEST
