"""Names of several words that stand for a word are found in texts where they stand together."""

from __future__ import annotations

import pytest

from search.folded_text import fold_in_place
from search.matcher import Matcher
from search.name_runs import AROUND, MOST_PLACES, READ, NameRuns
from search.parsing import parse

FAR = "كلمة " * AROUND


def runs(query: str, text: str) -> list[tuple[str, int]]:
    """What is found of each word, by its number, in order."""
    found = NameRuns(parse(query)).runs(fold_in_place(text))
    return [(text[start:end], word) for start, end, word in sorted(found)]


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("UN", "قالت الأمم المتحدة أمس", [("الأمم المتحدة", 0)]),
        ("UN", "وللأمم المتّحدة وأمم متحدة", [("وللأمم المتّحدة", 0), ("وأمم متحدة", 0)]),
        ("UN", "الأمم، المتحدة", [("الأمم، المتحدة", 0)]),  # as the index has it
        ("UN", "الأمم غير المتحدة، والولايات المتحدة", []),
        ("UN", "UN", []),
        ("السلام UN", "الأمم المتحدة", [("الأمم المتحدة", 1)]),
        ("السلام أو UN", "الأمم المتحدة", [("الأمم المتحدة", 1)]),
        ('"قوات UN"', "الأمم المتحدة", []),  # a phrase stands as it was typed
        ("UN", f"{FAR}الأمم المتحدة {FAR}الأمم المتحدة", [("الأمم المتحدة", 0)] * 2),
        ("CIA", "سي آي إيه", [("سي آي إيه", 0)]),
        ("CIA", f"{'سي ' * (2 * MOST_PLACES)}الاستخبارات", []),
        (
            "CIA",
            f"{'سي ' * (2 * MOST_PLACES)}وكالة الاستخبارات المركزية",
            [("وكالة الاستخبارات المركزية", 0)],
        ),
        ("أبوسعود", "حضر أبو السعود", [("أبو السعود", 0)]),
        ("UN", "ﷲ الأمم المتحدة", [("الأمم المتحدة", 0)]),  # a sign that may stand for several
        ("النيل", "نهر النيل", []),
        ("UN", "", []),
    ],
)
def test_a_name_is_found_where_its_words_stand_one_after_another(
    query: str, text: str, found: list[tuple[str, int]]
) -> None:
    assert runs(query, text) == found


@pytest.mark.parametrize(
    ("text", "looked_at"),
    [
        ("قالت الأمم المتحدة أمس", True),
        ("المتحدة، كما قالت الأمم", True),  # both are there, and no name: the analysis tells
        ("الولايات المتحدة", False),
        ("أمم أفريقيا", False),
        ("مُتَّحِدة وأُمم", True),
        ("كلمة", False),
    ],
)
def test_only_where_the_letters_of_all_words_of_a_name_stand_is_it_looked_for(
    text: str, looked_at: bool
) -> None:
    windows = NameRuns(parse("الأمم")), NameRuns(parse("UN"))
    assert [bool(list(one._windows(fold_in_place(text)))) for one in windows] == [False, looked_at]


def test_of_a_text_that_is_read_as_a_whole_the_beginning_is_read() -> None:
    assert runs("UN", f"ﷲ {'كلمة ' * READ} الأمم المتحدة") == []


def test_a_query_without_such_a_name_looks_for_none() -> None:
    assert [bool(NameRuns(parse(text))) for text in ("النيل", "UN", '"UN"')] == [False, True, False]


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("UN", "مقر الأمم المتحدة هنا", ["الأمم المتحدة"]),
        ("الأمم UN", "مقر الأمم المتحدة", ["الأمم", "الأمم المتحدة"]),
        ("مسؤول", "مسوول", ["مسوول"]),
        ("3", "بلغ 3.5 أو ٣", ["3.5", "٣"]),
        ("3", "بلغ 33", []),
        ("الله", "قال ﷺ", ["ﷺ"]),
    ],
)
def test_what_an_index_finds_is_found_in_the_text(query: str, text: str, found: list[str]) -> None:
    occurrences = Matcher(parse(query)).occurrences(fold_in_place(text))
    assert [text[one.start : one.end] for one in occurrences] == found
