"""A text as its page shows it: numbers of its paragraphs, and its headings."""

from __future__ import annotations

import pytest

from archive.paragraphs import LONG, Paragraph, contents, numbered

SECTION = "وهذه فقرة طويلة " * 8 + "تنتهي بنقطة."
SHORT = "فقرة قصيرة."


def body(*parts: str) -> str:
    return "\n\n".join(parts)


def headings(text: str) -> list[str]:
    return [one.text for one in numbered(text) if one.is_heading]


def sections(*names: str) -> str:
    """An opening, and a section under each name."""
    return body(SECTION, *(part for name in names for part in (name, SECTION)))


def test_paragraphs_are_numbered_from_one() -> None:
    assert numbered("أولى.\nسطرها الثاني.\n \n\n\nثانية.\n") == [
        Paragraph(1, "أولى.\nسطرها الثاني."),
        Paragraph(2, "ثانية."),
    ]
    assert numbered(" \n\n ") == []


def test_lines_before_sections_are_headings_where_there_are_several() -> None:
    assert headings(sections("نشأة السوق", "* باعة الكتب", "2 - من يشتري")) == [
        "نشأة السوق",
        "* باعة الكتب",
        "2 - من يشتري",
    ]
    assert headings(sections("نشأة السوق", "باعة الكتب")) == []


@pytest.mark.parametrize(
    "line",
    [
        "انتهى الأمر.",
        "من يشتري؟",
        "وقال البائع:",
        "«لا أبيع»",
        "هذه جملة تامة من أحد عشر لفظا لا تزيد على ذلك ولا تنقص",
        "* * *",
        "2015",
        "سطر\nوسطر",
    ],
)
def test_what_has_the_end_or_the_length_of_a_sentence_is_none(line: str) -> None:
    assert headings(sections("نشأة السوق", "باعة الكتب", "من يشتري", line)) == [
        "نشأة السوق",
        "باعة الكتب",
        "من يشتري",
    ]


def test_verses_and_lists_are_none() -> None:
    """Only what a longer paragraph follows is one, and what opens a text is not."""
    verses = ["قفا نبك من ذكرى حبيب ومنزل", "بسقط اللوى بين الدخول فحومل"] * 4
    assert headings(body(*verses, SHORT)) == []
    assert headings(body("عنوان فوق النص", SECTION, "نشأة السوق", SECTION, "باعة", SECTION)) == []


def test_a_heading_is_listed_without_its_sign() -> None:
    names = ["* لمحة", "• المركز", "- نظرة", "– آخر", "2020 عام البداية"]
    assert [Paragraph(1, name).name for name in names] == [
        "لمحة",
        "المركز",
        "نظرة",
        "آخر",
        "2020 عام البداية",
    ]


def test_contents_are_the_headings_of_a_long_text() -> None:
    short = numbered(sections("أول", "ثان", "ثالث"))
    long = [*short, Paragraph(8, "كلمة " * LONG)]
    assert contents(short) == []
    assert [one.number for one in contents(long)] == [2, 4, 6]
