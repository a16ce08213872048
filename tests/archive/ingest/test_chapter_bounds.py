"""Where a book is cut: each bound on both of its sides."""

from __future__ import annotations

import pytest

from archive.ingest.parsers import chapters as module
from archive.ingest.parsers.chapters import (
    AROUND,
    LONGEST,
    NOT_READ,
    PERIODICALS,
    TITLE_PAGE,
    TYPICAL,
    Chapter,
    Section,
    chapters,
    is_periodical,
    issued,
    without_around,
)
from archive.ingest.parsers.running_lines import EDGE, PAGES, SHARE, joined, without_running_lines
from tests.archive.ingest.builders import day


def text(size: int) -> tuple[str, ...]:
    return ("ط" * size,)


def titles(*sections: Section) -> list[str]:
    return [chapter.title for chapter in chapters(sections)]


@pytest.mark.parametrize(
    ("size", "found"), [(LONGEST - 4, ["أ", "ت"]), (LONGEST - 3, ["أ", "ب", "ت"])]
)
def test_a_chapter_is_cut_beyond_the_longest(
    monkeypatch: pytest.MonkeyPatch, size: int, found: list[str]
) -> None:
    monkeypatch.setattr(module, "TYPICAL", LONGEST)
    half = size // 2
    assert (
        titles(
            Section(1, "أ", text(half)),
            Section(2, "ب", text(size - half + 2)),
            Section(1, "ت", text(300)),
        )
        == found
    )


@pytest.mark.parametrize(
    ("size", "found"), [(TITLE_PAGE, ["أ", "ب"]), (TITLE_PAGE + 1, ["", "أ", "ب"])]
)
def test_a_page_of_titles_is_short(size: int, found: list[str]) -> None:
    head = Section(0, "", text(size))
    assert titles(head, Section(1, "أ", text(9)), Section(1, "ب", text(9))) == found


@pytest.mark.parametrize(("size", "found"), [(0, ["كتاب"]), (1, ["أ", "ب"])])
def test_headings_are_chapters_where_they_stand_as_near_as_articles(
    size: int, found: list[str]
) -> None:
    book = Section(1, "كتاب", text(TITLE_PAGE))
    rest = TYPICAL - TITLE_PAGE - len("كتابأب")
    parts = (Section(2, "أ", text(10)), Section(2, "ب", text(rest - 10 + size)))
    assert titles(book, *parts) == found


def test_a_short_text_before_nothing_is_an_article() -> None:
    assert list(chapters([Section(1, "أ", ("نص",), "k")])) == [Chapter("أ", ("نص",), key="k")]
    assert list(chapters([Section(0, "", ("نص",))])) == [Chapter("", ("نص",))]


@pytest.mark.parametrize("word", PERIODICALS)
def test_a_periodical_is_known_by_its_first_word(word: str) -> None:
    assert is_periodical(f"{word} الساحل") and is_periodical(word)
    assert not is_periodical(f"تاريخ {word}")
    assert not is_periodical(f"و{word} الساحل")


@pytest.mark.parametrize(
    ("within", "page", "published"),
    [
        (("7 آب 1910",), (), day(1910, 8, 7)),
        ((), ("7 آب 1910",), day(1910, 8, 7)),
        (("7 آب 1910", "العدد 1"), (), None),
        (("7 آب 1910",), ("ثم 7 آب 1910",), None),
        (("العدد 1",), ("من 8 آب 1910", "إلى 9 آب 1910"), None),
        ((), (), None),
    ],
)
def test_an_issue_has_a_day_where_one_alone_is_named(
    within: tuple[str, ...], page: tuple[str, ...], published: object
) -> None:
    chapter = Chapter("أ", ("نص",), within, page=page)
    assert (issued(chapter, "مجلة الساحل"), issued(chapter, "الساحل")) == (published, None)


@pytest.mark.parametrize("title", sorted(AROUND))
def test_what_stands_around_a_text_is_left_out_and_said(title: str) -> None:
    inner = Section(1, "باب", ("نص",))
    for written in (title, title.upper(), f" {title} "):
        assert without_around([Section(1, written, ("نص",)), inner]) == (
            [inner],
            (NOT_READ.format(written),),
        )


def test_of_what_stands_around_each_is_said_once_and_else_nothing() -> None:
    inner = [Section(1, "باب الغلاف", ("نص",)), Section(2, "", ("نص",))]
    assert without_around(inner) == (inner, ())
    around = [Section(1, name, ()) for name in ("الغلاف", "الفهرس", "الغلاف")]
    assert without_around([*around, *inner]) == (inner, (NOT_READ.format("الغلاف، الفهرس"),))


@pytest.mark.parametrize(
    ("pages", "times", "goes"),
    [
        (2, 2, True),
        (2, 1, False),
        (3, 3, True),
        (3, 2, False),
        (PAGES, 3, True),
        (PAGES, 2, False),
        (10, 3, True),
        (10, 2, False),
        (20, 6, True),
        (20, 5, False),
    ],
)
def test_a_line_runs_where_enough_pages_have_it(pages: int, times: int, goes: bool) -> None:
    assert SHARE == 0.3
    book = [
        [
            *(["رأس"] if at < times else []),
            f"نص {chr(0x628 + at)} أول",
            f"نص {chr(0x628 + at)} ختام",
        ]
        for at in range(pages)
    ]
    bare = [[line for line in page if line != "رأس"] for page in book]
    assert without_running_lines(book) == (bare if goes else book)


@pytest.mark.parametrize(
    ("above", "left"),
    [
        (["رأس"], []),
        (["رأس", "ذيل"], []),
        (["رأس", "ذيل", "باب"], ["باب"]),
        (["{}", "رأس"], ["{}", "رأس"]),
    ],
)
def test_a_line_runs_at_the_edge_of_a_page_alone(above: list[str], left: list[str]) -> None:
    assert EDGE == 2
    places = ("أول", "ثان", "ثالث", "رابع")
    book = [[f"{letter} {place}" for place in places] for letter in "بتثجحخ"]
    for turn in (list, lambda lines: list(reversed(lines))):
        given = [turn([*(line.format(page[0]) for line in above), *page]) for page in book]
        bare = [turn([*(line.format(page[0]) for line in left), *page]) for page in book]
        assert without_running_lines(given) == bare


@pytest.mark.parametrize(
    ("line", "goes"),
    [
        ("12", True),
        ("- 12 -", True),
        ("[1234]", True),
        ("12345", False),
        ("١٢", True),
        ("xiv", True),
        ("XIV", False),
        ("ص 12", False),
        ("12.", True),
        ("* * *", False),
    ],
)
def test_a_number_alone_is_that_of_its_page(line: str, goes: bool) -> None:
    assert without_running_lines([["نص", line], ["آخر"]]) == [
        ["نص"] if goes else ["نص", line],
        ["آخر"],
    ]


@pytest.mark.parametrize("end", '.؟?!:؛…»)]”"')
def test_after_an_end_a_page_begins_a_line(end: str) -> None:
    for blank in ("", " "):
        assert joined([[f"نص{end}{blank}"], ["آخر"]]) == [f"نص{end}{blank}", "آخر"]


@pytest.mark.parametrize("end", ["", "،", "-", "ـ", "5", "«"])
def test_without_an_end_the_line_goes_on(end: str) -> None:
    assert joined([[f"نص{end}"], ["آخر", "ثالث"]]) == [f"نص{end} آخر", "ثالث"]
    assert joined([[f"نص{end}"], [""], ["آخر"]]) == [f"نص{end} آخر"]
