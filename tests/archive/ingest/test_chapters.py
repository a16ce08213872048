"""Which parts of a book are articles of their own."""

from __future__ import annotations

import pytest

from archive.ingest.document import PartialDate
from archive.ingest.parsers import chapters as module
from archive.ingest.parsers.chapters import Chapter, Section, chapters, issued
from tests.archive.ingest.builders import day

TEXT = ("نص",)
LONG = ("كلمة " * 20,)


@pytest.fixture(autouse=True)
def short_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST", 150)
    monkeypatch.setattr(module, "TYPICAL", 500)
    monkeypatch.setattr(module, "TITLE_PAGE", 20)


def cut(*sections: Section) -> list[Chapter]:
    return list(chapters(sections))


def test_without_headings_a_book_is_one_article() -> None:
    assert cut(Section(0, "", TEXT)) == [Chapter("", TEXT)]
    assert cut() == [] == cut(Section(0, "", ()))


def test_it_is_cut_at_its_highest_headings_whatever_their_level() -> None:
    assert cut(Section(0, "", ()), Section(2, "أ", TEXT, "1"), Section(2, "ب", LONG, "2")) == [
        Chapter("أ", TEXT, key="1"),
        Chapter("ب", LONG, key="2"),
    ]


def test_headings_below_stay_as_lines() -> None:
    assert cut(Section(1, "أ", TEXT), Section(2, "أ1", TEXT), Section(3, "", TEXT)) == [
        Chapter("أ", ("نص", "أ1", "نص", "نص"))
    ]


def test_what_is_too_long_is_cut_at_its_headings_below() -> None:
    assert cut(
        Section(1, "أ", LONG),
        Section(2, "أ1", LONG),
        Section(3, "أ11", TEXT),
        Section(2, "أ2", LONG),
        Section(1, "ب", TEXT),
        Section(1, "ج", TEXT),
    ) == [
        Chapter("أ", LONG),
        Chapter("أ1", (*LONG, "أ11", *TEXT), ("أ",)),
        Chapter("أ2", LONG, ("أ",)),
        Chapter("ب", TEXT),
        Chapter("ج", TEXT),
    ]


def test_headings_are_those_of_articles_on_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    issues = (
        *(Section(1, "العدد 1", TEXT), Section(2, "أ", LONG), Section(2, "ب", LONG)),
        *(Section(1, "العدد 2", TEXT), Section(2, "ج", TEXT), Section(3, "د", TEXT)),
    )
    assert [chapter.title for chapter in cut(*issues)] == ["أ", "ب", "العدد 2"]
    monkeypatch.setattr(module, "TYPICAL", 60)
    assert cut(*issues) == [
        Chapter("أ", LONG, ("العدد 1",), page=TEXT),
        Chapter("ب", LONG, ("العدد 1",), page=TEXT),
        Chapter("ج", (*TEXT, "د", *TEXT), ("العدد 2",), page=TEXT),
    ]


def test_levels_may_be_left_out_and_stand_in_any_order() -> None:
    assert cut(
        Section(1, "أ", LONG),
        Section(5, "أ1", LONG),
        Section(3, "أ2", LONG),
        Section(4, "أ21", TEXT),
        Section(1, "ب", TEXT),
    ) == [
        Chapter("أ", LONG),
        Chapter("أ1", LONG, ("أ",)),
        Chapter("أ2", (*LONG, "أ21", *TEXT), ("أ",)),
        Chapter("ب", TEXT),
    ]


def test_one_heading_above_all_chapters_is_the_book_itself() -> None:
    assert cut(Section(1, "كتاب", ()), Section(2, "أ", TEXT), Section(2, "ب", TEXT)) == [
        Chapter("أ", TEXT, ("كتاب",)),
        Chapter("ب", TEXT, ("كتاب",)),
    ]
    assert cut(Section(1, "مقال", TEXT), Section(2, "أ", TEXT), Section(2, "ب", TEXT)) == [
        Chapter("مقال", ("نص", "أ", "نص", "ب", "نص"))
    ]


@pytest.mark.parametrize(
    ("book", "within", "page", "date"),
    [
        ("مجلة الساحل", "العدد 1", "العدد 1 - بتاريخ: 7 - 8 - 1910", day(1910, 8, 7)),
        ("مجلة الساحل", "العدد الأول، 7 آب 1910", "", day(1910, 8, 7)),
        ("مجلة الساحل", "العدد 1", "من 7 آب 1910 إلى 9 أيلول 1911", None),
        ("مجلة الساحل", "العدد 1", "", None),
        ("تاريخ الساحل", "الباب 1", "كُتب في 7 آب 1910", None),
    ],
)
def test_an_article_of_a_journal_has_the_day_of_its_issue(
    book: str, within: str, page: str, date: PartialDate | None
) -> None:
    chapter = Chapter("أ", TEXT, (within,), page=(page,) if page else ())
    assert issued(chapter, book) == date


def test_a_heading_without_text_is_no_article() -> None:
    assert cut(Section(1, "أ", ()), Section(1, "ب", TEXT)) == [Chapter("ب", TEXT)]


def test_a_page_with_the_title_alone_is_no_article() -> None:
    assert cut(Section(0, "", ("كتاب",)), Section(1, "أ", TEXT)) == [Chapter("أ", TEXT)]
    assert cut(Section(0, "", LONG), Section(1, "أ", TEXT)) == [
        Chapter("", LONG),
        Chapter("أ", TEXT),
    ]


@pytest.mark.parametrize("levels", [(1, 3, 2, 2, 4, 3, 1, 2), (2, 1, 1), (3, 2, 1, 2, 3), (1,) * 9])
def test_no_paragraph_of_a_long_chapter_is_lost(levels: tuple[int, ...]) -> None:
    sections = [Section(level, f"ع{at}", (f"نص {at} " * 5,)) for at, level in enumerate(levels)]
    text = "\n".join(line for chapter in cut(*sections) for line in chapter.paragraphs)
    assert [
        section.paragraphs[0] for section in sections if section.paragraphs[0] not in text
    ] == []
